// Applies a codebook's rules to the tokens of speaker turns.
//
// Two implementations of one semantics (engine/codebook/pattern.hpp and
// docs/reference/codebook.md): the fast one, automata over word classes,
// started only where a pattern's rarest word occurs; and the plain one, which
// walks the syntax tree and exists to be read and to check the fast one.
//
// What a turn yields, for each rule: all spans are enumerated, conditions
// applied, contexts applied, the topic words of requires_any asked for, and
// only then non-minimal spans dropped: among the surviving spans of one rule
// with the same fate (voice, code), a span that contains another one goes, and
// of equal spans the first pattern's stays. Findings come sorted by (begin,
// end, rule), findings and suppressions alike; equal input gives equal output.
//
// Of several contexts that hold, one that drops wins; else the first of those
// that recode gives the code and the first voice of the enum the voice, each
// the first in the rule's order where they are equal.
//
// A sentence of more than kWindow visible tokens has no end worth the name: a
// match must lie in one of its windows, and "in the sentence" (conditions,
// contexts, topic words) means in the windows that hold the first or the last
// word of the match. Its borders stay those of the sentence. What is coded is
// the match, unless the unit is the turn.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/codebook/codebook.hpp"
#include "engine/text/tokens.hpp"

namespace engine::matching {

// Bytes within the turn's text.
struct Finding {
  std::uint32_t begin = 0, end = 0;                  // the evidence
  std::uint32_t segment_begin = 0, segment_end = 0;  // the unit that gets coded
  std::uint32_t rule = 0;                            // index into Codebook::rules
  std::uint32_t pattern = 0;                         // of Rule::patterns, then Rule::regexes
  std::uint32_t code = 0;                            // after recoding
  codebook::Tier tier = codebook::Tier::precise;     // after requires_any
  codebook::Voice voice = codebook::Voice::own;
  codebook::Unit unit = codebook::Unit::sentence;  // `match` inside an unpunctuated stretch
  bool topic_missing = false;                      // requires_any lowered the tier
  std::optional<std::uint32_t> context;            // the context that decided the voice or code
  auto operator<=>(const Finding&) const = default;
};

// A span that a condition, a context or a missing topic word took away, where
// no surviving span of the same rule overlaps it. Minimal spans only.
struct Suppression {
  enum class Cause : std::uint8_t { condition, context, topic };
  std::uint32_t begin = 0, end = 0;
  std::uint32_t rule = 0;
  std::uint32_t pattern = 0;
  Cause cause = Cause::condition;
  std::uint32_t detail =
      0;  // condition: its number in the pattern; context: index into Codebook::contexts
  auto operator<=>(const Suppression&) const = default;
};

struct TurnFindings {
  std::vector<Finding> findings;
  std::vector<Suppression> suppressions;
  bool capped = false;  // a rule found more than kMaxFindingsPerTurn spans
  void clear();
};

// In visible tokens; windows step by half of it.
inline constexpr std::uint32_t kWindow = 80;
inline constexpr std::uint32_t kMaxFindingsPerTurn = 10'000;  // a rule and turn

struct Compiled;

// Compiled once, then immutable and shared between threads. Keeps the codebook alive.
class Matcher {
 public:
  // Only the rules of the given codes (all when nullopt). Errors name the rule
  // whose automaton or expression is too large.
  static base::Result<Matcher> compile(std::shared_ptr<const codebook::Codebook> codebook,
                                       const std::optional<std::vector<std::uint32_t>>& codes = {});
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  [[nodiscard]] const codebook::Codebook& codebook() const;
  // False only where a scanner finds nothing in a turn of this text. Quicker than
  // finding its words.
  [[nodiscard]] bool may_match(std::string_view turn) const;

 private:
  friend class Scanner;
  std::shared_ptr<const Compiled> compiled_;
  explicit Matcher(std::shared_ptr<const Compiled> compiled);
};

// One thread's working memory: the words met so far, buffers. `turn` is called
// for all turns of a transcript in order (requires_any may look at the turn
// before); `begin_transcript` forgets the turn before, not the words.
class Scanner {
 public:
  explicit Scanner(const Matcher& matcher);
  ~Scanner();
  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;

  void begin_transcript();
  void turn(const text::TurnTokens& turn, TurnFindings& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The plain one: same results, no compilation, no shortcuts. Slow.
class PlainScanner {
 public:
  explicit PlainScanner(const codebook::Codebook& codebook);
  ~PlainScanner();
  PlainScanner(PlainScanner&&) noexcept;
  PlainScanner& operator=(PlainScanner&&) noexcept;
  void begin_transcript();
  void turn(const text::TurnTokens& turn, TurnFindings& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One pattern, for keyword in context: the matches that a rule without
// contexts would give, by place. Bytes within the turn.
struct PatternSpan {
  std::uint32_t begin = 0, end = 0;
};
struct PatternMatches {
  std::vector<PatternSpan> spans;
  bool capped = false;  // there are more than these kMaxFindingsPerTurn
};
class PatternFinder {
 public:
  // Errors as of Matcher::compile; `source` names in them where the pattern stands.
  static base::Result<PatternFinder> compile(codebook::Pattern pattern, std::string source);
  PatternMatches find(const text::TurnTokens& turn);

 private:
  explicit PatternFinder(const Matcher& matcher) : scanner_{matcher} {}
  Scanner scanner_;
  TurnFindings findings_;
};

}  // namespace engine::matching
