// Rules as a table; keys as in docs/reference/reports.md.
#pragma once

#include <vector>

#include "engine/analysis/rules.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

Table rules_table(const std::vector<analysis::RuleRow>& rows, const analysis::Selection& selection,
                  const analysis::Decided& decided);

}  // namespace engine::report
