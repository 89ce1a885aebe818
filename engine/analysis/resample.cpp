#include "engine/analysis/resample.hpp"

#include <algorithm>

namespace engine::analysis {

std::optional<Interval> percentile_interval(std::vector<double> values) {
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

void add_interval(Statistic& statistic, std::vector<double> values) {
  if (2 * values.size() >= kResamples)
    statistic.interval = percentile_interval(std::move(values));
  else
    statistic.no_interval =
        base::message("geen interval: in de meeste steekproeven niet gedefinieerd",
                      "no interval: not defined in most resamples");
}

}  // namespace engine::analysis
