#include "engine/analysis/intervals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::analysis {

std::optional<Interval> wilson(std::uint64_t successes, std::uint64_t trials, double z) {
  assert(successes <= trials);
  if (trials == 0) return std::nullopt;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double z2 = z * z;
  const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  // Rounding may step over the ends by one part in 10^16.
  Interval interval{std::clamp(centre - half, 0.0, p), std::clamp(centre + half, p, 1.0)};
  if (successes == 0) interval.low = 0;
  if (successes == trials) interval.high = 1;
  return interval;
}

}  // namespace engine::analysis
