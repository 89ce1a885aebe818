#include "engine/store/migrations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "embedded/store.hpp"
#include "engine/store/clock.hpp"
#include "engine/store/log_table.hpp"
#include "engine/store/seal.hpp"

namespace engine::store {
namespace {

// Whether the schema is as the log vouches for: no other program changed it.
bool is_vouched_for(SQLite::Database& database) {
  if (!database.tableExists("seal")) return false;
  const Seals stored = load_seals(database);
  const std::set<std::string> only = {"migration"};
  return std::ranges::all_of(compute_seals(database, &only), [&](const auto& seal) {
    const auto found = stored.find(seal.first);
    return found != stored.end() && found->second == seal.second;
  });
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::array all = {
      Migration{1, "0001_initial", embedded::_0001_initial_sql},
      Migration{2, "0002_source", embedded::_0002_source_sql},
      Migration{3, "0003_review", embedded::_0003_review_sql},
      Migration{4, "0004_quotes", embedded::_0004_quotes_sql},
      Migration{5, "0005_sample", embedded::_0005_sample_sql},
      Migration{6, "0006_log_names", embedded::_0006_log_names_sql},
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
  if (from >= all.back().number) return;
  const bool vouched = is_vouched_for(database);
  const WrittenTables written{database};
  for (const Migration& step : all) {
    if (step.number <= from) continue;
    database.exec(std::string{step.sql});
    run_once(database,
             "INSERT INTO migration (number, name, applied_at, program) VALUES (?, ?, ?, ?)",
             step.number, step.name, utc_now(), this_program());
    database.exec(fmt::format("PRAGMA user_version = {}", step.number));
  }
  if (vouched) {
    LogTable log{database};
    log.note(command_entry("upgrade"));
    log.close(written.names());
  }
  transaction.commit();
}

}  // namespace engine::store
