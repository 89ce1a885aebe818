#include "engine/analysis/unitizing.hpp"

#include <algorithm>
#include <tuple>

namespace engine::analysis {

std::uint64_t covered(const std::vector<Unit>& units) {
  std::uint64_t sum = 0;
  for (const Unit& unit : units) sum += unit.end - unit.begin;
  return sum;
}

std::uint64_t shared(const std::vector<Unit>& a, const std::vector<Unit>& b) {
  std::uint64_t sum = 0;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    const std::uint32_t begin = std::max(left->begin, right->begin);
    const std::uint32_t end = std::min(left->end, right->end);
    if (begin < end) sum += end - begin;
    if (left->end < right->end)
      ++left;
    else
      ++right;
  }
  return sum;
}

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
