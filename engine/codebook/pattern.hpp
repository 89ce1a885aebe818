// The pattern language as a syntax tree, and its parser.
//
// A tree is what a line *means* once lists, verbs, hyphens and particles are
// expanded: only five kinds of node are left, so that a matcher needs to know
// no notation. Words are folded already.
//
// Semantics, exact and the same for every matcher:
// - A pattern is matched over the *visible* tokens of one sentence (one turn
//   for rules with `scope: turn`): those that are not transparent. A match is
//   a pair (first, end) of visible tokens with first < end. All such pairs
//   are enumerated, from every start.
// - `Word` takes one visible token; `Gap` takes min to max visible tokens;
//   `Sequence` its items in order; `Choice` any one of its alternatives (an
//   empty alternative makes it optional); `Assert` takes none and holds or not
//   at the place between two visible tokens.
// - Mark asserts: the set of marks met between the two visible tokens (those
//   around transparent tokens in between included) holds the asked one; before
//   the first token the marks before it, after the last those after it.
// - A gap or optional item at either end of a pattern is an error at load.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/text/tokens.hpp"

namespace engine::codebook {

// One word test, decided once for each distinct token.
struct Atom {
  enum class Kind : std::uint8_t {
    literal,  // `text` equals the folded token
    glob,     // `text` with '*' for any letters, also none, against the folded token
    exact,    // `text` equals the token's own bytes
    regex,    // RE2, full match on the folded token (plain key)
  };
  Kind kind = Kind::literal;
  bool accents = false;  // compare with FoldedWord::with_accents instead of ::plain
  std::string text;
  auto operator<=>(const Atom&) const = default;
};

struct Node;

struct Word {
  std::vector<Atom> atoms;  // sorted, unique; one of them must hold
  bool negated = false;     // exactly one visible token that none of them fits
  bool operator==(const Word&) const = default;
};
struct Gap {
  std::uint16_t min = 0;
  std::uint16_t max = 0;
  bool operator==(const Gap&) const = default;
};
struct Sequence {
  std::vector<Node> items;
  bool operator==(const Sequence&) const;
};
struct Choice {
  std::vector<Node> alternatives;
  bool operator==(const Choice&) const;
};
struct Assert {
  enum class Kind : std::uint8_t {
    sentence_start,
    sentence_end,
    turn_start,
    turn_end,
    mark,
    joined,  // the tokens on both sides are joined by a hyphen
  };
  Kind kind = Kind::sentence_start;
  text::Mark mark = text::Mark::comma;  // for Kind::mark
  bool operator==(const Assert&) const = default;
};

struct Node {
  std::variant<Word, Gap, Sequence, Choice, Assert> value;
  bool operator==(const Node&) const = default;
};

// `not inside: …`, `needs before 4: …`
struct Condition {
  enum class Where : std::uint8_t { inside, before, after, sentence, turn };
  bool wanted = false;  // needs / not
  Where where = Where::inside;
  std::uint16_t reach = 0;  // visible tokens, for before and after
  Node pattern;
  std::string source;  // as written, for `why`
};

struct Pattern {
  Node node;
  std::vector<Condition> conditions;
  std::string source;      // the line as written, comment removed
  std::uint32_t line = 0;  // of the codebook file
};

struct Verb {
  std::string particle;            // "aan" of aanstellen; "" for a verb that does not separate
  std::vector<std::string> forms;  // stel stelt stellen stelde stelden (infinitive among them)
  std::string infinitive;          // "stellen": for `aan te stellen`
  std::string participle;          // "aangesteld": only for `~aanstellen+`; may be empty
};

// Names a pattern line may use. Lists hold the parsed alternatives.
struct Vocabulary {
  std::map<std::string, Node, std::less<>> lists;
  std::map<std::string, Verb, std::less<>> verbs;
  std::uint16_t within = 10;    // what "..." means
  std::string language = "nl";  // whose modal particles `_` stands for
};

struct LinePlace {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 1;  // of the first character of the line, in code points
};

// One line, conditions included. Errors carry place, caret and what to write instead.
base::Result<Pattern> parse_pattern(std::string_view line, const Vocabulary& vocabulary,
                                    const LinePlace& place);

// The tree in the notation again, on one line; reading it gives the same tree.
std::string to_notation(const Node& node);

// What the tree means, one alternative a line, at most `limit` lines (then
// "… (+n)" for the n others): for `codebook explain`. Groups of single words
// and optional parts stay together on a line.
std::vector<std::string> expand(const Node& node, std::size_t limit);

}  // namespace engine::codebook
