// Names, words and quotes: what masking needs of a study, and who let out what.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/store/log_table.hpp"
#include "engine/store/sql.hpp"
#include "engine/text/span.hpp"

namespace engine::store {

// What a person last decided about a quote.
struct QuoteVerdict {
  std::string action;  // "release", "refuse"; "" while nobody has
  std::string coder;
  std::string digest;  // of the masked text that was judged
};

struct QuoteRow {
  std::int64_t row = 0;
  std::string quote;  // its id, 8 hexadecimal digits
  std::int64_t transcript = 0;
  text::CodePointSpan span;
  std::string code;
  std::vector<std::string> masked_words;  // by a person
  QuoteVerdict verdict;
};

// Of transcripts that no newer text replaced.
struct QuoteBook {
  std::string key;
  std::vector<std::string> names;  // the roster
  std::vector<std::string> words;  // that may stay
  std::vector<QuoteRow> quotes;    // by id
};

// `quote` is empty where a word was allowed for the whole study.
struct QuoteEvent {
  std::string quote, action, coder;
  std::string digest, lexicon, engine, masks;
};

// Every change is an entry of the log: which quote, by whom, digests; never a name or a word.
class QuoteTable {
 public:
  QuoteTable(SQLite::Database& database, LogTable& log) : database_{database}, log_{log} {}

  // Returns how many were not there yet, and whether it was there.
  std::uint32_t add_names(const std::vector<std::string>& names);
  bool remove_name(const std::string& name);
  void add_word(const std::string& word, const std::string& coder);
  // A quote that is there already stays as it is.
  void draw(const QuoteRow& quote);
  void mask_word(const std::string& quote, const std::string& word);
  void record(const QuoteEvent& event);

 private:
  void note(const QuoteEvent& event);

  SQLite::Database& database_;
  LogTable& log_;
};

QuoteBook load_quote_book(SQLite::Database& database);

}  // namespace engine::store
