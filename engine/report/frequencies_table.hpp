// Frequencies as a table; keys as in docs/reference/reports.md.
#pragma once

#include <vector>

#include "engine/analysis/frequencies.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// Keys: code, then what `by` adds (subcode: the part after the first dot;
// transcript; transcript and speaker; role; attribute:KEY), then the counts.
Table frequencies_table(const std::vector<analysis::FrequencyRow>& rows, const analysis::By& by,
                        const analysis::Selection& selection, const analysis::Decided& decided);

}  // namespace engine::report
