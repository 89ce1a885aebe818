// The right to be forgotten.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace engine::store {

// Deletes the transcript and the older texts it replaced from every table, with
// what log_text says of them, and forgets what their keys stood for. Returns
// those keys.
std::vector<std::string> erase(SQLite::Database& database, std::int64_t transcript);

}  // namespace engine::store
