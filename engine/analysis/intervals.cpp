#include "engine/analysis/intervals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::analysis {

Interval wilson_share(double share, double trials, double z) {
  assert(share >= 0 && share <= 1 && trials > 0);
  const double z2 = z * z;
  const double centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const double half =
      z / (1 + z2 / trials) * std::sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
  // Rounding may step over the ends by one part in 10^16.
  Interval interval{std::clamp(centre - half, 0.0, share), std::clamp(centre + half, share, 1.0)};
  if (share == 0) interval.low = 0;
  if (share == 1) interval.high = 1;
  return interval;
}

std::optional<Interval> wilson(std::uint64_t successes, std::uint64_t trials, double z) {
  assert(successes <= trials);
  if (trials == 0) return std::nullopt;
  const auto n = static_cast<double>(trials);
  return wilson_share(static_cast<double>(successes) / n, n, z);
}

}  // namespace engine::analysis
