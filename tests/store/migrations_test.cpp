#include "engine/store/migrations.hpp"
#include "engine/store/log_reading.hpp"
#include "engine/store/log_table.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace store = engine::store;

namespace {

std::vector<store::Migration> with_one_more(std::string_view sql) {
  const auto known = store::migrations();
  std::vector<store::Migration> all{known.begin(), known.end()};
  all.push_back({all.back().number + 1, "of_a_test", sql});
  return all;
}

SQLite::Database empty() { return {":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_MEMORY}; }

std::string ask(SQLite::Database& database, const char* sql) {
  return database.execAndGet(sql).getString();
}

}  // namespace

TEST_CASE("migrations are numbered from 1 without a gap", "[store][migrations]") {
  std::int32_t number = 0;
  for (const store::Migration& each : store::migrations()) {
    CHECK(each.number == ++number);
    CHECK(std::stoi(std::string{each.name.substr(0, 4)}) == number);
  }
}

TEST_CASE("a migration runs once, after those before it, and is recorded", "[store][migrations]") {
  SQLite::Database database = empty();
  store::migrate(database, store::migrations());
  const auto all = with_one_more(
      "CREATE TABLE extra (a INTEGER) STRICT; INSERT INTO extra SELECT 7 FROM migration");
  store::migrate(database, all);
  store::migrate(database, all);
  CHECK(ask(database, "SELECT count(*) || ' ' || min(a) FROM extra") ==
        std::to_string(store::migrations().size()) + " 7");
  CHECK(store::schema_version(database) == all.back().number);
  CHECK(ask(database, "SELECT name FROM migration ORDER BY number DESC LIMIT 1") == "of_a_test");
}

TEST_CASE("a migration that fails leaves the schema as it was", "[store][migrations]") {
  SQLite::Database database = empty();
  store::migrate(database, store::migrations());
  const auto all =
      with_one_more("CREATE TABLE extra (a INTEGER) STRICT; SELECT no_such_function()");
  CHECK_THROWS_AS(store::migrate(database, all), SQLite::Exception);
  CHECK(store::schema_version(database) == store::migrations().back().number);
  CHECK(ask(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'") == "0");
}

TEST_CASE("a failing first migration leaves an empty file", "[store][migrations]") {
  SQLite::Database database = empty();
  CHECK_THROWS(store::migrate(database, with_one_more("NOT SQL")));
  CHECK(ask(database, "SELECT count(*) FROM sqlite_schema") == "0");
}

TEST_CASE("a study that was brought up to date verifies as it did before", "[store][migrations]") {
  SQLite::Database database = empty();
  store::migrate(database, store::migrations());
  store::LogTable log{database};
  log.note(store::command_entry("init"));
  log.close({"study", "migration"});
  const bool changed = GENERATE(false, true);
  if (changed) database.exec("CREATE VIEW v_other AS SELECT 1");
  REQUIRE(store::problems_of_log(database).empty() != changed);
  store::migrate(database, with_one_more("CREATE TABLE extra (a INTEGER) STRICT"));
  CHECK(store::problems_of_log(database).empty() != changed);
  CHECK(ask(database, "SELECT count(*) FROM log_entry WHERE action = 'upgrade'") ==
        (changed ? "0" : "1"));
}
