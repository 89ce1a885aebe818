// A text as the steps see it: words with what is known of them, what stands
// between them, which are masked, what is held.
//
// Every letter and digit of the text lies in exactly one word, so that nothing
// stays because no one looked at it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/privacy/privacy.hpp"
#include "engine/privacy/vocabulary.hpp"

namespace engine::privacy {

enum class Shape : std::uint8_t {
  none,      // no letter with case
  small,     // jan
  capital,   // Jan
  capitals,  // JAN, of two letters or more
  mixed,     // jAN, WerkSaam
};

struct Word {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  const WordFacts* facts = nullptr;  // null for a placeholder of an earlier pass
  bool replaces_name = false;        // such a placeholder: of a person, a place, an employer
  Shape shape = Shape::none;
  std::uint32_t digits = 0;
  std::uint32_t letters = 0;
  bool opens_sentence = false;
  // Of what stands before it.
  bool touches = false;      // no white space
  bool by_hyphen = false;    // one hyphen, nothing else
  bool after_break = false;  // comma, stop, colon, bracket, line end, begin of text
  Kind kind = Kind::none;    // masked as
  Rule rule = Rule::unknown_word;

  [[nodiscard]] bool masked() const { return kind != Kind::none || facts == nullptr; }
  [[nodiscard]] bool is(Trait trait) const { return facts != nullptr && facts->is(trait); }
  [[nodiscard]] std::string_view folded() const {
    return facts == nullptr ? std::string_view{} : std::string_view{facts->folded};
  }
  [[nodiscard]] bool is_number_word() const {
    return facts != nullptr && facts->number.has_value();
  }
};

// Masked as somebody or something, here or in an earlier pass.
inline bool stands_for_name(const Word& word) {
  return word.facts == nullptr ? word.replaces_name : is_name_kind(word.kind);
}

struct WordHold {
  std::uint32_t first = 0;  // words [first, end)
  std::uint32_t end = 0;
  Rule rule = Rule::name_or_word;
};

class Reading {
 public:
  // `text` must be valid UTF-8 and outlive this.
  Reading(std::string_view text, Vocabulary& vocabulary);

  std::vector<Word> words;
  std::vector<WordHold> holds;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Vocabulary& vocabulary() const { return *vocabulary_; }
  // Capitals say nothing here: there are none, or nothing else, or no sentence
  // begins with one.
  [[nodiscard]] bool without_case() const { return without_case_; }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
  [[nodiscard]] std::string_view source(std::uint32_t i) const {
    return text_.substr(words[i].begin, words[i].end - words[i].begin);
  }
  // What stands between word i-1 and word i; before the first for 0, after the
  // last for size().
  [[nodiscard]] std::string_view gap(std::uint32_t i) const;

  // No-op on a masked word: the first rule that masks is the reason.
  void mask(std::uint32_t i, Kind kind, Rule rule);
  void hold(std::uint32_t i, Rule rule) { holds.push_back({i, i + 1, rule}); }
  void hold(std::uint32_t first, std::uint32_t end, Rule rule) {
    holds.push_back({first, end, rule});
  }

  // A clause begins at word i, or ends before it (also at size()).
  [[nodiscard]] bool breaks_before(std::uint32_t i) const {
    return i >= size() || words[i].after_break;
  }
  // The word before i in the same clause, or null.
  [[nodiscard]] const Word* before(std::uint32_t i, std::uint32_t steps = 1) const;
  [[nodiscard]] const Word* after(std::uint32_t i, std::uint32_t steps = 1) const;
  // In small letters, or where case says nothing.
  [[nodiscard]] bool reads_small(std::uint32_t i) const {
    return one_case_ || words[i].shape == Shape::small || words[i].shape == Shape::none;
  }

 private:
  void read_words();
  void relate(std::uint32_t i);

  std::string_view text_;
  Vocabulary* vocabulary_;
  bool one_case_ = false;  // no capitals, or nothing else
  bool without_case_ = false;
};

// Length in bytes of a placeholder that begins `text`, or 0: `[persoon 3]`,
// `[leeftijd 40-49]`.
std::size_t placeholder_length(std::string_view text);

}  // namespace engine::privacy
