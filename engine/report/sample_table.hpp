// Samples that are judged blind: the units as their coder sees them, what can be
// expected of a sample, which there are, and what was judged.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/estimates.hpp"
#include "engine/coding/sample.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// Nothing here may tell what the machine made of the unit.
struct UnitLine {
  std::uint32_t unit = 0;
  std::string text, before, after;
};
Table units_table(const coding::Sample& sample, const std::vector<UnitLine>& units);

// For recalls to choose from, the interval that each would give on average.
inline constexpr std::array<double, 3> kExpectedRecalls{0.5, 0.7, 0.9};
struct CodePlan {
  std::string code;
  analysis::CodeSample planned;
  std::array<std::optional<analysis::Interval>, kExpectedRecalls.size()> expected;
};
Table plan_table(const coding::Sample& sample, const std::vector<CodePlan>& codes);

struct SampleLine {
  const coding::Sample* sample = nullptr;
  std::vector<analysis::JudgedCount> coders;
  bool current = true;  // tells of the study as it is, for each of its codes
};
Table samples_table(const std::vector<SampleLine>& samples);

struct JudgingLine {
  std::string sample, coder;
  std::uint64_t taken = 0, again = 0, changed = 0, judged = 0, units = 0;
};
Table judgings_table(const std::vector<JudgingLine>& lines);

}  // namespace engine::report
