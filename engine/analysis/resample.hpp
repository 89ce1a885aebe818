// The percentile bootstrap (Efron & Tibshirani 1993). What is not independent, such
// as the sentences of one interview, is a cluster, and is drawn whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "engine/analysis/statistic.hpp"
#include "engine/base/draws.hpp"

namespace engine::analysis {

using Resample = std::vector<std::uint32_t>;  // which clusters were drawn

// Calls `take` kResamples times with a resample: from each stratum as many clusters
// as it has, each drawn from all of them. Clusters are numbered from 0 on, through the
// strata. Equal sizes and seeds give equal resamples.
template <class Take>
void resample(const std::vector<std::size_t>& sizes_of_strata, std::uint64_t seed, Take take) {
  base::Draws draws{seed};
  Resample drawn(std::accumulate(sizes_of_strata.begin(), sizes_of_strata.end(), std::size_t{0}));
  for (std::uint32_t i = 0; i < kResamples; ++i) {
    std::uint32_t begin = 0;
    for (const std::size_t size : sizes_of_strata) {
      const auto end = begin + static_cast<std::uint32_t>(size);
      for (std::uint32_t at = begin; at < end; ++at) drawn[at] = begin + draws.below(end - begin);
      begin = end;
    }
    take(std::as_const(drawn));
  }
}

// The 2.5 % and 97.5 % points of the values (type 7 of Hyndman & Fan 1996, as
// R and NumPy do). Nothing for no values.
std::optional<Interval> percentile_interval(std::vector<double> values);

// Gives a statistic that has a value its interval, or says why it has none. `values`:
// of the resamples in which it is defined; from a minority of all, an interval would
// say little.
void add_interval(Statistic& statistic, std::vector<double> values);

}  // namespace engine::analysis
