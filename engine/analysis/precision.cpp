#include "engine/analysis/precision.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "engine/analysis/estimate.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/coding/flagged.hpp"
#include "engine/coding/sample.hpp"

namespace engine::analysis {
namespace {

using coding::Coding;
using coding::SentenceAt;
using coding::Status;

Statistic precision_of(const Stratum& stratum) {
  const auto right = share(stratum);
  if (!right)
    return {Measure::undefined(
                base::message("er is nog niets beoordeeld", "nothing has been decided yet")),
            std::nullopt,
            {}};
  return {Measure::of(right->value), Interval{right->low, right->high}, {}};
}

// How right one coding, or all of a sentence, turned out to be.
enum class Verdict : std::uint8_t { open, wrong, lenient, strict };

void add(Verdicts& verdicts, Verdict verdict) {
  ++verdicts.found;
  verdicts.decided += verdict == Verdict::open ? 0 : 1;
  verdicts.strict += verdict == Verdict::strict ? 1 : 0;
  verdicts.lenient += verdict >= Verdict::lenient ? 1 : 0;
}

// For `code`, in one sentence that the machine's segment overlaps.
Verdict verdict_in(const Coding& coding, std::string_view code, std::uint32_t sentence) {
  switch (coding.status) {
    case Status::accepted:
      return Verdict::strict;
    case Status::rejected:
      return Verdict::wrong;
    case Status::changed:
      return coding::counts_as(coding.code, code) && coding.segment.first_sentence <= sentence &&
                     sentence < coding.segment.end_sentence
                 ? Verdict::lenient
                 : Verdict::wrong;
    case Status::suggested:
    case Status::added:
      return Verdict::open;
  }
  return Verdict::open;
}

Verdict verdict_on(const Coding& coding) {
  if (!is_decided(coding.status)) return Verdict::open;
  if (coding.status != Status::changed)
    return coding.status == Status::accepted ? Verdict::strict : Verdict::wrong;
  const std::string& machine = coding.was ? coding.was->code : coding.code;
  return codebook::top_code(coding.code) == codebook::top_code(machine) ? Verdict::lenient
                                                                        : Verdict::wrong;
}

}  // namespace

Statistic strict_precision(const Verdicts& verdicts) {
  return precision_of({verdicts.found, verdicts.decided, verdicts.strict});
}

Statistic lenient_precision(const Verdicts& verdicts) {
  return precision_of({verdicts.found, verdicts.decided, verdicts.lenient});
}

Verdicts verdicts_on_code(const coding::StudyView& view, const std::string& code,
                          const std::vector<codebook::Tier>& tiers) {
  struct Sentence {
    Verdict best = Verdict::open;
    bool any_open = false;
  };
  std::map<SentenceAt, Sentence> sentences;
  for (const Coding& coding : view.codings) {
    if (!coding::is_finding(coding, tiers)) continue;
    const coding::MachineSays machine = coding::machine_says(coding);
    if (!coding::counts_as(machine.code, code)) continue;
    for (std::uint32_t at = machine.segment.first_sentence; at < machine.segment.end_sentence;
         ++at) {
      const Verdict verdict = verdict_in(coding, code, at);
      Sentence& sentence = sentences[{coding.transcript, at}];
      sentence.best = std::max(sentence.best, verdict);
      sentence.any_open |= verdict == Verdict::open;
    }
  }
  Verdicts verdicts;
  for (const auto& [at, sentence] : sentences)
    add(verdicts,
        sentence.best == Verdict::wrong && sentence.any_open ? Verdict::open : sentence.best);
  return verdicts;
}

std::vector<RuleVerdicts> verdicts_on_rules(const coding::StudyView& view,
                                            const std::vector<codebook::Tier>& tiers) {
  std::vector<RuleVerdicts> rows;
  std::map<std::string_view, std::size_t> index_of;
  for (const coding::RuleView& rule : view.rules) {
    if (!tiers.empty() && std::ranges::find(tiers, rule.tier) == tiers.end()) continue;
    index_of.emplace(rule.id, rows.size());
    rows.push_back({rule.id, rule.code, rule.tier, {}});
  }
  for (const Coding& coding : view.codings) {
    if (!coding::is_finding(coding, {})) continue;
    std::set<std::size_t> given_by;
    for (const coding::RuleEvidence& evidence : coding.rules)
      if (evidence.voice == codebook::Voice::own)
        if (const auto found = index_of.find(evidence.rule); found != index_of.end())
          given_by.insert(found->second);
    for (const std::size_t rule : given_by) add(rows[rule].verdicts, verdict_on(coding));
  }
  return rows;
}

}  // namespace engine::analysis
