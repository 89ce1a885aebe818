// How good the machine was, and what it missed.
#pragma once

#include <vector>

#include "engine/analysis/estimates.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

Table estimate_table(const std::vector<analysis::CodeRow>& rows, const coding::StudyView& view);
Table rule_precision_table(const std::vector<analysis::RuleVerdicts>& rows);
// Two coders on one sample, with Chapman's estimate of how many there are.
Table pairs_table(const std::vector<analysis::PairRow>& rows);

}  // namespace engine::report
