#include "engine/store/migrations.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

#include "embedded/store.hpp"
#include "engine/store/clock.hpp"
#include "engine/store/sql.hpp"

namespace engine::store {

std::span<const Migration> migrations() {
  static const std::array all = {
      Migration{1, "0001_initial", embedded::_0001_initial_sql},
      Migration{2, "0002_source", embedded::_0002_source_sql},
      Migration{3, "0003_review", embedded::_0003_review_sql},
      Migration{4, "0004_quotes", embedded::_0004_quotes_sql},
      Migration{5, "0005_sample", embedded::_0005_sample_sql},
  };
  return all;
}

std::int32_t schema_version(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& database, std::span<const Migration> all) {
  SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
  // Read inside the transaction: another program may have been here first.
  const std::int32_t from = schema_version(database);
  for (const Migration& step : all) {
    if (step.number <= from) continue;
    database.exec(std::string{step.sql});
    run_once(database,
             "INSERT INTO migration (number, name, applied_at, program) VALUES (?, ?, ?, ?)",
             step.number, step.name, utc_now(), this_program());
    database.exec(fmt::format("PRAGMA user_version = {}", step.number));
  }
  transaction.commit();
}

}  // namespace engine::store
