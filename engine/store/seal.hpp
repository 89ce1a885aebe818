// Digests of everything in a study, so that a change by another program shows.
//
// The table `seal` has a digest for each table, and for the large ones a digest
// for each transcript or run; of the text only its places, because its transcript's
// own digest vouches for it. The last entry that this copy wrote about anything
// but decisions holds the digest of all of them (`state=`). Decisions need none:
// the chain itself vouches for them, and `head` for its length.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/hash.hpp"

struct sqlite3_stmt;

namespace engine::store {

// Feeds rows to a hash, value by value.
class RowDigest {
 public:
  // The columns of the statement's current row, from `first` on.
  void add_row(sqlite3_stmt* row, int first = 0);
  std::string finish();

 private:
  void append(char kind, const void* bytes, std::size_t size);

  base::Hasher hasher_;
  std::string buffer_;
};

// In the place of the digest of a table with more than 200,000 rows, which is left
// out: what it holds is checked against the text and the other tables alone.
inline constexpr const char* kUnsealed = "unsealed";

using Seals = std::map<std::string, std::string>;  // by name

// Which tables the statements of a connection write or make, from its making on.
class WrittenTables {
 public:
  explicit WrittenTables(SQLite::Database& database);
  ~WrittenTables();
  WrittenTables(const WrittenTables&) = delete;
  WrittenTables& operator=(const WrittenTables&) = delete;

  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  SQLite::Database& database_;
  std::set<std::string> names_;
};

// Whether a change to the table needs a new state.
bool is_sealed(const std::string& table);

// All seals anew, from what the tables hold. With `only`, those of these tables.
Seals compute_seals(SQLite::Database& database, const std::set<std::string>* only = nullptr);

Seals load_seals(SQLite::Database& database);
// Puts these in the place of the seals of the tables that they were computed of.
void store_seals(SQLite::Database& database, const Seals& seals,
                 const std::set<std::string>* only = nullptr);

// The digest over all seals but `head`.
std::string state_of(const Seals& seals);

}  // namespace engine::store
