// Two versions of a codebook side by side, and what the newer one does to a study.
#pragma once

#include <vector>

#include "engine/analysis/changes.hpp"
#include "engine/codebook/diff.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

Table codebook_diff_table(const std::vector<codebook::Difference>& differences);

// `view`: of the study, for the names of its transcripts.
Table coding_changes_table(const std::vector<analysis::CodingChange>& changes,
                           const coding::StudyView& view);

}  // namespace engine::report
