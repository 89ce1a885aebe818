#include "engine/precoding/evidence.hpp"
#include "engine/base/joined.hpp"

#include <string>

namespace engine::precoding {
namespace {

using Cause = matching::Suppression::Cause;

const std::vector<codebook::Condition>& conditions_of(const codebook::Rule& rule,
                                                      std::uint32_t pattern) {
  const std::size_t patterns = rule.patterns.size();
  return pattern < patterns ? rule.patterns[pattern].conditions
                            : rule.regexes[pattern - patterns].conditions;
}

}  // namespace

std::uint32_t current_code(const codebook::Codebook& codebook, std::uint32_t code) {
  // As many steps as there are codes: a chain that goes round ends somewhere.
  for (std::size_t steps = codebook.codes.size(); steps > 0; --steps) {
    const auto next = codebook.find_code(codebook.codes[code].replaced_by);
    if (!next) break;
    code = *next;
  }
  return code;
}

void append_evidence(const codebook::Codebook& codebook,
                     const std::vector<matching::Finding>& findings, TurnPlaces& places,
                     std::vector<coding::Evidence>& out) {
  for (const matching::Finding& finding : findings) {
    coding::Evidence& evidence = out.emplace_back();
    evidence.rule = codebook.rules[finding.rule].id;
    evidence.code = codebook.codes[current_code(codebook, finding.code)].id;
    evidence.span = places.span(finding.begin, finding.end);
    evidence.segment = places.place(finding.segment_begin, finding.segment_end);
    evidence.unit = finding.unit;
    evidence.tier = finding.tier;
    evidence.voice = finding.voice;
    evidence.topic_missing = finding.topic_missing;
    if (finding.context) evidence.context = codebook.contexts[*finding.context].id;
  }
}

void append_suppressions(const codebook::Codebook& codebook, std::uint32_t turn,
                         const std::vector<matching::Suppression>& suppressions,
                         const TurnPlaces& places, std::vector<coding::Suppression>& out) {
  for (const matching::Suppression& each : suppressions)
    out.push_back({codebook.rules[each.rule].id, places.span(each.begin, each.end), turn,
                   cause_of(each), detail_of(codebook, each)});
}

coding::Suppression::Cause cause_of(const matching::Suppression& suppression) {
  switch (suppression.cause) {
    case Cause::condition:
      return coding::Suppression::Cause::condition;
    case Cause::context:
      return coding::Suppression::Cause::context;
    case Cause::topic:
      break;
  }
  return coding::Suppression::Cause::topic;
}

std::string detail_of(const codebook::Codebook& codebook,
                      const matching::Suppression& suppression) {
  const codebook::Rule& rule = codebook.rules[suppression.rule];
  switch (suppression.cause) {
    case Cause::condition:
      return conditions_of(rule, suppression.pattern)[suppression.detail].source;
    case Cause::context:
      return codebook.contexts[suppression.detail].id;
    case Cause::topic:
      break;
  }
  return base::joined(rule.requires_any->lists);
}

}  // namespace engine::precoding
