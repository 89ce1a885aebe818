// One pattern line on its way to a tree; LineReader's inside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/codebook/reader.hpp"

namespace engine::codebook {

inline bool is_space(char c) { return c == ' ' || c == '\t'; }

// Without spaces around, and without the carriage return of a foreign line end.
inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_space(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Ends a written word; everything else is for the tokeniser to judge.
inline bool ends_word(char c) {
  return is_space(c) || std::string_view{"()|;{}<>?"}.find(c) != std::string_view::npos;
}

// One line being read. Each function reads from `at_`; after a problem all of
// them return at once, and what they return means nothing.
class Reading {
 public:
  Reading(std::string_view line, const Vocabulary& vocabulary, WordReader& words,
          LineReader::Used& used, LineReader::How how, LinePlace place)
      : line_{line},
        vocabulary_{vocabulary},
        words_{words},
        used_{used},
        how_{how},
        place_{std::move(place)} {}

  std::optional<base::Diagnostic> take_problem() { return std::move(problem_); }

  using Use = LineReader::Use;

  // Length and characters; before anything else.
  void check_bytes();
  void check_regex_part(std::string_view regex);
  Node whole_pattern();
  std::vector<Condition> conditions();
  std::vector<Condition> conditions_from(std::size_t at) {
    at_ = at;
    return conditions();
  }
  void fail(std::size_t at, base::Message problem, base::Message hint);

 private:
  struct Item {
    Node node;
    std::size_t at = 0;
  };

  [[nodiscard]] bool failed() const { return problem_.has_value(); }
  void fail(std::size_t at, Trouble trouble) {
    fail(at, std::move(trouble.problem), std::move(trouble.hint));
  }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool starts_with(std::string_view what) const {
    return line_.substr(at_, what.size()) == what;
  }
  void skip_spaces() {
    while (is_space(peek())) ++at_;
  }
  std::string_view name();

  std::vector<Item> sequence();
  static Node in_order(std::vector<Item> items);
  Node checked(std::vector<Item> items, std::size_t begin, std::optional<Condition::Where> where);
  void check_anchors(const std::vector<Item>& items, Crossing crossing);
  void no_group_leftovers();
  Condition condition();
  std::string_view keyword();
  Node item();
  Node words();
  Node group();
  Node compound();
  std::vector<Atom> compound_word();
  std::vector<Atom> closing_words(const Node& group, std::size_t at);
  Node mark();
  Node gap();
  Node raw();
  Node negation();
  Node list();
  Node verb();
  Node exact();
  Node particle();
  Node anchor(std::string_view notation, Assert::Kind kind);
  std::string_view written_word();
  void end_of_item();
  std::uint16_t count(std::size_t at);
  void no_regex_group();
  // Counts what a name or a compound wrote out against the limit on size; all
  // other notation is bounded by the length of the line.
  Node grown(Node node, std::size_t at);

  std::string_view line_;
  const Vocabulary& vocabulary_;
  WordReader& words_;
  LineReader::Used& used_;
  LineReader::How how_;
  LinePlace place_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t size_ = 0;
  std::optional<base::Diagnostic> problem_;
};

}  // namespace engine::codebook
