#include "engine/review/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/base/draws.hpp"

namespace engine::review {
namespace {

using coding::kStrata;
using coding::Mark;

constexpr auto kRest = static_cast<std::size_t>(Mark::rest);
constexpr auto kNear = static_cast<std::size_t>(Mark::near_miss);
constexpr auto kFlagged = static_cast<std::size_t>(Mark::flagged);

std::size_t index_of(Mark mark) { return static_cast<std::size_t>(mark); }

// By unit: the strongest of its marks.
std::vector<Mark> strata_of(const Frame& frame) {
  std::vector<Mark> strata(frame.units.size(), Mark::rest);
  for (const FrameMark& each : frame.marks)
    strata[each.unit] = std::max(strata[each.unit], each.mark);
  return strata;
}

// Counts the sentences of each code; by speaker first, who are few.
void count(const Frame& frame, const std::vector<Mark>& strata,
           std::vector<coding::SampledCode>& codes) {
  const std::size_t speakers = frame.applies.empty() ? 0 : frame.applies.front().size();
  std::vector<std::array<std::uint64_t, kStrata>> said(speakers);
  for (std::size_t unit = 0; unit < frame.units.size(); ++unit)
    ++said[frame.units[unit].speaker][index_of(strata[unit])];
  for (std::size_t code = 0; code < codes.size(); ++code) {
    codes[code].unflagged = {};
    codes[code].flagged = 0;
    for (std::size_t speaker = 0; speaker < speakers; ++speaker)
      if (frame.applies[code][speaker])
        for (std::size_t stratum = 0; stratum < kStrata; ++stratum)
          codes[code].unflagged[stratum] += said[speaker][stratum];
  }
  for (const FrameMark& each : frame.marks) {
    if (each.mark != Mark::flagged) continue;
    --codes[each.code].unflagged[kFlagged];
    ++codes[each.code].flagged;
  }
}

}  // namespace

StratumSizes allocate(const StratumSizes& units, const Plan& plan) {
  StratumSizes drawn{};
  drawn[kFlagged] = std::min(plan.decoys, units[kFlagged]);
  const std::uint64_t size = std::min(plan.size, units[kRest] + units[kNear]);
  const auto weight = [&](std::size_t stratum) {
    const double share = coding::kPlannedShares.at(stratum);
    return static_cast<double>(units.at(stratum)) * std::sqrt(share * (1 - share));
  };
  const double all = weight(kRest) + weight(kNear);
  if (all == 0) return drawn;
  const auto wanted =
      static_cast<std::uint64_t>(std::lround(static_cast<double>(size) * weight(kNear) / all));
  // Enough of both; as many as there are; and what one does not have the other gives.
  const std::uint64_t least = std::min(kLeast, size / 2);
  const std::uint64_t least_near =
      std::max(std::min(least, units[kNear]), size - std::min(size, units[kRest]));
  const std::uint64_t most_near = std::min(units[kNear], size - std::min(least, units[kRest]));
  drawn[kNear] = std::clamp(wanted, least_near, most_near);
  drawn[kRest] = size - drawn[kNear];
  return drawn;
}

coding::Sample draw(const Frame& frame, const Plan& plan) {
  const std::vector<Mark> strata = strata_of(frame);
  std::array<std::vector<std::uint32_t>, kStrata> units;
  for (std::uint32_t unit = 0; unit < strata.size(); ++unit)
    units.at(index_of(strata[unit])).push_back(unit);

  base::Draws draws{plan.seed};
  const StratumSizes sizes =
      allocate({units[kRest].size(), units[kNear].size(), units[kFlagged].size()}, plan);
  std::vector<std::uint32_t> drawn;
  for (std::size_t stratum = 0; stratum < kStrata; ++stratum) {
    base::draw_to_front(units.at(stratum), sizes.at(stratum), draws);
    drawn.insert(drawn.end(), units.at(stratum).begin(),
                 units.at(stratum).begin() + static_cast<std::ptrdiff_t>(sizes.at(stratum)));
  }
  base::draw_to_front(drawn, drawn.size(), draws);

  coding::Sample sample;
  sample.seed = plan.seed;
  sample.codes = frame.codes;
  count(frame, strata, sample.codes);
  std::vector<std::uint32_t> number_of(frame.units.size());  // 0: not drawn
  for (const std::uint32_t at : drawn) {
    const FrameUnit& unit = frame.units[at];
    coding::SampledUnit& sampled = sample.units.emplace_back();
    sampled.number = number_of[at] = static_cast<std::uint32_t>(sample.units.size());
    sampled.transcript = frame.transcripts[unit.transcript];
    sampled.sentence = unit.sentence;
    sampled.stratum = strata[at];
    for (std::uint32_t code = 0; code < frame.codes.size(); ++code)
      if (frame.applies[code][unit.speaker]) sampled.marks.emplace_back(code, Mark::rest);
  }
  for (const FrameMark& each : frame.marks) {
    if (number_of[each.unit] == 0) continue;
    for (auto& [code, mark] : sample.units[number_of[each.unit] - 1].marks)
      if (code == each.code) mark = each.mark;
  }
  return sample;
}

}  // namespace engine::review
