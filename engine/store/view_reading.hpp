// A study as reports see it: what is stored, as one value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/store/sql.hpp"
#include "engine/store/study.hpp"

namespace engine::store {

std::string load_title(SQLite::Database& database);

// Everything a report needs.
coding::StudyView load_view(SQLite::Database& database, const Look& look);
void add_source_positions(SQLite::Database& database, coding::StudyView& view);
std::optional<coding::Coding> load_last_suggestion(SQLite::Database& database,
                                                   const std::string& id);

// Reads neither the texts of the codings nor their evidence.
std::vector<CodeCount> load_code_counts(SQLite::Database& database);

}  // namespace engine::store
