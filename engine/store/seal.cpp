#include "engine/store/seal.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <vector>

#include "engine/store/sql.hpp"

namespace engine::store {
namespace {

// Vouched for by the chain of entries itself, or by the seals.
constexpr std::array<std::string_view, 3> kChained = {"log_entry", "log_text", "seal"};

// The text is the most of a study, and its transcript has had a digest of it from the start.
constexpr std::string_view kTextTable = "transcript_text",
                           kPlacesOfText = "id, transcript, begin_cp";

// Large tables: a digest for each value of this column.
struct Part {
  std::string_view table, column;
};
constexpr std::array<Part, 3> kParts = {
    {{"turn", "transcript"}, {"coding", "given_run"}, {"suppressed", "given_run"}}};

int note_write(void* names, int action, const char* table, const char*, const char*, const char*) {
  if (table != nullptr && (action == SQLITE_INSERT || action == SQLITE_UPDATE ||
                           action == SQLITE_DELETE || action == SQLITE_CREATE_TABLE))
    static_cast<std::set<std::string>*>(names)->insert(table);
  return SQLITE_OK;
}

std::string quoted(const std::string& name) { return fmt::format("\"{}\"", name); }

// Each table with its key: the order that every reader finds the rows in.
std::map<std::string, std::string> keys_of_tables(SQLite::Database& database) {
  SQLite::Statement columns{database,
                            "SELECT m.name, c.name FROM sqlite_schema m "
                            "LEFT JOIN pragma_table_info(m.name) c ON c.pk > 0 "
                            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                            "ORDER BY m.name, c.pk"};
  std::map<std::string, std::string> keys;
  while (columns.executeStep()) {
    if (!is_sealed(text_at(columns, 0))) continue;
    std::string& key = keys[text_at(columns, 0)];
    key += (key.empty() ? "" : ", ") +
           (columns.isColumnNull(1) ? std::string{"rowid"} : quoted(text_at(columns, 1)));
  }
  return keys;
}

// SQLite's own statement: SQLiteCpp takes a lock for each column it hands out.
class Rows {
 public:
  Rows(SQLite::Database& database, const std::string& sql) : database_{database} {
    database.check(sqlite3_prepare_v2(database.getHandle(), sql.c_str(), -1, &statement_, nullptr));
  }
  ~Rows() { sqlite3_finalize(statement_); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) database_.check(result);
    return result == SQLITE_ROW;
  }
  [[nodiscard]] sqlite3_stmt* row() const { return statement_; }

 private:
  SQLite::Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

std::string digest_of(SQLite::Database& database, const std::string& sql) {
  Rows rows{database, sql};
  RowDigest digest;
  while (rows.next()) digest.add_row(rows.row());
  return digest.finish();
}

// One pass: rows come in the order of their keys, whatever part they are of.
void add_parts(SQLite::Database& database, const std::string& table, const std::string& key,
               std::string_view column, Seals& seals) {
  Rows rows{database, fmt::format("SELECT {}, * FROM {} ORDER BY {}", column, quoted(table), key)};
  std::map<std::int64_t, RowDigest> parts;
  while (rows.next()) parts[sqlite3_column_int64(rows.row(), 0)].add_row(rows.row(), 1);
  for (auto& [part, digest] : parts) seals[fmt::format("{}:{}", table, part)] = digest.finish();
}

std::string schema_digest(SQLite::Database& database) {
  return digest_of(database,
                   "SELECT type, name, tbl_name, sql FROM sqlite_schema "
                   "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name");
}

// Hashing millions of rows at each run would take longer than finding them.
bool is_large(SQLite::Database& database, const std::string& table) {
  constexpr int kMostRows = 200'000;
  return database
             .execAndGet(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {})",
                                     quoted(table), kMostRows + 1))
             .getInt() > kMostRows;
}

}  // namespace

void RowDigest::append(char kind, const void* bytes, std::size_t size) {
  constexpr std::size_t kEnough = std::size_t{1} << 16U;
  const auto length = static_cast<std::uint32_t>(size);
  buffer_ += kind;
  buffer_.append(reinterpret_cast<const char*>(&length), sizeof length);
  if (size > 0) buffer_.append(static_cast<const char*>(bytes), size);
  if (buffer_.size() < kEnough) return;
  hasher_.bytes(buffer_);
  buffer_.clear();
}

// A STRICT table has numbers and texts alone. Numbers count as their bytes in
// memory, which are the same on every machine that the program is built for.
void RowDigest::add_row(sqlite3_stmt* row, int first) {
  const int columns = sqlite3_column_count(row);
  for (int column = first; column < columns; ++column) {
    switch (sqlite3_column_type(row, column)) {
      case SQLITE_INTEGER: {
        const std::int64_t number = sqlite3_column_int64(row, column);
        append('i', &number, sizeof number);
        break;
      }
      case SQLITE_NULL:
        append('n', "", 0);
        break;
      default: {
        const void* const bytes = sqlite3_column_blob(row, column);
        append('t', bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
      }
    }
  }
}

std::string RowDigest::finish() {
  hasher_.bytes(buffer_);
  buffer_.clear();
  return base::to_hex(hasher_.finish());
}

WrittenTables::WrittenTables(SQLite::Database& database) : database_{database} {
  database.check(sqlite3_set_authorizer(database.getHandle(), note_write, &names_));
}
WrittenTables::~WrittenTables() { sqlite3_set_authorizer(database_.getHandle(), nullptr, nullptr); }

bool is_sealed(const std::string& table) {
  return std::ranges::find(kChained, table) == kChained.end() && !table.starts_with("sqlite_");
}

Seals compute_seals(SQLite::Database& database, const std::set<std::string>* only) {
  Seals seals;
  seals["schema"] = schema_digest(database);
  for (const auto& [table, key] : keys_of_tables(database)) {
    if (only != nullptr && !only->contains(table)) continue;
    const auto* const part = std::ranges::find(kParts, table, &Part::table);
    if (is_large(database, table))
      seals[table] = kUnsealed;
    else if (part != kParts.end())
      add_parts(database, table, key, part->column, seals);
    else
      seals[table] = digest_of(
          database, fmt::format("SELECT {} FROM {} ORDER BY {}",
                                table == kTextTable ? kPlacesOfText : "*", quoted(table), key));
  }
  return seals;
}

Seals load_seals(SQLite::Database& database) {
  SQLite::Statement rows{database, "SELECT name, digest FROM seal"};
  Seals seals;
  while (rows.executeStep()) seals.emplace(text_at(rows, 0), text_at(rows, 1));
  return seals;
}

void store_seals(SQLite::Database& database, const Seals& seals,
                 const std::set<std::string>* only) {
  SQLite::Statement clear{database, "DELETE FROM seal WHERE name LIKE ? || ':%'"};
  for (const Part& part : kParts)
    if (only == nullptr || only->contains(std::string{part.table})) {
      with(clear, part.table).exec();
      run_once(database, "DELETE FROM seal WHERE name = ?", part.table);
    }
  SQLite::Statement put{database,
                        "INSERT INTO seal (name, digest) VALUES (?, ?) "
                        "ON CONFLICT (name) DO UPDATE SET digest = excluded.digest"};
  for (const auto& [name, digest] : seals) with(put, name, digest).exec();
}

std::string state_of(const Seals& seals) {
  base::Hasher hasher;
  for (const auto& [name, digest] : seals)
    if (name != "head") hasher.field(name).field(digest);
  return base::to_hex(hasher.finish());
}

}  // namespace engine::store
