#include "engine/analysis/estimates.hpp"

#include <algorithm>
#include <set>

#include "engine/coding/flagged.hpp"

namespace engine::analysis {
namespace {

using base::message;
using coding::Sample;

std::optional<std::size_t> index_in(const Sample& sample, const std::string& code) {
  for (std::size_t at = 0; at < sample.codes.size(); ++at)
    if (sample.codes[at].code == code) return at;
  return std::nullopt;
}

// In the codebook's order; then those that only samples know.
std::vector<std::string> codes_of(const Known& known, const EstimateQuestion& question) {
  std::vector<std::string> codes;
  const auto add = [&](const std::string& code) {
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
  };
  if (!question.codes.empty()) {
    for (const std::string& code : question.codes) add(code);
    return codes;
  }
  std::set<std::string> wanted;
  for (const Sample& sample : known.samples)
    if (!question.sample || sample.id == *question.sample)
      for (const coding::SampledCode& code : sample.codes) wanted.insert(code.code);
  if (!question.sample)
    for (const coding::CodeView& code : known.view.codes)
      if (!code.run_on.empty()) wanted.emplace(codebook::top_code(code.id));
  for (const coding::CodeView& code : known.view.codes)
    if (wanted.contains(code.id)) add(code.id);
  for (const std::string& code : wanted) add(code);
  return codes;
}

// Who is to tell about the sample; nobody where nobody judged it.
std::optional<std::string> teller(const Known& known, const EstimateQuestion& question,
                                  const Sample& sample) {
  const auto coders = coders_of(sample, known.judgements);
  for (const JudgedCount& each : coders)
    if (!question.coder || each.coder == *question.coder) return each.coder;
  return std::nullopt;
}

base::Message outdated(const CodeRow& row, const coding::StudyView& view) {
  const coding::SampledCode& then = row.sample->codes[row.index];
  if (row.standing == Standing::other_population)
    return message(
        "steekproef {0} kwam uit andere transcripten of sprekers dan de code nu geldt: trek een "
        "nieuwe",
        "sample {0} was drawn from other transcripts or speakers than the code applies to now: "
        "draw another",
        row.sample->id);
  std::string version = then.codebook_version;
  for (const coding::CodeView& code : view.codes)
    if (code.id == then.code) version = code.codebook_version;
  return message(
      "steekproef {0} hoort bij versie {1} van het codeboek, en versie {2} vindt andere zinnen: "
      "wat hielp om het te verbeteren kan niet zeggen hoe goed het nu is; trek een nieuwe",
      "sample {0} belongs to version {1} of the codebook, and version {2} finds other sentences: "
      "what helped to improve it cannot tell how good it is now; draw another",
      row.sample->id, then.codebook_version, version);
}

// The sample that tells about the code.
void choose(const Known& known, const EstimateQuestion& question, CodeRow& row) {
  for (auto sample = known.samples.rbegin(); sample != known.samples.rend(); ++sample) {
    if (question.sample && sample->id != *question.sample) continue;
    const auto index = index_in(*sample, row.code);
    const auto coder = index ? teller(known, question, *sample) : std::nullopt;
    if (!coder) continue;
    const Standing now = standing(known.view, *sample, sample->codes[*index]);
    if (row.sample != nullptr && now != Standing::current) continue;
    row.sample = &*sample;
    row.index = *index;
    row.coder = *coder;
    row.standing = now;
    if (now == Standing::current) return;
  }
}

CodeRow row_of(const Known& known, const EstimateQuestion& question, const std::string& code) {
  CodeRow row;
  row.code = code;
  choose(known, question, row);
  const bool as_it_was = question.sample && row.standing != Standing::current;
  row.decided = verdicts_on_code(known.view, code,
                                 row.sample != nullptr ? row.sample->tiers : question.tiers);
  if (row.sample != nullptr)
    row.sampled =
        count(*row.sample, row.index, judged_by(row.coder, row.sample->id, known.judgements));
  if (row.standing == Standing::current || as_it_was) {
    const Stratum decided =
        as_it_was ? Stratum{row.sampled->flagged.units, 0, 0}
                  : Stratum{row.decided.found, row.decided.decided, row.decided.lenient};
    row.estimate = estimate(decided, row.sampled);
    if (row.estimate.precision.amount)
      row.precision_from = decided.judged > 0 ? CodeRow::From::decisions : CodeRow::From::decoys;
    return row;
  }
  row.estimate = estimate({row.decided.found, row.decided.decided, row.decided.lenient}, {});
  if (row.estimate.precision.amount) row.precision_from = CodeRow::From::decisions;
  row.estimate.missed.reason = row.estimate.recall.reason = outdated(row, known.view);
  return row;
}

}  // namespace

Standing standing(const coding::StudyView& view, const Sample& sample,
                  const coding::SampledCode& code) {
  if (coding::population_digest(view, code.code) != code.population)
    return Standing::other_population;
  const auto flagged = coding::flagged_sentences(view, code.code, sample.tiers);
  return coding::found_digest(view, flagged) == code.found ? Standing::current
                                                           : Standing::other_findings;
}

std::vector<CodeRow> estimates(const Known& known, const EstimateQuestion& question) {
  std::vector<CodeRow> rows;
  for (const std::string& code : codes_of(known, question))
    rows.push_back(row_of(known, question, code));
  return rows;
}

std::vector<PairRow> coder_pairs(const Known& known, const EstimateQuestion& question) {
  std::vector<PairRow> rows;
  for (const std::string& code : codes_of(known, question))
    for (const Sample& sample : known.samples) {
      const auto index = index_in(sample, code);
      if (!index || (question.sample && sample.id != *question.sample)) continue;
      std::vector<std::string> coders;
      for (const JudgedCount& each : coders_of(sample, known.judgements))
        coders.push_back(each.coder);
      std::ranges::sort(coders);
      for (std::size_t first = 0; first < coders.size(); ++first)
        for (std::size_t second = first + 1; second < coders.size(); ++second) {
          if (question.coder && coders[first] != *question.coder &&
              coders[second] != *question.coder)
            continue;
          const Pair pair =
              compare(sample, *index, judged_by(coders[first], sample.id, known.judgements),
                      judged_by(coders[second], sample.id, known.judgements));
          if (pair.units > 0)
            rows.push_back({code, sample.id, coders[first], coders[second], pair});
        }
    }
  return rows;
}

std::vector<JudgedCount> coders_of(const Sample& sample,
                                   const std::vector<coding::Judgement>& judgements) {
  std::map<std::string, std::set<std::uint32_t>> units;
  for (const coding::Judgement& each : judgements)
    if (each.sample == sample.id) units[each.coder].insert(each.unit);
  std::vector<JudgedCount> coders;
  coders.reserve(units.size());
  for (const auto& [coder, judged] : units) coders.push_back({coder, judged.size()});
  std::ranges::stable_sort(coders, std::ranges::greater{}, &JudgedCount::units);
  return coders;
}

}  // namespace engine::analysis
