// A coefficient as it is reported: a value with its 95 % interval, or why one
// of them is missing.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/analysis/intervals.hpp"
#include "engine/analysis/measure.hpp"

namespace engine::analysis {

// Behind every interval that is a percentile bootstrap.
inline constexpr std::uint32_t kResamples = 2000;

struct Statistic {
  Measure measure;
  std::optional<Interval> interval;
  base::Message no_interval;  // filled exactly where there is a value without an interval

  // Why the value, or else the interval, is missing; empty where both are there.
  [[nodiscard]] const base::Message& reason() const {
    return measure.defined() ? no_interval : measure.reason;
  }
};

}  // namespace engine::analysis
