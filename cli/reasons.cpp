#include "cli/reasons.hpp"

#include <fmt/format.h>

#include "engine/precoding/evidence.hpp"
#include "engine/text/tokens.hpp"

namespace cli {
namespace {

namespace codebook = engine::codebook;
namespace coding = engine::coding;
namespace matching = engine::matching;
namespace precoding = engine::precoding;
namespace text = engine::text;

const std::string& pattern_source(const codebook::Rule& rule, std::uint32_t pattern) {
  const std::size_t plain = rule.patterns.size();
  return pattern < plain ? rule.patterns[pattern].source : rule.regexes[pattern - plain].source;
}

class Explainer {
 public:
  Explainer(const codebook::Codebook& book, const TurnInText& turn) : book_{book}, turn_{turn} {}

  [[nodiscard]] Reason of(const matching::Finding& finding) const {
    Reason reason = common(finding.rule, finding.pattern, finding.code);
    reason.span = place(finding.begin, finding.end);
    reason.segment = place(finding.segment_begin, finding.segment_end);
    reason.words = turn_.text.at(reason.span);
    reason.tier = finding.tier;
    reason.voice = finding.voice;
    reason.topic_missing = finding.topic_missing;
    if (finding.context) reason.context = book_.contexts[*finding.context].id;
    return reason;
  }

  [[nodiscard]] Reason of(const matching::Suppression& suppression) const {
    const codebook::Rule& rule = book_.rules[suppression.rule];
    Reason reason = common(suppression.rule, suppression.pattern, rule.code);
    reason.span = reason.segment = place(suppression.begin, suppression.end);
    reason.words = turn_.text.at(reason.span);
    reason.tier = rule.tier;
    reason.suppressed_by = precoding::cause_of(suppression);
    reason.suppressed_detail = reason.suppressed_by == coding::Suppression::Cause::topic
                                   ? fmt::format("@{}", fmt::join(rule.requires_any->lists, ", @"))
                                   : precoding::detail_of(book_, suppression);
    return reason;
  }

 private:
  [[nodiscard]] Reason common(std::uint32_t rule, std::uint32_t pattern, std::uint32_t code) const {
    Reason reason;
    reason.code = book_.codes[code].id;
    reason.rule = book_.rules[rule].id;
    reason.pattern = pattern_source(book_.rules[rule], pattern);
    reason.codebook = book_.id;
    reason.codebook_version = book_.version;
    reason.role_excluded =
        !codebook::applies(book_.codes[code].applies_to, book_.mapped_role(turn_.role));
    return reason;
  }

  [[nodiscard]] text::CodePointSpan place(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t start = turn_.turn.begin().value;
    return turn_.text.to_code_points(text::ByteSpan::of(start + begin, start + end));
  }

  const codebook::Codebook& book_;
  const TurnInText& turn_;
};

}  // namespace

std::vector<Reason> reasons(const matching::Matcher& matcher, const TurnInText& turn) {
  text::Tokeniser tokeniser;
  text::TurnTokens tokens;
  matching::TurnFindings found;
  matching::Scanner scanner{matcher};
  scanner.begin_transcript();
  if (turn.before) {
    tokeniser.tokenise(turn.text.at(*turn.before), tokens);
    scanner.turn(tokens, found);
  }
  tokeniser.tokenise(turn.text.at(turn.turn), tokens);
  found.clear();
  scanner.turn(tokens, found);

  const Explainer explainer{matcher.codebook(), turn};
  std::vector<Reason> out;
  out.reserve(found.findings.size() + found.suppressions.size());
  for (const matching::Finding& finding : found.findings) out.push_back(explainer.of(finding));
  for (const matching::Suppression& suppression : found.suppressions)
    out.push_back(explainer.of(suppression));
  return out;
}

}  // namespace cli
