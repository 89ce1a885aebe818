// Groups side by side as a table; keys as in docs/reference/reports.md.
#pragma once

#include <vector>

#include "engine/analysis/group_rates.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// A row a code and group. Of two groups the second's row has the difference and
// the ratio, and in `against` the group that it is held against.
Table group_rates_table(const std::vector<analysis::CodeInGroups>& codes, const analysis::By& by,
                        const analysis::Selection& selection, const analysis::Decided& decided);

}  // namespace engine::report
