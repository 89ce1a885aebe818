// Intervals for proportions.
#pragma once

#include <cstdint>
#include <optional>

namespace engine::analysis {

struct Interval {
  double low = 0;
  double high = 1;
};

// The score interval for `successes` of `trials`, without continuity
// correction; `z` is the normal quantile (1.96… for 95 %). Lies within [0, 1]
// and holds the observed proportion. Nothing for 0 trials.
// Source: Wilson 1927, J. Am. Stat. Assoc. 22(158), 209-212.
inline constexpr double kZ95 = 1.959963984540054;
std::optional<Interval> wilson(std::uint64_t successes, std::uint64_t trials, double z = kZ95);
// The same where a sample is worth another number of trials than it has; more than 0.
Interval wilson_share(double share, double trials, double z = kZ95);

}  // namespace engine::analysis
