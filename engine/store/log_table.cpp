#include "engine/store/log_table.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "engine/base/hash.hpp"
#include "engine/store/clock.hpp"
#include "engine/store/seal.hpp"

namespace engine::store {
namespace {

constexpr int kSaltBytes = 16;
constexpr int kOriginBytes = 8;
constexpr std::size_t kKeyBytes = 16;

std::string number_field(const std::optional<std::uint32_t>& number) {
  return number ? std::to_string(*number) : "";
}

std::optional<std::uint32_t> number_at(const SQLite::Statement& row, int column) {
  if (row.isColumnNull(column)) return std::nullopt;
  return uint32_at(row, column);
}

// Of the entries; what is no time, in a study that was written elsewhere, has no say.
std::string newest_time(SQLite::Database& database) {
  SQLite::Statement times{database, "SELECT at FROM log_entry ORDER BY at DESC"};
  while (times.executeStep())
    if (std::string at = text_at(times, 0); is_utc(at)) return at;
  return "";
}

}  // namespace

LogEntry command_entry(const std::string& action, const std::string& transcript_key) {
  LogEntry entry;
  entry.action = action;
  entry.transcript = transcript_key;
  add_detail(entry, "user", this_user());
  return entry;
}

void add_detail(LogEntry& entry, const std::string& name, const std::string& value) {
  entry.detail += fmt::format("{}{}={}", entry.detail.empty() ? "" : " ", name, value);
}

std::string entry_id(const LogEntry& entry) {
  base::Hasher hasher;
  hasher.field(entry.origin).field(entry.number).field(entry.previous).field(entry.at);
  for (const std::string& field :
       {entry.coder, entry.action, entry.transcript, entry.coding, entry.code,
        number_field(entry.begin_cp), number_field(entry.end_cp), entry.evidence, entry.to_code,
        number_field(entry.to_begin_cp), number_field(entry.to_end_cp), entry.about, entry.settles,
        entry.detail})
    hasher.field(field);
  return base::to_hex(hasher.finish());
}

std::string text_digest(const std::string& salt, const std::string& text) {
  return base::to_hex(base::Hasher{}.field(salt).field(text).finish());
}

std::string transcript_key(const std::string& salt, const std::string& digest) {
  return base::to_hex(base::Hasher{}.field(salt).field(digest).finish(), kKeyBytes);
}

LogEntry entry_at(const SQLite::Statement& row) {
  LogEntry entry;
  int column = 0;
  for (std::string* field : {&entry.id, &entry.origin}) *field = bytes_at(row, column++);
  entry.number = static_cast<std::uint64_t>(int64_at(row, column++));
  for (std::string* field : {&entry.previous, &entry.at, &entry.coder, &entry.action,
                             &entry.transcript, &entry.coding, &entry.code})
    *field = bytes_at(row, column++);
  entry.begin_cp = number_at(row, column++);
  entry.end_cp = number_at(row, column++);
  for (std::string* field : {&entry.evidence, &entry.to_code}) *field = bytes_at(row, column++);
  entry.to_begin_cp = number_at(row, column++);
  entry.to_end_cp = number_at(row, column++);
  for (std::string* field : {&entry.about, &entry.settles, &entry.detail})
    *field = bytes_at(row, column++);
  return entry;
}

void LogTable::load_chain() {
  if (loaded_) return;
  SQLite::Statement copy{database_, "SELECT origin FROM this_copy"};
  if (!copy.executeStep()) throw SQLite::Exception{"the origin is missing", SQLITE_CORRUPT};
  origin_ = text_at(copy, 0);
  last_id_.clear();
  last_number_ = 0;
  SQLite::Statement last{database_,
                         "SELECT id, number FROM log_entry WHERE origin = ? "
                         "ORDER BY number DESC, row DESC LIMIT 1"};
  if (with(last, origin_).executeStep()) {
    last_id_ = text_at(last, 0);
    last_number_ = static_cast<std::uint64_t>(int64_at(last, 1));
  }
  last_at_ = newest_time(database_);
  loaded_ = true;
}

std::string LogTable::random(int bytes) {
  return database_.execAndGet(fmt::format("SELECT lower(hex(randomblob({})))", bytes)).getString();
}

std::string LogTable::now() {
  load_chain();
  return last_at_ = last_at_.empty() ? utc_now() : utc_after(last_at_);
}

std::string LogTable::append(LogEntry entry, const LogTexts& texts) {
  load_chain();
  entry.origin = origin_;
  entry.number = ++last_number_;
  entry.previous = last_id_;
  entry.at = std::max(last_at_, utc_now());
  std::vector<std::string> salts;
  for (const auto& [name, text] : texts) {
    salts.push_back(random(kSaltBytes));
    add_detail(entry, "text." + name, text_digest(salts.back(), text));
  }
  entry.id = entry_id(entry);
  insert(entry);
  if (!texts.empty() && !insert_text_)
    insert_text_.emplace(database_,
                         "INSERT INTO log_text (entry, name, salt, text) VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < texts.size(); ++i)
    with(*insert_text_, entry.id, texts[i].first, salts[i], texts[i].second).exec();
  last_id_ = entry.id;
  last_at_ = entry.at;
  return entry.id;
}

void LogTable::note(LogEntry entry, LogTexts texts) {
  noted_.emplace_back(std::move(entry), std::move(texts));
}

std::string LogTable::new_state(const std::set<std::string>& written) {
  const bool first =
      database_.execAndGet("SELECT count(*) FROM seal WHERE name <> 'head'").getInt64() == 0;
  Seals seals = compute_seals(database_, first ? nullptr : &written);
  // Nobody can guess what a table once held from its digest.
  if (first) seals["salt"] = random(kSaltBytes);
  store_seals(database_, seals, first ? nullptr : &written);
  return state_of(load_seals(database_));
}

void LogTable::put_head() {
  run_once(database_,
           "INSERT INTO seal (name, digest) VALUES ('head', ?) "
           "ON CONFLICT (name) DO UPDATE SET digest = excluded.digest",
           last_id_);
}

void LogTable::close(const std::set<std::string>& written) {
  if (std::ranges::any_of(written, is_sealed)) {
    if (noted_.empty()) note(command_entry("change"));
    add_detail(noted_.back().first, "state", new_state(written));
  }
  for (auto& [entry, texts] : std::exchange(noted_, {})) append(std::move(entry), texts);
  if (loaded_ && !last_id_.empty()) put_head();
}

void LogTable::change_origin() {
  run_once(database_, "UPDATE this_copy SET origin = ?", random(kOriginBytes));
  loaded_ = false;
  last_id_.clear();
  last_number_ = 0;
}

bool LogTable::add(const LogEntry& entry) {
  if (!known_) known_.emplace(database_, "SELECT 1 FROM log_entry WHERE id = ?");
  if (with(*known_, entry.id).executeStep()) return false;
  insert(entry);
  loaded_ = false;  // the time may have moved on
  return true;
}

void LogTable::insert(const LogEntry& entry) {
  if (!insert_)
    insert_.emplace(database_,
                    "INSERT INTO log_entry (id, origin, number, previous, at, coder, action, "
                    "transcript, coding, code, begin_cp, end_cp, evidence, to_code, to_begin_cp, "
                    "to_end_cp, about, settles, detail) "
                    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  with(*insert_, entry.id, entry.origin, entry.number, entry.previous, entry.at, entry.coder,
       entry.action, entry.transcript, entry.coding, entry.code, entry.begin_cp, entry.end_cp,
       entry.evidence, entry.to_code, entry.to_begin_cp, entry.to_end_cp, entry.about,
       entry.settles, entry.detail)
      .exec();
}

std::string LogTable::key_of(const std::string& digest) {
  if (!find_key_)
    find_key_.emplace(database_,
                      "SELECT key FROM transcript_key WHERE digest = ? ORDER BY key LIMIT 1");
  with(*find_key_, digest);
  if (find_key_->executeStep()) {
    std::string key = text_at(*find_key_, 0);
    find_key_->reset();
    return key;
  }
  const std::string salt = random(kSaltBytes);
  std::string key = transcript_key(salt, digest);
  run_once(database_, "INSERT INTO transcript_key (key, salt, digest) VALUES (?, ?, ?)", key, salt,
           digest);
  return key;
}

}  // namespace engine::store
