// The log: entries added at the end of this copy's own hash chain.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/store/sql.hpp"

namespace engine::store {

// A row of log_entry; what has no value is empty.
struct LogEntry {
  std::string id, origin;
  std::uint64_t number = 0;
  std::string previous, at, coder, action;
  std::string transcript;  // its key
  std::string coding, code;
  std::optional<std::uint32_t> begin_cp, end_cp;
  std::string evidence, to_code;
  std::optional<std::uint32_t> to_begin_cp, to_end_cp;
  std::string about, settles, detail;
};

// An entry about a command, by the user of this machine.
LogEntry command_entry(const std::string& action, const std::string& transcript_key = "");
// Adds "name=value".
void add_detail(LogEntry& entry, const std::string& name, const std::string& value);

// What an entry says in words, by name.
using LogTexts = std::vector<std::pair<std::string, std::string>>;

// The SHA-256 over all columns but `row` and `id`.
std::string entry_id(const LogEntry& entry);
// What `detail` holds of a text.
std::string text_digest(const std::string& salt, const std::string& text);
std::string transcript_key(const std::string& salt, const std::string& digest);

// Columns of log_entry in the order of LogEntry, for `entry_at`.
inline constexpr const char* kEntryColumns =
    "e.id, e.origin, e.number, e.previous, e.at, e.coder, e.action, e.transcript, e.coding, "
    "e.code, e.begin_cp, e.end_cp, e.evidence, e.to_code, e.to_begin_cp, e.to_end_cp, e.about, "
    "e.settles, e.detail";
// As stored: entry_id() is over these bytes.
LogEntry entry_at(const SQLite::Statement& row);

class LogTable {
 public:
  explicit LogTable(SQLite::Database& database) : database_{database} {}

  // A time after that of every entry so far, and not after that of any to come,
  // whatever the clock says: what is compared with the times of entries takes it.
  std::string now();
  // Gives the entry its place in the chain, its time (never before that of an
  // entry already known), the digests of its texts, and its id, which it returns.
  std::string append(LogEntry entry, const LogTexts& texts = {});
  // Adds an entry of another copy's chain as it stands. False where it is known.
  bool add(const LogEntry& entry);

  // An entry about something else than a decision, which `close` appends.
  void note(LogEntry entry, LogTexts texts = {});
  [[nodiscard]] bool has_notes() const { return !noted_.empty(); }
  // Ends a transaction that wrote these tables: appends what was noted, the last
  // with the state of all tables where one of them changed.
  void close(const std::set<std::string>& written);
  // Entries that belong to no chain of this copy are coming: begin another.
  void change_origin();

  // The key of the transcript with this content; made where it has none yet.
  std::string key_of(const std::string& digest);

 private:
  void load_chain();
  void insert(const LogEntry& entry);
  std::string random(int bytes);
  std::string new_state(const std::set<std::string>& written);
  void put_head();

  SQLite::Database& database_;
  std::optional<SQLite::Statement> insert_, insert_text_, find_key_, known_;
  std::vector<std::pair<LogEntry, LogTexts>> noted_;
  bool loaded_ = false;
  std::string origin_, last_id_, last_at_;
  std::uint64_t last_number_ = 0;
};

}  // namespace engine::store
