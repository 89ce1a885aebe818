// The page of --to html, and of --masked.
#pragma once

#include <string>
#include <vector>

#include "cli/export_job.hpp"
#include "engine/publish/page.hpp"

namespace cli {

// Without group tables. `material` outlives it.
engine::publish::PageContent page_of(const ExportJob& job,
                                     const engine::publish::Material& material);

// Codes by role and by each attribute, side by side.
std::vector<engine::report::Table> group_tables(const engine::publish::Material& material);

}  // namespace cli
