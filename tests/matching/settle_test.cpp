// Which of many matches are told, and what lies near one: against the
// definitions, by trying all pairs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <random>
#include <tuple>
#include <vector>

#include "engine/matching/settle.hpp"
#include "engine/matching/span_set.hpp"

using namespace engine::matching;

namespace {

Stretch random_span(std::mt19937& random, std::uint32_t most) {
  const std::uint32_t begin = random() % most;
  return {begin, begin + 1 + static_cast<std::uint32_t>(random() % 6)};
}

bool lies_within(Stretch inner, Stretch outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool same(const Judged& a, const Judged& b) {
  return a.rule == b.rule && a.span == b.span && a.pattern == b.pattern &&
         a.verdict.survives == b.verdict.survives && a.verdict.voice == b.verdict.voice;
}

}  // namespace

TEST_CASE("the matches that are told are the minimal ones of their fate", "[matching][settle]") {
  const auto seed = GENERATE(range(0U, 200U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  std::vector<Judged> all;
  for (int i = 0; i < 25; ++i) {
    Judged match;
    match.rule = random() % 2;
    match.span = random_span(random, 15);
    match.pattern = static_cast<std::uint32_t>(i);
    match.verdict.survives = random() % 3 != 0;
    match.verdict.voice = static_cast<engine::codebook::Voice>(random() % 2);
    all.push_back(match);
  }
  std::vector<Judged> expected;
  const auto same_fate = [](const Judged& a, const Judged& b) {
    return a.rule == b.rule && a.verdict.survives == b.verdict.survives &&
           (!a.verdict.survives || a.verdict.voice == b.verdict.voice);
  };
  for (const Judged& match : all)
    if (std::none_of(all.begin(), all.end(), [&](const Judged& other) {
          return same_fate(match, other) && lies_within(other.span, match.span) &&
                 (other.span != match.span || other.pattern < match.pattern);
        }))
      expected.push_back(match);
  std::vector<Judged> told = all;
  Settler settler;
  settler.keep_minimal(told, 0);
  const auto in_order = [](const Judged& a, const Judged& b) {
    return std::tie(a.rule, a.span.begin, a.span.end, a.pattern) <
           std::tie(b.rule, b.span.begin, b.span.end, b.pattern);
  };
  std::sort(expected.begin(), expected.end(), in_order);
  REQUIRE(std::equal(told.begin(), told.end(), expected.begin(), expected.end(), same));

  std::erase_if(expected, [&](const Judged& match) {
    return !match.verdict.survives &&
           std::any_of(told.begin(), told.end(), [&](const Judged& other) {
             return other.verdict.survives && other.rule == match.rule &&
                    other.span.begin < match.span.end && match.span.begin < other.span.end;
           });
  });
  settler.drop_overlapped(told);
  REQUIRE(std::equal(told.begin(), told.end(), expected.begin(), expected.end(), same));
}

TEST_CASE("a set of spans answers as trying all spans would", "[matching][settle]") {
  const auto seed = GENERATE(range(0U, 200U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  SpanSet set;
  std::vector<Stretch> all;
  for (std::uint32_t i = random() % 8; i > 0; --i) {
    const Stretch shortest = random_span(random, 12);
    const Stretch longest{shortest.begin, shortest.end + static_cast<std::uint32_t>(random() % 3)};
    set.add(shortest.begin, shortest.end, longest.end);
    all.push_back(shortest);
    all.push_back(longest);
  }
  set.seal();
  CHECK(set.empty() == all.empty());
  for (std::uint32_t begin = 0; begin < 20; ++begin) {
    std::optional<std::uint32_t> greatest_end;
    std::optional<std::uint32_t> least_begin;
    for (const Stretch span : all) {
      if (span.begin < begin) greatest_end = std::max(greatest_end.value_or(0), span.end);
      if (span.end > begin) least_begin = std::min(least_begin.value_or(99), span.begin);
    }
    CAPTURE(begin);
    CHECK(set.end_of_those_before(begin) == greatest_end);
    CHECK(set.begin_of_those_after(begin) == least_begin);
    for (std::uint32_t end = begin; end < 22; ++end)
      CHECK(set.any_within({begin, end}) == std::any_of(all.begin(), all.end(), [&](Stretch span) {
              return lies_within(span, {begin, end});
            }));
  }
}
