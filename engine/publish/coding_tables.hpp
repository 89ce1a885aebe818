// Codings as tidy tables: one value a cell.
#pragma once

#include <string>

#include "engine/publish/study_tables.hpp"

namespace engine::publish {

// The columns of `duiding codings` with the context, without what is a table of
// its own (evidence, memos); flags are words with spaces between.
report::Table codings_table(const Material& material);

// A row a coding and match: the words that a rule found.
report::Table evidence_table(const Material& material);

// A command that shows why a coding is there, as a shell on any system takes it.
std::string why_command(const std::string& study, const std::string& transcript,
                        text::CodePointOffset at);

}  // namespace engine::publish
