#include "engine/analysis/missed.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/draws.hpp"

namespace engine::analysis {
namespace {

using base::message;
using coding::kStrata;
using coding::Mark;

std::size_t index_of(Mark mark) { return static_cast<std::size_t>(mark); }

bool has(const std::vector<std::string>& codes, const std::string& code) {
  return std::ranges::any_of(
      codes, [&](const std::string& each) { return coding::counts_as(each, code); });
}

// The machine's mark of a unit for a code; nothing where the code does not apply.
std::optional<Mark> mark_of(const coding::SampledUnit& unit, std::size_t code) {
  for (const auto& [marked, mark] : unit.marks)
    if (marked == code) return mark;
  return std::nullopt;
}

// A sample's strata with their sizes, and nothing judged.
CodeSample empty_sample(const coding::SampledCode& code) {
  CodeSample empty;
  for (std::size_t at = 0; at < kStrata; ++at) empty.unflagged.at(at).units = code.unflagged.at(at);
  empty.flagged.units = code.flagged;
  return empty;
}

Stratum& stratum_of(CodeSample& sample, const coding::SampledUnit& unit, Mark mark) {
  return mark == Mark::flagged ? sample.flagged : sample.unflagged.at(index_of(unit.stratum));
}

base::Message not_judged(Mark stratum) {
  switch (stratum) {
    case Mark::near_miss:
      return message("er is geen zin beoordeeld waar de code bijna gevonden was",
                     "no sentence was judged where the code was nearly found");
    case Mark::rest:
      return message("er is geen zin beoordeeld waar niets gevonden was",
                     "no sentence was judged where nothing was found");
    case Mark::flagged:
      return message(
          "er is geen zin beoordeeld waar een andere code gevonden was: trek ook lokzinnen "
          "(--decoys)",
          "no sentence was judged where another code was found: draw --decoys too");
  }
  return {};
}

Estimated precision_of(const Stratum& flagged) {
  if (flagged.units == 0)
    return {std::nullopt, message("er is geen zin gemarkeerd", "no sentence is flagged")};
  if (flagged.judged == 0)
    return {std::nullopt, message("van de gemarkeerde zinnen is er geen beoordeeld",
                                  "none of the flagged sentences was judged")};
  return {share(flagged), {}};
}

Estimated missed_of(const std::optional<CodeSample>& sampled) {
  if (!sampled || sampled->judged() == 0)
    return {std::nullopt, message("er is nog geen steekproef beoordeeld: zie duiding sample",
                                  "no sample has been judged yet: see duiding sample")};
  if (auto missed = total(sampled->unflagged)) return {missed, {}};
  for (const Mark stratum : {Mark::rest, Mark::near_miss, Mark::flagged})
    if (const Stratum& each = sampled->unflagged.at(index_of(stratum));
        each.units > 0 && each.judged == 0)
      return {std::nullopt, not_judged(stratum)};
  return {};
}

// Of the sentences that the sample was drawn from: `flagged` of them are.
Estimated recall_of(std::uint64_t flagged, const Estimated& precision, const Estimated& missed) {
  if (!missed.amount) return {std::nullopt, missed.reason};
  if (flagged > 0 && !precision.amount) return {std::nullopt, precision.reason};
  const Amount found =
      flagged == 0 ? Amount::known(0) : scaled(*precision.amount, static_cast<double>(flagged));
  if (auto estimate = recall(found, *missed.amount)) return {estimate, {}};
  return {std::nullopt, message("de code is nergens gevonden, ook niet in de steekproef",
                                "the code was found nowhere, nor in the sample")};
}

// Number of `units` that have what a share of them has.
class Chances {
 public:
  std::uint64_t binomial(std::uint64_t units, double share) {
    constexpr std::uint32_t kFine = 1U << 24U;
    const auto below = static_cast<std::uint32_t>(std::lround(share * kFine));
    std::uint64_t hits = 0;
    for (; units > 0; --units) hits += draws_.below(kFine) < below ? 1 : 0;
    return hits;
  }

