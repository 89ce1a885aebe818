// A sample drawn from sentences written out by hand, and from random ones.
#include "engine/review/drawing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace engine;
using coding::Mark;
using review::Frame;
using review::Plan;
using review::StratumSizes;

namespace {

// Speaker 0 is reached by both codes, speaker 1 by the second alone.
Frame random_frame(std::uint32_t seed) {
  std::mt19937 random{seed};
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  Frame frame;
  frame.transcripts = {"t0", "t1"};
  frame.codes.resize(2);
  frame.codes[0].code = "a";
  frame.codes[1].code = "b";
  frame.applies = {{true, false}, {true, true}};
  const std::uint32_t units = below(400);
  for (std::uint32_t at = 0; at < units; ++at) {
    frame.units.push_back({at % 2, below(2), at / 3, at});
    for (std::uint32_t code = 0; code < 2; ++code)
      if (frame.applies[code][frame.units.back().speaker] && below(4) == 0)
        frame.marks.push_back({at, code, below(2) == 0 ? Mark::near_miss : Mark::flagged});
  }
  return frame;
}

Mark mark_of(const Frame& frame, std::uint32_t unit, std::uint32_t code) {
  for (const review::FrameMark& each : frame.marks)
    if (each.unit == unit && each.code == code) return each.mark;
  return Mark::rest;
}

}  // namespace

TEST_CASE("a sample is divided over the strata as they can give", "[review][sample]") {
  struct Row {
    const char* why;
    StratumSizes units;  // rest, near miss, flagged
    Plan plan;
    StratumSizes drawn;
  };
  const Row row = GENERATE(values<Row>({
      {"near misses have the code more often, so more of them",
       {4000, 400, 300},
       {200, 40},
       {171, 29, 40}},
      {"at least ten of each", {100000, 100, 300}, {200, 40}, {190, 10, 40}},
      {"no more than there are", {50, 6, 3}, {200, 40}, {50, 6, 3}},
      {"what one stratum lacks the other gives", {20, 5000, 0}, {200, 40}, {10, 190, 0}},
      {"all near misses, where they are few", {5000, 4, 0}, {200, 40}, {196, 4, 0}},
      {"no near misses", {5000, 0, 0}, {200, 0}, {200, 0, 0}},
      {"nothing but near misses", {0, 300, 0}, {200, 0}, {0, 200, 0}},
      {"nothing to draw", {0, 0, 0}, {200, 40}, {0, 0, 0}},
      {"one sentence", {5, 5, 5}, {1, 1}, {0, 1, 1}},
  }));
  CAPTURE(row.why);
  CHECK(review::allocate(row.units, row.plan) == row.drawn);
}

TEST_CASE("what is drawn is as large as asked, or all there is", "[review][sample][property]") {
  std::mt19937 random{20};
  for (int trial = 0; trial < 3000; ++trial) {
    const StratumSizes units{random() % 60, random() % 60, random() % 30};
    const Plan plan{random() % 130, random() % 40, 1};
    CAPTURE(units[0], units[1], units[2], plan.size, plan.decoys);
    const StratumSizes drawn = review::allocate(units, plan);
    CHECK(drawn[2] == std::min(units[2], plan.decoys));
    CHECK(drawn[0] + drawn[1] == std::min(plan.size, units[0] + units[1]));
    CHECK(drawn[0] <= units[0]);
    CHECK(drawn[1] <= units[1]);
    if (plan.size >= 2 && units[0] > 0 && units[1] > 0) {
      CHECK(drawn[0] > 0);
      CHECK(drawn[1] > 0);
    }
  }
}

