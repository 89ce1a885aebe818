// Takes the indexes of a table away while many rows come in, and builds them
// afterwards from the table as it is then: much quicker than keeping them.
#pragma once

#include <string>
#include <vector>

#include "engine/store/sql.hpp"

namespace engine::store {

class BulkIndexes {
 public:
  explicit BulkIndexes(SQLite::Database& database) : database_{database} {}

  void drop(const std::string& table) {
    SQLite::Statement rows{database_,
                           "SELECT name, sql FROM sqlite_schema "
                           "WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"};
    with(rows, table);
    std::vector<std::string> names;
    while (rows.executeStep()) {
      names.push_back(text_at(rows, 0));
      definitions_.push_back(text_at(rows, 1));
    }
    rows.reset();
    for (const std::string& name : names) database_.exec("DROP INDEX \"" + name + '"');
  }

  void build() {
    for (const std::string& definition : definitions_) database_.exec(definition);
    definitions_.clear();
  }

 private:
  SQLite::Database& database_;
  std::vector<std::string> definitions_;
};

}  // namespace engine::store
