#include "support.hpp"

#include <catch2/catch.hpp>
#include <ostream>

namespace engine::matching {

std::ostream& operator<<(std::ostream& out, const Finding& finding) {
  out << '[' << finding.begin << ',' << finding.end << ") segment [" << finding.segment_begin << ','
      << finding.segment_end << ") rule " << finding.rule << " pattern " << finding.pattern
      << " code " << finding.code << ' ' << codebook::name(finding.tier) << ' '
      << codebook::name(finding.voice) << ' ' << codebook::name(finding.unit);
  if (finding.context) out << " context " << *finding.context;
  return out;
}

std::ostream& operator<<(std::ostream& out, const Suppression& suppression) {
  return out << '[' << suppression.begin << ',' << suppression.end << ") rule " << suppression.rule
             << " pattern " << suppression.pattern << " cause "
             << static_cast<int>(suppression.cause) << ' ' << suppression.detail;
}

}  // namespace engine::matching

namespace matching_test {

using namespace engine;

codebook::Pattern pattern(std::string_view line) {
  auto parsed = codebook::parse_pattern(line, {}, {"test", 1, 1});
  if (!parsed) FAIL(base::to_text(parsed.error().front(), base::Language::en));
  return *parsed;
}

std::vector<codebook::Pattern> patterns(const Lines& lines) {
  std::vector<codebook::Pattern> all;
  for (const std::string& line : lines) all.push_back(pattern(line));
  return all;
}

text::TurnTokens tokens(std::string_view turn) {
  text::TurnTokens out;
  text::Tokeniser{}.tokenise(turn, out);
  return out;
}

codebook::Codebook one_rule(const Lines& lines) {
  codebook::Codebook book;
  book.id = "test";
  book.path = "test.yaml";
  book.codes.emplace_back().id = "c";
  book.codes.emplace_back().id = "d";
  codebook::Rule& rule = book.rules.emplace_back();
  rule.id = "r";
  rule.patterns = patterns(lines);
  return book;
}

codebook::Context& add_context(codebook::Codebook& book, const Lines& lines) {
  book.rules.front().contexts.push_back(static_cast<std::uint32_t>(book.contexts.size()));
  codebook::Context& context = book.contexts.emplace_back();
  context.id = "context-" + std::to_string(book.contexts.size());
  context.voice = codebook::Voice::reported;
  context.patterns = patterns(lines);
  return context;
}

matching::TurnFindings scan(const codebook::Codebook& book, const std::vector<std::string>& turns) {
  const auto matcher = matching::Matcher::compile(std::make_shared<codebook::Codebook>(book));
  if (!matcher) FAIL(base::to_text(matcher.error().front(), base::Language::en));
  matching::Scanner fast{*matcher};
  matching::PlainScanner plain{book};
  matching::TurnFindings found;
  matching::TurnFindings expected;
  fast.begin_transcript();
  plain.begin_transcript();
  for (const std::string& turn : turns) {
    CAPTURE(turn);
    const text::TurnTokens read = tokens(turn);
    fast.turn(read, found);
    plain.turn(read, expected);
    CHECK(found.findings == expected.findings);
    CHECK(found.suppressions == expected.suppressions);
    CHECK(found.capped == expected.capped);
  }
  return found;
}

Lines told(const codebook::Codebook& book, const std::vector<std::string>& turns) {
  const matching::TurnFindings found = scan(book, turns);
  const std::string& text = turns.back();
  Lines all;
  for (const matching::Finding& finding : found.findings) {
    std::string line = text.substr(finding.begin, finding.end - finding.begin);
    if (finding.voice != codebook::Voice::own)
      line += " <" + std::string{codebook::name(finding.voice)} + ">";
    if (finding.code != 0) line += " =" + book.codes[finding.code].id;
    if (finding.topic_missing) line += " ?";
    all.push_back(line);
  }
  for (const matching::Suppression& gone : found.suppressions)
    all.push_back("-" + text.substr(gone.begin, gone.end - gone.begin));
  return all;
}

}  // namespace matching_test
