// What a study's tables keep only as it is now, taken back to a moment: roles and
// attributes by the log, codebooks by their stored sources.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/sql.hpp"

namespace engine::store {

// Undoes the changes of roles and attributes made after `at`. One whose words were erased,
// or that something else has changed since, stays.
void undo_changes(SQLite::Database& database, const std::string& at,
                  std::vector<coding::TranscriptView>& transcripts);

// The codebooks that runs up to this one applied last, in the order of their first use.
// Throws base::Failure where one can no longer be read.
std::vector<codebook::Codebook> codebooks_after(SQLite::Database& database, std::int64_t run);

}  // namespace engine::store
