#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "engine/precoding/evidence.hpp"
#include "engine/precoding/precoding.hpp"

namespace engine::precoding {
namespace {

using base::Message;
using base::message;
using codebook::Voice;
using Expect = codebook::RuleTest::Expect;

// A codebook's lines, matched one after another, each as a turn of its own.
// Scanner: the fast one or the plain one.
template <class Scanner>
class Lines {
 public:
  Lines(const codebook::Codebook& codebook, Scanner scanner)
      : codebook_{codebook}, scanner_{std::move(scanner)} {}

  const matching::TurnFindings& match(std::string_view line) {
    line_ = line;
    tokeniser_.tokenise(line_, tokens_);
    scanner_.begin_transcript();
    scanner_.turn(tokens_, found_);
    return found_;
  }

  [[nodiscard]] std::string words(const matching::Finding& finding) const {
    return std::string{line_.substr(finding.begin, finding.end - finding.begin)};
  }

  // Why the rule gave nothing, as far as the ledger of the last line knows.
  [[nodiscard]] Message reason(std::uint32_t rule) const {
    for (const matching::Suppression& each : found_.suppressions) {
      if (each.rule != rule) continue;
      const std::string words{line_.substr(each.begin, each.end - each.begin)};
      return message("«{0}» is onderdrukt door «{1}»", "«{0}» was suppressed by «{1}»", words,
                     detail_of(codebook_, each));
    }
    return message("geen patroon past", "no pattern fits");
  }

