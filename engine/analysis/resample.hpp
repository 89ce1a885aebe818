// Draws for bootstrap intervals: the same numbers on every machine and with
// every compiler, which the distributions of <random> do not promise.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "engine/analysis/intervals.hpp"

namespace engine::analysis {

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_{seed} {}

  // Uniform in [0, bound), without bias (Lemire 2019, ACM TOMACS 29(1)). bound > 0.
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = (engine_() >> 32) * bound;
    if (static_cast<std::uint32_t>(product) < bound)  // else the division is not needed
      for (const std::uint32_t biased = -bound % bound;
           static_cast<std::uint32_t>(product) < biased;)
        product = (engine_() >> 32) * bound;
    return static_cast<std::uint32_t>(product >> 32);
  }

 private:
  std::mt19937_64 engine_;
};

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
