#include <utility>

#include "engine/matching/matcher.hpp"

namespace engine::matching {

base::Result<PatternFinder> PatternFinder::compile(codebook::Pattern pattern) {
  auto codebook = std::make_shared<codebook::Codebook>();
  codebook->codes.emplace_back();
  codebook::Rule& rule = codebook->rules.emplace_back();
  rule.unit = codebook::Unit::match;
  rule.patterns.push_back(std::move(pattern));
  const auto matcher = Matcher::compile(std::move(codebook));
  if (!matcher) return matcher.error();
  return PatternFinder{*matcher};
}

std::vector<PatternSpan> PatternFinder::find(const text::TurnTokens& turn) {
  scanner_.turn(turn, findings_);
  std::vector<PatternSpan> spans;
  spans.reserve(findings_.findings.size());
  for (const Finding& found : findings_.findings) spans.push_back({found.begin, found.end});
  return spans;
}

}  // namespace engine::matching
