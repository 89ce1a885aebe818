#include "engine/foreign/sqlite.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <utility>

#include "engine/text/encodings.hpp"

namespace engine::foreign {
namespace {

using base::message;

// Source: sqlite.org/fileformat2.html, 1.3.
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kHeaderBytes = 100;
constexpr std::size_t kWriteVersionAt = 18, kReadVersionAt = 19;
constexpr std::size_t kPageSizeAt = 16, kPageCountAt = 28, kPageCountSize = 4;
constexpr std::size_t kLargestPage = 65'536;  // written as 1
constexpr char kWriteAhead = 2;               // and 1 for a file with a rollback journal

constexpr int kStepsAtOnce = 10'000;
constexpr int kMostBytesOfValue = 64 << 20;

// False where the end is missing.
bool is_whole(std::string_view bytes) {
  const auto number = [bytes](std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (const char c : bytes.substr(at, size)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
  };
  const std::size_t page = number(kPageSizeAt, 2);
  return bytes.size() >= number(kPageCountAt, kPageCountSize) * (page == 1 ? kLargestPage : page);
}

}  // namespace

struct SqliteFile::State {
  std::shared_ptr<const void> owner;
  std::string path;
  SqliteLimits limits;
  sqlite3* database = nullptr;
  std::size_t rows = 0, bytes = 0, steps = 0;
  std::set<std::pair<std::string, std::string>> columns;  // table and column
};

void SqliteFile::Close::operator()(State* state) const {
  sqlite3_close(state->database);
  delete state;
}

SqliteFile::SqliteFile(std::unique_ptr<State, Close> state) : state_{std::move(state)} {}

namespace {

struct Finalise {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

base::Diagnostic damaged(const std::string& path) {
  return {.file = path,
          .problem = message("de database is beschadigd of niet volledig",
                             "the database is damaged or incomplete"),
          .hint = message("open het project in het programma waarmee het gemaakt is, of gebruik "
                          "een reservekopie",
                          "open the project in the program that made it, or take a backup copy")};
}

base::Diagnostic too_much(const std::string& path) {
  return {.file = path,
          .problem = message("de database is te groot of vreemd gebouwd voor een project",
                             "the database is too large or oddly built for a project"),
          .hint = message("exporteer het project als REFI-QDA (.qdpx)",
                          "export the project as REFI-QDA (.qdpx)")};
}

// A file that another program can go on writing keeps what is new beside it.
// Read as it stands, by a header that says there is nothing beside it.
std::shared_ptr<const std::string> without_write_ahead(std::string_view bytes) {
  auto copy = std::make_shared<std::string>(bytes);
  (*copy)[kWriteVersionAt] = 1;
  (*copy)[kReadVersionAt] = 1;
  return copy;
}

}  // namespace

std::int64_t SqliteRow::integer(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_INTEGER
             ? sqlite3_column_int64(statement_, column)
             : 0;
}

std::string SqliteRow::text(int column) const {
  if (sqlite3_column_type(statement_, column) != SQLITE_TEXT) return "";
  const auto* const value = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  const auto bytes = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return value == nullptr ? "" : text::repaired_utf8({value, bytes}).text;
}

bool looks_like_sqlite(std::string_view bytes) { return bytes.starts_with(kMagic); }

base::Result<SqliteFile> SqliteFile::open(std::shared_ptr<const void> owner, std::string_view bytes,
                                          std::string path, const SqliteLimits& limits) {
  if (!looks_like_sqlite(bytes) || bytes.size() < kHeaderBytes || !is_whole(bytes))
    return damaged(path);
  if (bytes[kReadVersionAt] == kWriteAhead) {
    const auto copy = without_write_ahead(bytes);
    owner = copy;
    bytes = *copy;
  }
  std::unique_ptr<State, Close> state{new State};
  state->owner = std::move(owner);
  state->path = std::move(path);
  state->limits = limits;
  if (sqlite3_open_v2(":memory:", &state->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                      nullptr) != SQLITE_OK)
    return damaged(state->path);
  sqlite3* const database = state->database;
  // read-only: SQLite never writes to what it is given here
  auto* const data =
      const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(bytes.data()));
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  if (sqlite3_deserialize(database, "main", data, size, size, SQLITE_DESERIALIZE_READONLY) !=
      SQLITE_OK)
    return damaged(state->path);
  for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                      {SQLITE_DBCONFIG_ENABLE_VIEW, 0}})
    sqlite3_db_config(database, option, value, nullptr);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, kMostBytesOfValue);
  sqlite3_progress_handler(
      database, kStepsAtOnce,
      [](void* context) {
        auto& self = *static_cast<State*>(context);
        self.steps += kStepsAtOnce;
        return self.steps > self.limits.steps ? 1 : 0;
      },
      state.get());

  SqliteFile file{std::move(state)};
  auto& columns = file.state_->columns;
  auto problems = file.each(
      "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
      "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'",
      [&columns](const SqliteRow& row) { columns.emplace(row.text(0), row.text(1)); });
  if (!problems.empty()) return problems;
  return file;
}

bool SqliteFile::has(std::string_view table,
                     std::initializer_list<std::string_view> columns) const {
  return std::ranges::all_of(columns, [&](std::string_view column) {
    return state_->columns.contains({std::string{table}, std::string{column}});
  });
}

base::Diagnostics SqliteFile::each(const char* query,
                                   const std::function<void(const SqliteRow&)>& row) {
  State& state = *state_;
  sqlite3_stmt* raw = nullptr;
  const int prepared = sqlite3_prepare_v2(state.database, query, -1, &raw, nullptr);
  const Statement statement{raw};
  if (prepared != SQLITE_OK) return {damaged(state.path)};
  while (true) {
    const int status = sqlite3_step(raw);
    if (status == SQLITE_DONE) return {};
    if (status == SQLITE_INTERRUPT || status == SQLITE_TOOBIG || status == SQLITE_NOMEM)
      return {too_much(state.path)};
    if (status != SQLITE_ROW) return {damaged(state.path)};
    for (int column = 0; column < sqlite3_column_count(raw); ++column)
      if (sqlite3_column_type(raw, column) == SQLITE_TEXT)
        state.bytes += static_cast<std::size_t>(sqlite3_column_bytes(raw, column));
    if (++state.rows > state.limits.rows || state.bytes > state.limits.bytes)
      return {too_much(state.path)};
    row(SqliteRow{raw});
  }
}

}  // namespace engine::foreign
