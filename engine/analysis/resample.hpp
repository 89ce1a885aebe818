// Bootstrap intervals.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/analysis/intervals.hpp"
#include "engine/base/draws.hpp"

namespace engine::analysis {

using base::Draws;

// The 2.5 % and 97.5 % points of the values (type 7 of Hyndman & Fan 1996, as
// R and NumPy do). Nothing for no values.
inline std::optional<Interval> percentile_interval(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
  };
  return Interval{at(0.025), at(0.975)};
}

}  // namespace engine::analysis
