// The words a scanner has met, each with its class.
//
// Two words are of one class when the same atoms hold for them; class 0 is the
// class of all words for which none does. A word is folded and classified when
// it is first met; after that it costs one look-up by its bytes.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/compiled.hpp"
#include "engine/matching/layout.hpp"

namespace engine::matching {

using ClassId = std::uint32_t;

// Why a word matters, beside its class; also of a sentence, together.
enum : std::uint32_t {
  kStartsInSentence = 1U << 31U,  // it is the anchor of an automaton
  kStartsInTurn = 1U << 30U,
  kInRegex = 1U << 29U,  // a `regex:` line asks for it
  kClassMask = kInRegex - 1,
};

// The visible tokens of a turn as classes.
struct TurnClasses {
  struct Sentence {
    std::uint64_t signature = 0;  // of all its words
    std::uint32_t flags = 0;
    std::uint32_t first_start = 0;  // its part of `starts`
    std::uint32_t end_start = 0;
  };
  std::vector<std::uint32_t> words;  // class and flags
  std::vector<Sentence> sentences;
  std::vector<std::uint32_t> starts;  // visible tokens flagged kStartsInSentence
  std::uint32_t flags = 0;

  [[nodiscard]] ClassId id(std::uint32_t visible) const { return words[visible] & kClassMask; }
};

// A word's bytes: up to 16 as two numbers padded with zeros; of a longer word
// its hash, and when known its place in `long_words_`, counted from 1.
struct WordKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

class WordClasses {
 public:
  explicit WordClasses(const Compiled& compiled);

  // Forgets all classes where they have become too many: those given before
  // this call are void after it.
  void make_room();
  void read(const Layout& layout, TurnClasses& out);

  [[nodiscard]] bool answers(ClassId id, QuestionId question) const {
    return (answers_[id * row_ + question / 64] >> (question % 64) & 1U) != 0;
  }
  // All answers, 64 a number.
  [[nodiscard]] std::span<const std::uint64_t> answers(ClassId id) const {
    return {&answers_[id * row_], row_};
  }
  [[nodiscard]] std::uint64_t signature(ClassId id) const { return signatures_[id]; }
  [[nodiscard]] std::span<const Start> starts_in_sentence(ClassId id) const {
    return classes_[id].in_sentence.of(starts_);
  }
  [[nodiscard]] std::span<const Start> starts_in_turn(ClassId id) const {
    return classes_[id].in_turn.of(starts_);
  }

 private:
  struct Known {
    WordKey key;
    std::uint32_t length = 0;  // bytes of the word
    std::uint32_t word = 0;    // class and flags
  };
  struct Range {
    std::uint32_t begin = 0, end = 0;
    [[nodiscard]] std::span<const Start> of(const std::vector<Start>& all) const {
      return {all.data() + begin, end - begin};
    }
  };
  struct Class {
    std::uint32_t flags = 0;
    Range in_sentence, in_turn;
  };
  static constexpr std::uint32_t kAhead = 64;
  void look_up(const text::TurnTokens& turn, const std::uint32_t* tokens, std::uint32_t count,
               std::uint32_t* words);
  void summarise(const Layout& layout, TurnClasses& out) const;
  std::uint32_t find(std::string_view word, WordKey key, std::uint64_t hash);
  std::uint32_t insert(std::string_view word, WordKey key, std::uint64_t hash);
  void enter(std::uint32_t number, std::uint64_t hash);
  void forget_words();
  ClassId class_of(std::string_view word);
  ClassId make_class(const std::vector<AtomId>& atoms);
  Range gather(const Starts& starts, ClassId id);

  const Compiled& compiled_;
  std::size_t row_;                   // numbers of answers a class
  std::vector<std::uint32_t> index_;  // by hash
  std::vector<Known> known_;          // by number
  std::string long_words_;
  std::map<std::vector<AtomId>, ClassId> ids_;
  std::vector<Class> classes_;
  std::vector<std::uint64_t> signatures_;  // by class
  std::vector<std::uint64_t> answers_;
  std::vector<Start> starts_;
  std::vector<AtomId> atoms_;  // of the word at hand
};

}  // namespace engine::matching
