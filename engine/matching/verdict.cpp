#include "engine/matching/verdict.hpp"

#include <algorithm>
#include <tuple>

namespace engine::matching {

void TurnFindings::clear() {
  findings.clear();
  suppressions.clear();
  capped = false;
}

void write(const codebook::Codebook& codebook, const Layout& layout, std::vector<Judged>& judged,
           TurnFindings& out) {
  std::ranges::sort(judged, [](const Judged& a, const Judged& b) {
    return std::tie(a.rule, a.span.begin, a.span.end) < std::tie(b.rule, b.span.begin, b.span.end);
  });
  std::uint32_t findings = 0;
  std::uint32_t suppressions = 0;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const Judged& match = judged[i];
    if (i == 0 || match.rule != judged[i - 1].rule) findings = suppressions = 0;
    std::uint32_t& count = match.verdict.survives ? findings : suppressions;
    if (count++ == kMaxFindingsPerTurn) out.capped = true;
    if (count > kMaxFindingsPerTurn) continue;
    const auto [begin, end] = layout.bytes_of(match.span);
    const Verdict& verdict = match.verdict;
    if (!verdict.survives) {
      out.suppressions.push_back(
          {begin, end, match.rule, match.pattern, verdict.cause, verdict.detail});
      continue;
    }
    const auto segment = layout.segment_of(match.span, codebook.rules[match.rule].unit);
    out.findings.push_back({begin, end, segment.bytes.begin, segment.bytes.end, match.rule,
                            match.pattern, verdict.code, verdict.tier, verdict.voice, segment.unit,
                            verdict.topic_missing, verdict.context});
  }
  const auto by_place = [](const auto& a, const auto& b) {
    return std::tie(a.begin, a.end, a.rule) < std::tie(b.begin, b.end, b.rule);
  };
  std::ranges::sort(out.findings, by_place);
  std::ranges::sort(out.suppressions, by_place);
}

}  // namespace engine::matching
