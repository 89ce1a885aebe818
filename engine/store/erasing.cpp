#include "engine/store/erasing.hpp"

#include <fmt/format.h>

#include "engine/store/sql.hpp"

namespace engine::store {
namespace {

// The transcript, then the texts before it.
std::vector<std::int64_t> with_older(SQLite::Database& database, std::int64_t transcript) {
  SQLite::Statement older{database,
                          "WITH RECURSIVE chain (id) AS (SELECT ? UNION "
                          "SELECT t.id FROM transcript t JOIN chain c ON t.replaced_by = c.id) "
                          "SELECT id FROM chain"};
  with(older, transcript);
  std::vector<std::int64_t> ids;
  while (older.executeStep()) ids.push_back(int64_at(older, 0));
  return ids;
}

std::vector<std::string> forget_keys(SQLite::Database& database, std::int64_t id) {
  SQLite::Statement rows{database,
                         "SELECT y.key FROM transcript_key y JOIN transcript t "
                         "ON t.digest = y.digest WHERE t.id = ? ORDER BY y.key"};
  with(rows, id);
  std::vector<std::string> keys;
  while (rows.executeStep()) keys.push_back(text_at(rows, 0));
  for (const std::string& key : keys) {
    run_once(database,
             "DELETE FROM log_text WHERE entry IN (SELECT id FROM log_entry WHERE transcript = ?)",
             key);
    run_once(database, "UPDATE transcript_key SET salt = NULL, digest = NULL WHERE key = ?", key);
  }
  return keys;
}

}  // namespace

std::vector<std::string> erase(SQLite::Database& database, std::int64_t transcript) {
  std::vector<std::string> keys;
  for (const std::int64_t id : with_older(database, transcript)) {
    for (std::string& key : forget_keys(database, id)) keys.push_back(std::move(key));
    run_once(database,
             "DELETE FROM evidence WHERE coding IN (SELECT row FROM coding WHERE transcript = ?)",
             id);
    for (const char* table : {"quote_event", "quote_mask"})
      run_once(database,
               fmt::format("DELETE FROM {} WHERE quote IN "
                           "(SELECT id FROM quote WHERE transcript = ?)",
                           table)
                   .c_str(),
               id);
    for (const char* table :
         {"quote", "coding", "suppressed", "coded", "recoded", "source_place", "transcript_remark",
          "transcript_header", "attribute", "turn", "transcript_text"})
      run_once(database, fmt::format("DELETE FROM {} WHERE transcript = ?", table).c_str(), id);
    run_once(database, "DELETE FROM unchanged WHERE older = ?", id);
    run_once(database, "DELETE FROM speaker WHERE transcript = ?", id);
    run_once(database, "DELETE FROM transcript WHERE id = ?", id);
  }
  // What earlier states were digests of can no longer be guessed at.
  run_once(database, "UPDATE seal SET digest = lower(hex(randomblob(16))) WHERE name = 'salt'");
  return keys;
}

}  // namespace engine::store
