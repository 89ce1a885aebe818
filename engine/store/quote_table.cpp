#include "engine/store/quote_table.hpp"

#include <map>
#include <utility>

#include "engine/store/clock.hpp"
#include "engine/store/names.hpp"

namespace engine::store {
namespace {

std::vector<std::string> strings(SQLite::Database& database, const char* sql) {
  SQLite::Statement rows{database, sql};
  std::vector<std::string> all;
  while (rows.executeStep()) all.push_back(text_at(rows, 0));
  return all;
}

void note_roster(LogTable& log, const std::string& what, std::uint32_t names) {
  LogEntry entry = command_entry("roster");
  add_detail(entry, what, std::to_string(names));
  log.note(std::move(entry));
}

}  // namespace

std::uint32_t QuoteTable::add_names(const std::vector<std::string>& names) {
  SQLite::Statement insert{database_,
                           "INSERT INTO roster_name (name, at) VALUES (?, ?) ON CONFLICT DO "
                           "NOTHING"};
  std::uint32_t fresh = 0;
  for (const std::string& name : names)
    fresh += static_cast<std::uint32_t>(with(insert, name, utc_now()).exec());
  if (fresh > 0) note_roster(log_, "added", fresh);
  return fresh;
}

bool QuoteTable::remove_name(const std::string& name) {
  if (run_once(database_, "DELETE FROM roster_name WHERE name = ?", name) == 0) return false;
  note_roster(log_, "removed", 1);
  return true;
}

void QuoteTable::add_word(const std::string& word, const std::string& coder) {
  run_once(database_,
           "INSERT INTO lexicon_word (word, coder, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
           word, coder, utc_now());
}

void QuoteTable::draw(const QuoteRow& quote) {
  const int fresh = run_once(database_,
                             "INSERT INTO quote (quote, transcript, begin_cp, end_cp, code) "
                             "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                             quote.quote, quote.transcript, quote.span.begin().value,
                             quote.span.end().value, quote.code);
  if (fresh > 0) note({quote.quote, "draw", {}, {}, {}, {}, {}});
}

void QuoteTable::mask_word(const std::string& quote, const std::string& word) {
  run_once(database_,
           "INSERT INTO quote_mask (quote, word) SELECT id, ? FROM quote WHERE quote = ? "
           "ON CONFLICT DO NOTHING",
           word, quote);
}

void QuoteTable::record(const QuoteEvent& event) {
  run_once(database_,
           "INSERT INTO quote_event (quote, action, coder, at, digest, lexicon, engine, masks) "
           "VALUES ((SELECT id FROM quote WHERE quote = ?), ?, ?, ?, ?, ?, ?, ?)",
           event.quote, event.action, event.coder, utc_now(), event.digest, event.lexicon,
           event.engine, event.masks);
  note(event);
}

void QuoteTable::note(const QuoteEvent& event) {
  SQLite::Statement quote{database_,
                          "SELECT t.digest, q.code, q.begin_cp, q.end_cp FROM quote q "
                          "JOIN transcript t ON t.id = q.transcript WHERE q.quote = ?"};
  LogEntry entry = command_entry(event.action);
  entry.coder = event.coder;
  if (with(quote, event.quote).executeStep()) {
    entry.transcript = log_.key_of(text_at(quote, 0));
    entry.code = text_at(quote, 1);
    entry.begin_cp = uint32_at(quote, 2);
    entry.end_cp = uint32_at(quote, 3);
  }
  if (event.action == "export") add_detail(entry, "to", "quotes");
  for (const auto& [name, value] :
       {std::pair{"quote", &event.quote}, {"digest", &event.digest}, {"lexicon", &event.lexicon}})
    if (!value->empty()) add_detail(entry, name, *value);
  log_.note(std::move(entry));
}

QuoteBook load_quote_book(SQLite::Database& database) {
  QuoteBook book;
  book.key = database.execAndGet("SELECT key FROM quote_key").getString();
  book.names = strings(database, "SELECT name FROM roster_name ORDER BY name");
  book.words = strings(database, "SELECT word FROM lexicon_word ORDER BY word");
  SQLite::Statement quotes{database,
                           "SELECT q.id, q.quote, q.transcript, q.begin_cp, q.end_cp, q.code "
                           "FROM quote q JOIN transcript t ON t.id = q.transcript "
                           "WHERE t.replaced_by IS NULL ORDER BY q.quote"};
  std::map<std::int64_t, std::size_t> by_row;
  while (quotes.executeStep()) {
    by_row[int64_at(quotes, 0)] = book.quotes.size();
    book.quotes.push_back({int64_at(quotes, 0),
                           text_at(quotes, 1),
                           int64_at(quotes, 2),
                           span_at(quotes, 3),
                           text_at(quotes, 5),
                           {},
                           {}});
  }
  SQLite::Statement masks{database, "SELECT quote, word FROM quote_mask ORDER BY quote, word"};
  while (masks.executeStep())
    if (const auto at = by_row.find(int64_at(masks, 0)); at != by_row.end())
      book.quotes[at->second].masked_words.push_back(text_at(masks, 1));
  SQLite::Statement events{database,
                           "SELECT quote, action, coder, digest FROM quote_event WHERE action = "
                           "'release' OR action = 'refuse' ORDER BY id"};
  while (events.executeStep())
    if (const auto at = by_row.find(int64_at(events, 0)); at != by_row.end())
      book.quotes[at->second].verdict = {text_at(events, 1), text_at(events, 2),
                                         text_at(events, 3)};
  return book;
}

}  // namespace engine::store
