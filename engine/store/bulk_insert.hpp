// Inserts many rows of one table, several with each statement: running a
// statement costs SQLite about as much as storing a row of numbers.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>

#include "engine/store/sql.hpp"

namespace engine::store {

class BulkInsert {
 public:
  // `into` as in "turn (transcript, number)"; `columns` their number.
  BulkInsert(SQLite::Database& database, std::string into, int columns)
      : database_{database}, into_{std::move(into)}, columns_{columns} {}

  // `bind(statement, first, row)` binds all columns of `row`, from parameter `first` on.
  template <class Row, class Bind>
  void insert(std::span<const Row> rows, Bind&& bind) {
    while (rows.size() >= kRows) {
      if (!many_) many_.emplace(database_, sql(kRows));
      run(*many_, rows.first(kRows), bind);
      rows = rows.subspan(kRows);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!one_) one_.emplace(database_, sql(1));
      run(*one_, rows.subspan(i, 1), bind);
    }
  }

 private:
  // More rows a statement make it hardly faster: measured with rows of 8 numbers.
  static constexpr std::size_t kRows = 64;

  template <class Row, class Bind>
  void run(SQLite::Statement& statement, std::span<const Row> rows, Bind&& bind) {
    statement.tryReset();
    int first = 1;
    for (const Row& row : rows) {
      bind(statement, first, row);
      first += columns_;
    }
    statement.exec();
  }

  [[nodiscard]] std::string sql(std::size_t rows) const {
    std::string row = "(";
    for (int i = 0; i < columns_; ++i) row += i == 0 ? "?" : ",?";
    row += ')';
    std::string sql = fmt::format("INSERT INTO {} VALUES {}", into_, row);
    for (std::size_t i = 1; i < rows; ++i) sql += ',' + row;
    return sql;
  }

  SQLite::Database& database_;
  std::string into_;
  int columns_;
  std::optional<SQLite::Statement> one_, many_;
};

}  // namespace engine::store
