// How a study's schema comes about: numbered SQL files, each run once, in the
// transaction that records it. A released file is never edited.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <span>
#include <string_view>

namespace engine::store {

struct Migration {
  std::int32_t number = 0;  // 1, 2, …: what user_version is afterwards
  std::string_view name;
  std::string_view sql;
};

// All of this program, in order.
std::span<const Migration> migrations();

// The schema version of the file; 0 for an empty one.
std::int32_t schema_version(SQLite::Database& database);

// Brings the schema to the last of `all`: all steps in one transaction. Where the
// log vouches for the schema as it was, it does so afterwards too. Throws
// SQLite::Exception, and leaves the file as it was, when one fails.
void migrate(SQLite::Database& database, std::span<const Migration> all);

}  // namespace engine::store