 private:
  const codebook::Codebook& codebook_;
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
  Scanner scanner_;
  matching::TurnFindings found_;
  std::string_view line_;
};

bool counts_for(const codebook::Codebook& codebook, std::uint32_t code, const std::string& role) {
  return role.empty() ||
         codebook::applies(codebook.codes[code].applies_to, codebook.mapped_role(role));
}

// What `test` finds wrong, or nothing.
template <class Scanner>
std::optional<Message> problem_of(const codebook::Codebook& codebook, std::uint32_t index,
                                  const codebook::RuleTest& test, Lines<Scanner>& lines) {
  const codebook::Rule& rule = codebook.rules[index];
  const matching::Finding* own = nullptr;
  const matching::Finding* other = nullptr;  // another voice, or recoded
  for (const matching::Finding& finding : lines.match(test.text).findings) {
    if (finding.rule != index) continue;
    const bool is_own = finding.voice == Voice::own && finding.code == rule.code;
    (is_own ? own : other) = &finding;
  }
  const bool counts = counts_for(codebook, rule.code, test.role);
  const auto what_fired = [&](const matching::Finding& finding) {
    const Message became =
        finding.code != rule.code
            ? message("als code {}", "as code {}", codebook.codes[finding.code].id)
            : message("met stem {}", "in voice {}", codebook::name(finding.voice));
    const std::string words = lines.words(finding);
    return Message{fmt::format("«{}» {}", words, became.nl),
                   fmt::format("«{}» {}", words, became.en)};
  };

  switch (test.expect) {
    case Expect::hit: {
      if (own != nullptr && counts) return std::nullopt;
      if (own != nullptr)
        return message("verwacht: een suggestie; de code geldt niet voor rol '{}'",
                       "expected a suggestion; the code does not apply to role '{}'", test.role);
      const Message why = other != nullptr ? what_fired(*other) : lines.reason(index);
      return Message{"verwacht: een eigen suggestie; " + why.nl,
                     "expected an own suggestion; " + why.en};
    }
    case Expect::miss:
      if (own == nullptr || !counts) return std::nullopt;
      return message("verwacht: geen eigen suggestie; «{}» past",
                     "expected no own suggestion; «{}» fits", lines.words(*own));
    case Expect::reported: {
      if (own == nullptr && other != nullptr && other->voice != Voice::own) return std::nullopt;
      if (own != nullptr)
        return message("verwacht: een andere stem dan de eigen; «{}» telt als eigen",
                       "expected another voice than own; «{}» counts as own", lines.words(*own));
      const Message why = other != nullptr ? what_fired(*other) : lines.reason(index);
      return Message{"verwacht: een suggestie met een andere stem; " + why.nl,
                     "expected a suggestion in another voice; " + why.en};
    }
  }
  return std::nullopt;
}

bool is_within(const codebook::Codebook& codebook, std::uint32_t code, std::uint32_t ancestor) {
  std::optional<std::uint32_t> at = code;
  while (at && *at != ancestor) at = codebook.codes[*at].parent;
  return at.has_value();
}

// Typical examples are suggested by some rule of the code or its children,
// counter-examples by none. The other kinds are for people.
std::optional<Message> problem_of(const codebook::Codebook& codebook, std::uint32_t code,
                                  const codebook::Example& example,
                                  Lines<matching::Scanner>& lines) {
  const matching::Finding* own = nullptr;
  for (const matching::Finding& finding : lines.match(example.text).findings)
    if (finding.voice == Voice::own && is_within(codebook, finding.code, code)) own = &finding;
  if (example.kind == codebook::Example::Kind::typical && own == nullptr)
    return message("typisch voorbeeld: geen regel van de code past",
                   "typical example: no rule of the code fits");
  if (example.kind == codebook::Example::Kind::counter && own != nullptr)
    return message("tegenvoorbeeld: regel {} past op «{}»", "counter-example: rule {} fits «{}»",
                   codebook.rules[own->rule].id, lines.words(*own));
  return std::nullopt;
}

bool is_tested(const codebook::Codebook& codebook, std::uint32_t code,
               const codebook::Example& example) {
  using Kind = codebook::Example::Kind;
  const bool has_rules = std::ranges::any_of(codebook.rules, [&](const codebook::Rule& rule) {
    return is_within(codebook, rule.code, code);
  });
  return has_rules && (example.kind == Kind::typical || example.kind == Kind::counter);
}

// A pattern of a rule or, behind those, one of its regex lines.
struct Line {
  std::string source;
  std::uint32_t line = 0;
};
Line line_of(const codebook::Rule& rule, std::size_t pattern) {
  if (pattern < rule.patterns.size())
    return {rule.patterns[pattern].source, rule.patterns[pattern].line};
  const codebook::RegexLine& regex = rule.regexes[pattern - rule.patterns.size()];
  return {regex.source, regex.line};
}

void drop(codebook::Rule& rule, std::size_t pattern) {
  if (pattern < rule.patterns.size())
    rule.patterns.erase(rule.patterns.begin() + static_cast<std::ptrdiff_t>(pattern));
  else
    rule.regexes.erase(rule.regexes.begin() +
                       static_cast<std::ptrdiff_t>(pattern - rule.patterns.size()));
}

// True where some test of the only rule fails. A dozen sentences do not earn
// the compiling of a fast matcher.
bool some_test_fails(const codebook::Codebook& codebook,
                     const std::vector<const codebook::RuleTest*>& tests) {
  Lines lines{codebook, matching::PlainScanner{codebook}};
  return std::ranges::any_of(tests, [&](const codebook::RuleTest* test) {
    return problem_of(codebook, 0, *test, lines).has_value();
  });
}

// For each pattern of the only rule the passed tests that it found something for.
std::vector<std::vector<const codebook::RuleTest*>> finders(const codebook::Codebook& codebook) {
  const codebook::Rule& rule = codebook.rules.front();
  std::vector<std::vector<const codebook::RuleTest*>> found(rule.patterns.size() +
                                                            rule.regexes.size());
  Lines lines{codebook, matching::PlainScanner{codebook}};
  for (const codebook::RuleTest& test : rule.tests) {
    if (test.expect == Expect::miss || problem_of(codebook, 0, test, lines)) continue;
    std::set<std::uint32_t> patterns;
    for (const matching::Finding& finding : lines.match(test.text).findings)
      patterns.insert(finding.pattern);
    for (const std::uint32_t pattern : patterns) found[pattern].push_back(&test);
  }
  return found;
}

}  // namespace

std::vector<TestFailure> unneeded_patterns(const codebook::Codebook& codebook) {
  std::vector<TestFailure> unneeded;
  codebook::Codebook alone = codebook;  // one rule at a time
  for (const codebook::Rule& rule : codebook.rules) {
    alone.rules = {rule};
    const auto found = finders(alone);
    for (std::size_t pattern = 0; pattern < found.size(); ++pattern) {
      codebook::Codebook without = alone;
      drop(without.rules.front(), pattern);
      if (some_test_fails(without, found[pattern])) continue;
      const auto [source, line] = line_of(rule, pattern);
      unneeded.push_back(
          {rule.id, line, source,
           message("geen proefzin heeft dit patroon nodig", "no test needs this pattern")});
    }
  }
  return unneeded;
}

base::Result<TestOutcome> run_tests(std::shared_ptr<const codebook::Codebook> codebook) {
  auto matcher = matching::Matcher::compile(codebook);
  if (!matcher) return matcher.error();
  Lines lines{*codebook, matching::Scanner{*matcher}};
  TestOutcome outcome;
  const auto note = [&](const std::string& of, std::uint32_t line, const std::string& text,
                        std::optional<Message> problem) {
    if (problem)
      outcome.failures.push_back({of, line, text, std::move(*problem)});
    else
      ++outcome.passed;
  };
  for (std::uint32_t rule = 0; rule < codebook->rules.size(); ++rule)
    for (const codebook::RuleTest& test : codebook->rules[rule].tests)
      note(codebook->rules[rule].id, test.line, test.text,
           problem_of(*codebook, rule, test, lines));
  for (std::uint32_t code = 0; code < codebook->codes.size(); ++code)
    for (const codebook::Example& example : codebook->codes[code].examples)
      if (is_tested(*codebook, code, example))
        note(codebook->codes[code].id, example.line, example.text,
             problem_of(*codebook, code, example, lines));
  return outcome;
}

}  // namespace engine::precoding
