// A number that may not be defined: a value, or the reason why there is none.
#pragma once

#include <optional>

#include "engine/base/message.hpp"

namespace engine::analysis {

struct Measure {
  std::optional<double> value;
  base::Message reason;  // filled exactly where there is no value

  static Measure of(double value) { return {value, {}}; }
  static Measure undefined(base::Message reason) { return {std::nullopt, std::move(reason)}; }
  [[nodiscard]] bool defined() const { return value.has_value(); }
};

}  // namespace engine::analysis
