#include "engine/store/uniting.hpp"

#include <fmt/format.h>

#include <set>

#include "engine/base/failure.hpp"
#include "engine/store/clock.hpp"
#include "engine/store/sample_table.hpp"

namespace engine::store {
namespace {

using base::message;

[[noreturn]] void refuse(const std::string& path, const std::string& entry) {
  throw base::Failure{
      message("{0}: regel {1} van het logboek is veranderd of onvolledig; er is niets samengevoegd",
              "{0}: entry {1} of the log was changed or is incomplete; nothing was merged", path,
              entry.substr(0, 12)),
      message("kijk wat er mis is: duiding log {0} --verify",
              "see what is wrong: duiding log {0} --verify", path)};
}

void unite_keys(SQLite::Database& database, SQLite::Database& other, const std::string& path) {
  SQLite::Statement put{database,
                        "INSERT INTO transcript_key (key, salt, digest) VALUES (?, ?, ?) "
                        "ON CONFLICT (key) DO NOTHING"};
  SQLite::Statement keys{other,
                         "SELECT key, salt, digest FROM transcript_key WHERE digest IS NOT NULL"};
  while (keys.executeStep()) {
    const std::string key = text_at(keys, 0), salt = text_at(keys, 1), digest = text_at(keys, 2);
    if (transcript_key(salt, digest) != key) refuse(path, key);
    with(put, key, salt, digest).exec();
  }
}

// A key that the other has emptied and this file never had.
void add_empty_keys(SQLite::Database& database, SQLite::Database& other) {
  SQLite::Statement put{database,
                        "INSERT INTO transcript_key (key) VALUES (?) ON CONFLICT (key) DO NOTHING"};
  SQLite::Statement keys{other, "SELECT key FROM transcript_key WHERE digest IS NULL"};
  while (keys.executeStep()) with(put, text_at(keys, 0)).exec();
}

// Texts of entries that are new here and whose transcript is not deleted here.
void unite_texts(SQLite::Database& database, SQLite::Database& other,
                 const std::set<std::string>& entries, const std::string& path) {
  SQLite::Statement put{database,
                        "INSERT INTO log_text (entry, name, salt, text) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT DO NOTHING"};
  SQLite::Statement erased{
      database,
      "SELECT 1 FROM log_entry e JOIN transcript_key y ON y.key = e.transcript "
      "WHERE e.id = ? AND y.digest IS NULL"};
  SQLite::Statement texts{other,
                          "SELECT x.entry, x.name, x.salt, x.text, e.detail FROM log_text x "
                          "JOIN log_entry e ON e.id = x.entry"};
  while (texts.executeStep()) {
    const std::string entry = text_at(texts, 0), name = bytes_at(texts, 1);
    if (!entries.contains(entry)) continue;
    const std::string salt = bytes_at(texts, 2), text = bytes_at(texts, 3);
    const std::string pair = fmt::format(" text.{}={} ", name, text_digest(salt, text));
    if ((" " + bytes_at(texts, 4) + " ").find(pair) == std::string::npos) refuse(path, entry);
    if (with(erased, entry).executeStep()) continue;
    with(put, entry, name, salt, text).exec();
  }
}

}  // namespace

void become_copy(SQLite::Database& database, LogTable& log, const std::string& coder, bool blind) {
  SQLite::Statement head{database,
                         "SELECT e.id FROM log_entry e JOIN this_copy c ON c.origin = e.origin "
                         "ORDER BY e.number DESC LIMIT 1"};
  const std::string from = head.executeStep() ? text_at(head, 0) : "";
  head.reset();
  log.change_origin();
  run_once(database, "UPDATE this_copy SET coder = ?, blind = ?", coder, blind);
  if (blind) {
    hide_marks(database);
    for (const char* table : {"quote_event", "quote_mask", "quote", "evidence", "coding",
                              "suppressed", "recoded", "coded", "log_text", "log_entry"})
      run_once(database, fmt::format("DELETE FROM {}", table).c_str());
  }
  LogEntry entry = command_entry("copy");
  entry.coder = coder;
  if (blind) add_detail(entry, "blind", "1");
  if (!from.empty()) add_detail(entry, "from", from);
  log.note(std::move(entry));
}

United unite(SQLite::Database& database, LogTable& log, SQLite::Database& other,
             const std::string& path) {
  United united;
  SQLite::Statement own{database, "SELECT origin FROM this_copy"};
  own.executeStep();
  const std::string origin = text_at(own, 0);
  own.reset();

  unite_keys(database, other, path);
  add_empty_keys(database, other);
  std::set<std::string> added;
  bool own_chain_goes_on = false;
  SQLite::Statement entries{
      other, fmt::format("SELECT {} FROM log_entry e ORDER BY e.row", kEntryColumns)};
  while (entries.executeStep()) {
    const LogEntry entry = entry_at(entries);
    if (!log.add(entry)) continue;
    if (entry_id(entry) != entry.id || !is_utc(entry.at)) refuse(path, entry.id);
    own_chain_goes_on |= entry.origin == origin;
    added.insert(entry.id);
  }
  unite_texts(database, other, added, path);
  united.entries = added.size();
  unite_samples(database, other, path);

  SQLite::Statement codes{other, "SELECT code, label, definition, colour, source FROM open_code"};
  while (codes.executeStep())
    united.codes += static_cast<std::size_t>(
        run_once(database,
                 "INSERT INTO open_code (code, label, definition, colour, source) "
                 "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                 text_at(codes, 0), text_at(codes, 1), text_at(codes, 2), text_at(codes, 3),
                 text_at(codes, 4)));

  // Decisions on texts that are not here wait for them.
  SQLite::Statement names{other, "SELECT name, digest FROM transcript WHERE replaced_by IS NULL"};
  SQLite::Statement known{database, "SELECT 1 FROM transcript WHERE digest = ?"};
  while (names.executeStep())
    if (!with(known, text_at(names, 1)).executeStep()) united.missing.push_back(text_at(names, 0));

  // A plain copy of the file wrote on in this file's own chain.
  if (own_chain_goes_on) log.change_origin();
  return united;
}

}  // namespace engine::store
