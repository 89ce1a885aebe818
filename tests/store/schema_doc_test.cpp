// docs/reference/schema.md names every view with all its columns, and every table.
#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/store/migrations.hpp"

namespace {

std::string page() {
  std::ifstream in{DUIDING_SOURCE_DIR "/docs/reference/schema.md"};
  return {std::istreambuf_iterator<char>{in}, {}};
}

// From the heading of `view` up to the next.
std::string section(const std::string& page, const std::string& view) {
  const std::size_t begin = page.find("### " + view + "\n");
  if (begin == std::string::npos) return "";
  return page.substr(begin, page.find("\n#", begin + 4) - begin);
}

std::vector<std::string> ask(SQLite::Database& study, const std::string& sql) {
  SQLite::Statement rows{study, sql};
  std::vector<std::string> names;
  while (rows.executeStep()) names.push_back(rows.getColumn(0).getString());
  return names;
}

}  // namespace

TEST_CASE("the schema's page names what the schema has", "[store][docs]") {
  SQLite::Database study{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_MEMORY};
  engine::store::migrate(study, engine::store::migrations());
  const std::string text = page();
  for (const std::string& table :
       ask(study, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    CAPTURE(table);
    CHECK(text.find("| `" + table + "` |") != std::string::npos);
  }
  const auto views = ask(study, "SELECT name FROM sqlite_schema WHERE type = 'view'");
  for (const std::string& view : views)
    for (const std::string& column :
         ask(study, "SELECT name FROM pragma_table_info('" + view + "')")) {
      CAPTURE(view, column);
      CHECK(section(text, view).find('`' + column + '`') != std::string::npos);
    }
  std::size_t headings = 0;
  for (std::size_t at = text.find("\n### "); at != std::string::npos;
       at = text.find("\n### ", at + 1))
    ++headings;
  CHECK(headings == views.size());
}
