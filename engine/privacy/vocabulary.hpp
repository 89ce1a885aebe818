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

enum class Trait : std::uint64_t {
  in_lexicon = 1ULL << 0,
  compound = 1ULL << 1,  // in the lexicon, but only as words put together
  added = 1ULL << 2,     // by a person, for this study
  grammar = 1ULL << 3,   // function word
  common = 1ULL << 4,    // everyday word
  domain = 1ULL << 5,
  scheme = 1ULL << 6,
  people = 1ULL << 7,  // nationality, language, country
  title = 1ULL << 8,
  kin = 1ULL << 9,
  name_cue = 1ULL << 10,
  person_verb = 1ULL << 11,
  determiner = 1ULL << 12,
  particle = 1ULL << 13,
  first_name = 1ULL << 14,
  family_name = 1ULL << 15,  // or a first name from far away
  place_name = 1ULL << 16,
  other_name = 1ULL << 17,
  firm = 1ULL << 18,
  name_word = 1ULL << 19,    // everyday, and a name where it stands bare
  little_name = 1ULL << 20,  // grammar, and a first name
  month = 1ULL << 21,
  month_short = 1ULL << 22,
  measure = 1ULL << 23,
  firm_word = 1ULL << 24,
  plain_street = 1ULL << 25,
  noun = 1ULL << 26,  // counted, so that a determiner is to be expected
  adjective = 1ULL << 27,
  core = 1ULL << 28,              // grammar that may have a capital anywhere
  mass_noun = 1ULL << 29,         // a noun that need not have a determiner
  verb = 1ULL << 30,              // also in forms that the dictionary lists
  telling = 1ULL << 31,           // finite verb whose subject is somebody
  bare = 1ULL << 32,              // stands without determiner as a matter of course
  institution = 1ULL << 33,       // a kind of house or firm: its name follows
  institution_name = 1ULL << 34,  // `de schakel`
  frequent = 1ULL << 35,          // among the 30,000 words said or written most
  fact_cue = 1ULL << 36,          // `opleiding tot`: what somebody is or has follows
};

struct WordFacts {
  std::string folded;
  std::string accented;
  std::uint64_t traits = 0;
  std::optional<std::uint64_t> number;  // of a number word: its value, 10^12 at most
  bool ordinal = false;                 // `twaalfde`
  bool of_age = false;                  // `achtenveertigjarige`

  [[nodiscard]] bool is(Trait trait) const {
    return (traits & static_cast<std::uint64_t>(trait)) != 0;
  }
  void set(Trait trait) { traits |= static_cast<std::uint64_t>(trait); }

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

// So seldom said that it may tell whose interview it is from.
bool is_uncommon(const WordFacts& facts);

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
  [[nodiscard]] const Phrases& places() const { return places_; }
  // Of several words with capitals, and nobody's name: lands, wars, laws.
  [[nodiscard]] const Phrases& countries() const { return countries_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  WordFacts look_up(std::string_view word) const;
  // What the lists say of a folded word, as bits of Trait.
  [[nodiscard]] std::uint64_t listed_traits(std::string_view plain) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  Lexicon lexicon_;
  Phrases firms_, places_, countries_;
  std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> listed_;
  std::vector<std::string_view> names_;  // lines of names.txt, sorted
  std::unordered_map<std::string, WordFacts, Hash, std::equal_to<>> known_;
};

}  // namespace engine::privacy
