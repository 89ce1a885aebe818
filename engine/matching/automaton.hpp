// One pattern as a nondeterministic automaton whose states are bits.
//
// A state is a place of the tree: a word, one token of a gap (a gap of up to m
// tokens is m states in a row), or an assertion, which takes no token. Trees
// have no loops, so every step leads to a state with a higher number; the
// highest is `accept`. Glushkov's construction, with bit-parallel steps
// (Navarro & Raffinot 2002, chapter 5).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/codebook/pattern.hpp"
#include "engine/matching/layout.hpp"
#include "engine/matching/questions.hpp"

namespace engine::matching {

inline constexpr std::uint32_t kMaxStates = 2048;

// What must be met for a match to be possible, and where to look for it.
struct Requirements {
  // Every match holds a token for which `anchor` is answered yes, preceded by
  // at least `lead_min` and at most `lead_max` tokens of the match. Without
  // an anchor every token may begin a match.
  std::optional<QuestionId> anchor;
  std::uint32_t lead_min = 0;
  std::uint32_t lead_max = 0;
  // Every match holds a token for each of these; the anchor is the first.
  std::vector<QuestionId> questions;
};

class Automaton {
 public:
  // Nothing where the tree needs more than kMaxStates.
  static std::optional<Automaton> build(const codebook::Node& node, Questions& questions);

  struct Asked {
    QuestionId question;
    bool negated;
  };

  // State sets are rows of `words()` 64-bit words.
  [[nodiscard]] std::uint32_t words() const { return words_; }
  [[nodiscard]] const std::uint64_t* first() const { return row(kFirst); }
  [[nodiscard]] const std::uint64_t* any() const {
    return row(kAny);
  }  // states that take any token
  [[nodiscard]] const std::uint64_t* assertions() const { return row(kAssertions); }
  [[nodiscard]] const std::uint64_t* asking(std::size_t i) const { return row(kAsking + i); }
  [[nodiscard]] const std::uint64_t* follow(std::uint32_t state) const {
    return row(kAsking + asked_.size() + state);
  }
  [[nodiscard]] const std::vector<Asked>& asked() const { return asked_; }
  [[nodiscard]] std::uint32_t accept() const { return accept_; }
  [[nodiscard]] bool has_assertions() const { return !facts_.empty(); }
  // What the assertion of this state asks of a border.
  [[nodiscard]] Facts facts(std::uint32_t state) const { return facts_[state]; }
  // Just one word that is not negated.
  [[nodiscard]] bool is_single_word() const { return single_word_; }
  // No match is longer.
  [[nodiscard]] std::uint32_t longest() const { return longest_; }
  [[nodiscard]] const Requirements& requirements() const { return requirements_; }
  [[nodiscard]] std::size_t bytes() const { return rows_.size() * sizeof rows_[0]; }

 private:
  friend class AutomatonBuilder;
  enum Row : std::size_t { kFirst, kAny, kAssertions, kAsking };
  [[nodiscard]] const std::uint64_t* row(std::size_t i) const { return &rows_[i * words_]; }

  std::uint32_t words_ = 1;
  std::uint32_t accept_ = 0;
  std::uint32_t longest_ = 0;
  bool single_word_ = false;
  std::vector<std::uint64_t> rows_;
  std::vector<Asked> asked_;
  std::vector<Facts> facts_;  // by state; empty without assertions
  Requirements requirements_;
};

// The tree as a list of trees, one of which must match: the alternatives of
// its outermost choices. Each gets an automaton and an anchor of its own.
std::vector<const codebook::Node*> alternatives(const codebook::Node& node);

}  // namespace engine::matching
