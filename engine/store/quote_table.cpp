#include "engine/store/quote_table.hpp"

#include <map>

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

}  // namespace

std::uint32_t QuoteTable::add_names(const std::vector<std::string>& names) {
  SQLite::Statement insert{database_,
                           "INSERT INTO roster_name (name, at) VALUES (?, ?) ON CONFLICT DO "
                           "NOTHING"};
  std::uint32_t fresh = 0;
  for (const std::string& name : names)
    fresh += static_cast<std::uint32_t>(with(insert, name, utc_now()).exec());
  return fresh;
}

bool QuoteTable::remove_name(const std::string& name) {
  return run_once(database_, "DELETE FROM roster_name WHERE name = ?", name) > 0;
}

void QuoteTable::add_word(const std::string& word, const std::string& coder) {
  run_once(database_,
           "INSERT INTO lexicon_word (word, coder, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
           word, coder, utc_now());
}

void QuoteTable::draw(const QuoteRow& quote) {
  run_once(database_,
           "INSERT INTO quote (quote, transcript, begin_cp, end_cp, code) VALUES (?, ?, ?, ?, ?) "
           "ON CONFLICT DO NOTHING",
           quote.quote, quote.transcript, quote.span.begin().value, quote.span.end().value,
           quote.code);
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
