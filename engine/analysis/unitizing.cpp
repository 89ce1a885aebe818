#include "engine/analysis/unitizing.hpp"

#include <algorithm>
#include <tuple>

namespace engine::analysis {

std::uint64_t merge_overlaps(std::vector<Unit>& units) {
  std::ranges::sort(units, [](const Unit& a, const Unit& b) {
    return std::tie(a.code, a.begin, a.end) < std::tie(b.code, b.begin, b.end);
  });
  std::vector<Unit> merged;
  for (const Unit& unit : units)
    if (!merged.empty() && merged.back().code == unit.code && unit.begin < merged.back().end)
      merged.back().end = std::max(merged.back().end, unit.end);
    else
      merged.push_back(unit);
  const std::uint64_t joined = units.size() - merged.size();
  units = std::move(merged);
  std::ranges::sort(units);
  return joined;
}

}  // namespace engine::analysis
