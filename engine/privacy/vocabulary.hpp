// Everything that is known of a word without its surroundings: the lexicon's
// answer and the lists of engine/privacy/data, asked once a distinct spelling.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/privacy/lexicon.hpp"

namespace engine::privacy {

enum class Trait : std::uint32_t {
  in_lexicon = 1U << 0,
  compound = 1U << 1,  // in the lexicon, but only as words put together
  added = 1U << 2,     // by a person, for this study
  grammar = 1U << 3,   // function word
  common = 1U << 4,    // everyday word
  domain = 1U << 5,
  scheme = 1U << 6,
  people = 1U << 7,  // nationality, language, country
  title = 1U << 8,
  kin = 1U << 9,
  name_cue = 1U << 10,
  person_verb = 1U << 11,
  determiner = 1U << 12,
  particle = 1U << 13,
  first_name = 1U << 14,
  family_name = 1U << 15,  // or a first name from far away
  place_name = 1U << 16,
  other_name = 1U << 17,
  firm = 1U << 18,
  name_word = 1U << 19,    // everyday, and a name where it stands bare
  little_name = 1U << 20,  // grammar, and a first name
  month = 1U << 21,
  month_short = 1U << 22,
  measure = 1U << 23,
  firm_word = 1U << 24,
  plain_street = 1U << 25,
  noun = 1U << 26,  // counted, so that a determiner is to be expected
  adjective = 1U << 27,
  core = 1U << 28,  // grammar that may have a capital anywhere
};

struct WordFacts {
  std::string folded;
  std::string accented;
  std::uint32_t traits = 0;
  std::optional<std::uint64_t> number;  // of a number word: its value, 10^12 at most
  bool ordinal = false;                 // `twaalfde`
  bool of_age = false;                  // `achtenveertigjarige`

  [[nodiscard]] bool is(Trait trait) const {
    return (traits & static_cast<std::uint32_t>(trait)) != 0;
  }
  void set(Trait trait) { traits |= static_cast<std::uint32_t>(trait); }

  [[nodiscard]] bool is_listed_name() const {
    return is(Trait::first_name) || is(Trait::family_name) || is(Trait::place_name) ||
           is(Trait::other_name) || is(Trait::firm);
  }
  // Ordinary wherever it stands in small letters.
  [[nodiscard]] bool is_everyday() const {
    return is(Trait::grammar) || is(Trait::added) || is(Trait::people) || is(Trait::scheme) ||
           is(Trait::domain) ||
           (is(Trait::common) && !is(Trait::name_word) && !is(Trait::first_name));
  }
  // May stay in small letters.
  [[nodiscard]] bool is_allowed() const {
    return is(Trait::in_lexicon) || is(Trait::grammar) || is(Trait::domain) || is(Trait::scheme) ||
           is(Trait::people) || number.has_value();
  }
};

// Several words that name one thing, folded: `tempo team`, `sri lanka`.
struct Phrases {
  // By first word; the longest first.
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> by_first;
  void add(std::vector<std::string> words);
  void order();
};

// Not thread-safe (it remembers answers): one a thread. Bounded in memory.
class Vocabulary {
 public:
  explicit Vocabulary(Lexicon lexicon);

  // `word` as it stands in a text, without the marks around it. The reference
  // lives until the next call of `forget_if_large`.
  const WordFacts& facts(std::string_view word);
  // Words joined by hyphens, as the dictionary has them: `re-integratie`.
  bool knows_joined(std::string_view words);
  // Between two texts: forgets answers when there are very many.
  void forget_if_large();

  [[nodiscard]] const Phrases& firms() const { return firms_; }
  [[nodiscard]] const Phrases& countries() const { return countries_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  WordFacts look_up(std::string_view word) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  Lexicon lexicon_;
  Phrases firms_, countries_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> listed_;
  std::vector<std::string_view> names_;  // lines of names.txt, sorted
  std::unordered_map<std::string, WordFacts, Hash, std::equal_to<>> known_;
};

}  // namespace engine::privacy
