// Co-occurrence as a table and, for few codes, as a matrix; keys as in
// docs/reference/reports.md.
#pragma once

#include <optional>

#include "engine/analysis/cooccurrence.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// Each measure has a `…_reason` beside it, null where the measure is not;
// reasons are in English in all data. `only_meeting` leaves out the pairs that
// never meet, and says how many those are.
Table cooccurrence_table(const analysis::Cooccurrence& result, const analysis::Within& within,
                         analysis::Level level, const analysis::Selection& selection,
                         const analysis::Decided& decided, bool only_meeting);

// n12 of every two codes, shaded by the c-coefficient. Nothing for fewer than
// three codes and for more than a screen holds.
std::optional<Table> cooccurrence_matrix(const analysis::Cooccurrence& result);

}  // namespace engine::report
