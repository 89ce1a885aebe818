// What people decided, as entries of the log.
#pragma once

#include <string>
#include <vector>

#include "engine/coding/decision.hpp"
#include "engine/store/log_table.hpp"

namespace engine::store {

// Returns the event's id.
std::string append_event(LogTable& log, const coding::Event& event);

// All of transcripts that are not deleted, in their order.
std::vector<coding::Event> load_events(SQLite::Database& database);

// Texts that a newer one replaced, oldest first.
std::vector<coding::Replacement> load_replacements(SQLite::Database& database);
void put_unchanged(SQLite::Database& database, std::int64_t older,
                   const std::vector<coding::Unchanged>& stretches);

}  // namespace engine::store
