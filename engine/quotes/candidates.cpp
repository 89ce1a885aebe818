#include "engine/quotes/candidates.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/hash.hpp"
#include "engine/base/utf8.hpp"

namespace engine::quotes {
namespace {

using coding::Coding;
using coding::Status;

// Code points of a quote that fits on a slide and still tells something.
constexpr std::size_t kShortest = 60, kLongest = 320;

bool is_reviewed(Status status) {
  return status == Status::accepted || status == Status::changed || status == Status::added;
}

bool is_of(std::string_view coding, std::string_view code) {
  return coding == code || (coding.starts_with(code) && coding[code.size()] == '.');
}

// Lower is better.
std::tuple<int, int, int, std::string> rank(const Coding& coding, std::uint64_t seed) {
  base::Hasher hasher;
  hasher.field(seed).field(coding.id);
  const std::size_t length = base::count_code_points(coding.text);
  return {is_reviewed(coding.status) ? 0 : 1,
          coding.tier == codebook::Tier::hint || coding.topic_missing ? 1 : 0,
          length < kShortest || length > kLongest ? 1 : 0, base::to_hex(hasher.finish(), 8)};
}

}  // namespace

std::vector<const Coding*> candidates(const coding::StudyView& view, std::string_view code,
                                      std::uint64_t seed, std::size_t at_most) {
  std::vector<std::pair<decltype(rank({}, 0)), const Coding*>> left;
  for (const Coding& coding : view.codings)
    if (is_of(coding.code, code) && coding.voice == codebook::Voice::own &&
        coding.status != Status::rejected)
      left.emplace_back(rank(coding, seed), &coding);
  std::ranges::sort(left);

  std::vector<const Coding*> picked;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> of_speaker;
  std::map<std::uint32_t, std::uint32_t> of_transcript;
  std::map<std::string_view, std::uint32_t> of_code;
  while (!left.empty() && picked.size() < at_most) {
    const auto use = [&](const auto& candidate) {
      const auto& [ranked, coding] = candidate;
      return std::tuple{std::get<0>(ranked), of_speaker[{coding->transcript, coding->speaker}],
                        of_transcript[coding->transcript], of_code[coding->code], ranked};
    };
    const auto best = std::ranges::min_element(left, {}, use);
    const Coding& coding = *best->second;
    // One sentence is one quote, whatever sub-codes it has.
    const bool seen = std::ranges::any_of(picked, [&](const Coding* other) {
      return other->transcript == coding.transcript && other->segment.span == coding.segment.span;
    });
    if (!seen) {
      picked.push_back(&coding);
      ++of_speaker[{coding.transcript, coding.speaker}];
      ++of_transcript[coding.transcript];
      ++of_code[coding.code];
    }
    left.erase(best);
  }
  return picked;
}

}  // namespace engine::quotes