 private:
  base::Draws draws_{1};
};

}  // namespace

Judged judged_by(const std::string& coder, const std::string& sample,
                 const std::vector<coding::Judgement>& judgements) {
  Judged judged;
  for (const coding::Judgement& each : judgements)
    if (each.coder == coder && each.sample == sample) judged[each.unit] = each.codes;
  return judged;
}

std::uint64_t CodeSample::judged() const {
  std::uint64_t sum = flagged.judged;
  for (const Stratum& each : unflagged) sum += each.judged;
  return sum;
}

CodeSample count(const coding::Sample& sample, std::size_t code, const Judged& judged) {
  CodeSample counted = empty_sample(sample.codes[code]);
  for (const coding::SampledUnit& unit : sample.units) {
    const auto mark = mark_of(unit, code);
    const auto said = judged.find(unit.number);
    if (!mark || said == judged.end()) continue;
    Stratum& stratum = stratum_of(counted, unit, *mark);
    ++stratum.judged;
    if (has(said->second, sample.codes[code].code)) ++stratum.found;
  }
  return counted;
}

CodeSample planned(const coding::Sample& sample, std::size_t code) {
  CodeSample counted = empty_sample(sample.codes[code]);
  for (const coding::SampledUnit& unit : sample.units)
    if (const auto mark = mark_of(unit, code)) ++stratum_of(counted, unit, *mark).judged;
  return counted;
}

CodeEstimate estimate(const Stratum& decided, const std::optional<CodeSample>& sampled) {
  const Stratum& flagged = decided.judged == 0 && sampled ? sampled->flagged : decided;
  CodeEstimate result;
  result.precision = precision_of(flagged);
  result.missed = missed_of(sampled);
  result.recall = recall_of(sampled ? sampled->flagged.units : 0, result.precision, result.missed);
  return result;
}

std::optional<Interval> expected_interval(const Stratum& decided, const CodeSample& planned,
                                          double recall) {
  constexpr int kTrials = 400;
  if (decided.units == 0) return std::nullopt;
  const bool from_decisions = decided.judged > 0;
  const double precision =
      from_decisions ? static_cast<double>(decided.found) / static_cast<double>(decided.judged)
                     : kAssumedPrecision;
  if (precision == 0 || (!from_decisions && planned.flagged.judged == 0)) return std::nullopt;
  const double missed = static_cast<double>(decided.units) * precision * (1 - recall) / recall;
  double weights = 0;
  for (std::size_t at = 0; at < kStrata; ++at)
    weights += static_cast<double>(planned.unflagged.at(at).units) * coding::kPlannedShares.at(at);
  if (weights == 0) return std::nullopt;
  Chances chances;
  Interval sum{0, 0};
  for (int trial = 0; trial < kTrials; ++trial) {
    CodeSample drawn = planned;
    for (std::size_t at = 0; at < kStrata; ++at) {
      Stratum& stratum = drawn.unflagged.at(at);
      const double share = std::min(1.0, missed * coding::kPlannedShares.at(at) / weights);
      stratum.found = chances.binomial(stratum.judged, share);
    }
    drawn.flagged.found = chances.binomial(drawn.flagged.judged, precision);
    const CodeEstimate result = estimate(decided, drawn);
    if (!result.missed.amount) return std::nullopt;
    const Amount amount = result.recall.amount.value_or(Amount{0, 0, 1});
    sum.low += amount.low;
    sum.high += amount.high;
  }
  return Interval{sum.low / kTrials, sum.high / kTrials};
}

Pair compare(const coding::Sample& sample, std::size_t code, const Judged& first,
             const Judged& second) {
  Pair pair;
  for (const coding::SampledUnit& unit : sample.units) {
    const auto one = first.find(unit.number), other = second.find(unit.number);
    if (!mark_of(unit, code) || one == first.end() || other == second.end()) continue;
    const bool in_first = has(one->second, sample.codes[code].code);
    const bool in_second = has(other->second, sample.codes[code].code);
    ++pair.units;
    pair.first += in_first ? 1 : 0;
    pair.second += in_second ? 1 : 0;
    pair.both += in_first && in_second ? 1 : 0;
  }
  return pair;
}

}  // namespace engine::analysis
