#include <utility>

#include "engine/matching/matcher.hpp"

namespace engine::matching {

base::Result<PatternFinder> PatternFinder::compile(codebook::Pattern pattern, std::string source) {
  auto codebook = std::make_shared<codebook::Codebook>();
  codebook->path = std::move(source);
  codebook->codes.emplace_back();
  codebook::Rule& rule = codebook->rules.emplace_back();
  rule.unit = codebook::Unit::match;
  rule.patterns.push_back(std::move(pattern));
  const auto matcher = Matcher::compile(std::move(codebook));
  if (!matcher) return matcher.error();
  return PatternFinder{*matcher};
}

PatternMatches PatternFinder::find(const text::TurnTokens& turn) {
  scanner_.turn(turn, findings_);
  PatternMatches matches{.spans = {}, .capped = findings_.capped};
  matches.spans.reserve(findings_.findings.size());
  for (const Finding& found : findings_.findings) matches.spans.push_back({found.begin, found.end});
  return matches;
}

}  // namespace engine::matching
