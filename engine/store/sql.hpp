// Small helpers around SQLiteCpp: values are bound in order, never pasted.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/text/encodings.hpp"

namespace engine::store {

template <std::integral T>
void bind_value(SQLite::Statement& statement, int index, T value) {
  statement.bind(index, static_cast<std::int64_t>(value));
}
inline void bind_value(SQLite::Statement& statement, int index, const std::string& value) {
  statement.bind(index, value);
}
inline void bind_value(SQLite::Statement& statement, int index, std::string_view value) {
  statement.bind(index, std::string{value});
}
inline void bind_value(SQLite::Statement& statement, int index, const char* value) {
  statement.bind(index, value);
}
template <class T>
void bind_value(SQLite::Statement& statement, int index, const std::optional<T>& value) {
  if (value)
    bind_value(statement, index, *value);
  else
    statement.bind(index);
}

// Binds from parameter `first` on; returns the parameter after the last.
template <class... Args>
int bind_from(SQLite::Statement& statement, int first, const Args&... args) {
  (bind_value(statement, first++, args), ...);
  return first;
}

// Makes a statement ready to run again, with these values.
template <class... Args>
SQLite::Statement& with(SQLite::Statement& statement, const Args&... args) {
  statement.tryReset();
  bind_from(statement, 1, args...);
  return statement;
}

// Statements that are run for one transcript after another, prepared once.
class Statements {
 public:
  explicit Statements(SQLite::Database& database) : database_{database} {}

  // `sql` is a literal: statements are told apart by its address.
  SQLite::Statement& operator()(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    return statements_.try_emplace(sql, database_, sql).first->second;
  }
  template <class... Args>
  int run(const char* sql, const Args&... args) {
    return with((*this)(sql), args...).exec();
  }

 private:
  SQLite::Database& database_;
  std::map<const char*, SQLite::Statement> statements_;
};

// For a statement that is run once.
template <class... Args>
int run_once(SQLite::Database& database, const char* sql, const Args&... args) {
  SQLite::Statement statement{database, sql};
  return with(statement, args...).exec();
}

// As stored: for what digests are made of.
inline std::string bytes_at(const SQLite::Statement& row, int column) {
  const SQLite::Column value = row.getColumn(column);
  return {value.getText(), static_cast<std::size_t>(value.getBytes())};
}
// With U+FFFD for what is no UTF-8, which SQLite keeps like any other bytes.
inline std::string readable(std::string text) {
  if (!base::find_invalid_utf8(text)) return text;
  return text::repaired_utf8(text).text;
}
inline std::string text_at(const SQLite::Statement& row, int column) {
  return readable(bytes_at(row, column));
}
inline std::int64_t int64_at(const SQLite::Statement& row, int column) {
  return row.getColumn(column).getInt64();
}
inline std::uint32_t uint32_at(const SQLite::Statement& row, int column) {
  return static_cast<std::uint32_t>(row.getColumn(column).getInt64());
}

}  // namespace engine::store