TEST_CASE("a sample says of each sentence and code what the frame says",
          "[review][sample][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  CAPTURE(seed);
  const Frame frame = random_frame(seed);
  const coding::Sample sample = review::draw(frame, {60, 12, seed});
  // An oracle that looks at every sentence.
  std::vector<coding::SampledCode> expected = frame.codes;
  std::map<std::uint32_t, Mark> strata;
  for (std::uint32_t unit = 0; unit < frame.units.size(); ++unit) {
    Mark stratum = Mark::rest;
    for (std::uint32_t code = 0; code < 2; ++code)
      stratum = std::max(stratum, mark_of(frame, unit, code));
    strata[unit] = stratum;
    for (std::uint32_t code = 0; code < 2; ++code) {
      if (!frame.applies[code][frame.units[unit].speaker]) continue;
      if (mark_of(frame, unit, code) == Mark::flagged)
        ++expected[code].flagged;
      else
        ++expected[code].unflagged[static_cast<std::size_t>(stratum)];
    }
  }
  CHECK(sample.codes == expected);
  std::set<std::uint32_t> seen;
  for (std::size_t at = 0; at < sample.units.size(); ++at) {
    const coding::SampledUnit& unit = sample.units[at];
    CHECK(unit.number == at + 1);
    CHECK(seen.insert(unit.sentence).second);  // a sentence's number is its unit's here
    CHECK(unit.stratum == strata.at(unit.sentence));
    CHECK(unit.transcript == frame.transcripts[frame.units[unit.sentence].transcript]);
    std::vector<std::pair<std::uint32_t, Mark>> marks;
    for (std::uint32_t code = 0; code < 2; ++code)
      if (frame.applies[code][frame.units[unit.sentence].speaker])
        marks.emplace_back(code, mark_of(frame, unit.sentence, code));
    CHECK(unit.marks == marks);
  }
  CHECK(review::draw(frame, {60, 12, seed}) == sample);
  if (sample.units.size() > 20)
    CHECK(review::draw(frame, {60, 12, seed + 1}).units != sample.units);
}

TEST_CASE("the order in which units are judged tells nothing of their stratum",
          "[review][sample]") {
  // 40 of 200 are flagged. Where they stand on average, over many draws, is the
  // middle, and the first is one of them as often as any other is.
  const std::uint32_t seed = 5;
  CAPTURE(seed);
  Frame frame;
  frame.transcripts = {"t"};
  frame.codes.resize(1);
  frame.applies = {{true}};
  for (std::uint32_t unit = 0; unit < 1000; ++unit) {
    frame.units.push_back({0, 0, unit, unit});
    if (unit % 5 < 2)
      frame.marks.push_back({unit, 0, unit % 5 == 0 ? Mark::near_miss : Mark::flagged});
  }
  double places = 0, first = 0;
  constexpr int kDraws = 500;
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
    const coding::Sample sample = review::draw(frame, {160, 40, seed * 1000 + draw});
    REQUIRE(sample.units.size() == 200);
    for (const coding::SampledUnit& unit : sample.units)
      if (unit.stratum == Mark::flagged) places += unit.number;
    first += sample.units.front().stratum == Mark::flagged ? 1 : 0;
  }
  CHECK(places / (kDraws * 40) == Approx(100.5).margin(2));
  CHECK(first / kDraws == Approx(0.2).margin(0.07));
}

TEST_CASE("every sentence of a stratum is drawn as often as any other", "[review][sample]") {
  Frame frame;
  frame.transcripts = {"t"};
  frame.codes.resize(1);
  frame.applies = {{true}};
  for (std::uint32_t unit = 0; unit < 20; ++unit) frame.units.push_back({0, 0, unit, unit});
  std::vector<int> drawn(20);
  constexpr int kDraws = 4000;
  for (std::uint64_t seed = 1; seed <= kDraws; ++seed)
    for (const coding::SampledUnit& unit : review::draw(frame, {5, 0, seed}).units)
      ++drawn[unit.sentence];
  for (const int times : drawn) CHECK(times == Approx(kDraws / 4.0).margin(120));  // 4.4 s.d.
}

TEST_CASE("a sample's id is that of its content", "[review][sample]") {
  coding::Sample sample = review::draw(random_frame(7), {60, 12, 3});
  const std::string id = coding::sample_id(sample);
  CHECK(id.size() == 16);
  sample.at = "2026-11-22T10:00:00.000Z";
  CHECK(coding::sample_id(sample) == id);
  SECTION("another seed") { ++sample.seed; }
  SECTION("other tiers") { sample.tiers = {codebook::Tier::precise}; }
  SECTION("another codebook") { sample.codes[1].codebook_digest = "x"; }
  SECTION("another finding") { sample.codes[0].found = "x"; }
  SECTION("another unit") { ++sample.units[4].sentence; }
  SECTION("one unit less") { sample.units.pop_back(); }
  CHECK(coding::sample_id(sample) != id);
}
