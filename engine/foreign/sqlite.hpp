// SQLite files from strangers: projects of other tools.
//
// Promises: read in memory, so that the file, its locks and what stands beside
// it are never touched; tables alone are read, never a view, trigger or virtual
// table that the file brings along; what is read in all is bounded in rows,
// bytes and steps. SQLite does the work; here and in the store it is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace engine::foreign {

struct SqliteLimits {
  std::size_t rows = 1'000'000;
  std::size_t bytes = std::size_t{256} << 20U;  // of text, of all rows
  std::size_t steps = 100'000'000;              // of SQLite's machine, in all
};

// A row being read. What is NULL, or of another type than asked, is 0 or "".
// Text is valid UTF-8: what is not, became U+FFFD. Views live until the next row.
class SqliteRow {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_{statement} {}
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  sqlite3_stmt* statement_;
};

// True where the bytes begin as a database of SQLite does.
bool looks_like_sqlite(std::string_view bytes);

class SqliteFile {
 public:
  // `owner` keeps `bytes` alive. Errors: damaged or cut off.
  static base::Result<SqliteFile> open(std::shared_ptr<const void> owner, std::string_view bytes,
                                       std::string path, const SqliteLimits& limits = {});

  // True where there is such a table, with all of these columns.
  [[nodiscard]] bool has(std::string_view table,
                         std::initializer_list<std::string_view> columns) const;

  // Runs a query of our own, on tables that `has` found. Errors: damaged,
  // beyond a limit.
  [[nodiscard]] base::Diagnostics each(const char* query,
                                       const std::function<void(const SqliteRow&)>& row);

 private:
  struct State;
  struct Close {
    void operator()(State* state) const;
  };
  explicit SqliteFile(std::unique_ptr<State, Close> state);
  std::unique_ptr<State, Close> state_;
};

}  // namespace engine::foreign
