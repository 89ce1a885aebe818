// What csv, xlsx and html are made of: a study's tables and what was done with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/export_job.hpp"
#include "engine/publish/facts.hpp"
#include "engine/publish/page.hpp"
#include "engine/publish/study_tables.hpp"

namespace cli {

// `layer` of the reports; codings are those of the job.
engine::publish::Material material_of(const ExportJob& job);

engine::publish::Facts facts_of(const ExportJob& job);

// Definitions of all codes, codebook order.
std::vector<engine::publish::CodeText> code_texts(const ExportJob& job);

// When the study last changed, in seconds since 1970 (UTC).
std::int64_t last_change(const engine::store::Study& study);

}  // namespace cli
