#include "engine/analysis/evaluation.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "engine/analysis/resample.hpp"
#include "engine/analysis/tally.hpp"
#include "engine/coding/sample.hpp"

namespace engine::analysis {
namespace {

// What became of a number of yes-or-no decisions.
struct Cells {
  std::uint64_t both = 0, machine = 0, gold = 0, neither = 0;

  Cells& operator+=(const Cells& other) {
    both += other.both;
    machine += other.machine;
    gold += other.gold;
    neither += other.neither;
    return *this;
  }
  [[nodiscard]] double flagged() const { return static_cast<double>(both + machine); }
  [[nodiscard]] double present() const { return static_cast<double>(both + gold); }
  [[nodiscard]] double all() const { return flagged() + static_cast<double>(gold + neither); }
  void count(bool is_flagged, bool is_present) {
    ++(is_flagged ? (is_present ? both : machine) : (is_present ? gold : neither));
  }
};

Measure precision(const Cells& cells) {
  if (cells.flagged() == 0)
    return Measure::undefined(base::message("er is geen zin gemarkeerd", "no sentence is flagged"));
  return Measure::of(static_cast<double>(cells.both) / cells.flagged());
}

Measure recall(const Cells& cells) {
  if (cells.present() == 0)
    return Measure::undefined(base::message("de gouden standaard heeft deze code niet",
                                            "the gold does not have the code"));
  return Measure::of(static_cast<double>(cells.both) / cells.present());
}

Measure f1(const Cells& cells) {
  if (cells.flagged() + cells.present() == 0)
    return Measure::undefined(base::message("geen zin is gemarkeerd of heeft de code",
                                            "no sentence is flagged or has the code"));
  return Measure::of(2 * static_cast<double>(cells.both) / (cells.flagged() + cells.present()));
}

Measure kappa(const Cells& cells) {
  const double all = cells.all();
  if (all == 0)
    return Measure::undefined(base::message("er is geen zin beoordeeld", "no sentence is judged"));
  const double observed = static_cast<double>(cells.both + cells.neither) / all;
  const double chance =
      (cells.flagged() * cells.present() + (all - cells.flagged()) * (all - cells.present())) /
      (all * all);
  if (chance == 1)
    return Measure::undefined(
        base::message("beide zeggen overal hetzelfde, dus toeval verklaart alles",
                      "both say the same everywhere, so chance explains it all"));
  return Measure::of((observed - chance) / (1 - chance));
}

using Formula = std::function<Measure(const Cells&)>;

// `clusters` are the cells of one code, one entry a transcript.
Score score(std::string code, const std::vector<Cells>& clusters, std::uint64_t seed) {
  const auto sum = [](const std::vector<Cells>& parts) {
    Cells cells;
    for (const Cells& part : parts) cells += part;
    return cells;
  };
  const Cells total = sum(clusters);
  std::vector<Cells> resamples;
  if (clusters.size() > 1)
    resample({clusters.size()}, seed, [&](const Resample& drawn) {
      Cells& cells = resamples.emplace_back();
      for (const std::uint32_t cluster : drawn) cells += clusters[cluster];
    });
  const auto estimate = [&](const Formula& formula) {
    Statistic result{formula(total), std::nullopt, {}};
    if (!result.measure.defined()) return result;
    std::vector<double> values;
    values.reserve(resamples.size());
    for (const Cells& cells : resamples)
      if (const Measure measure = formula(cells); measure.defined())
        values.push_back(*measure.value);
    if (clusters.size() > 1)
      add_interval(result, std::move(values));
    else
      result.no_interval = base::message("geen interval: er zijn minstens twee transcripten nodig",
                                         "no interval: at least two transcripts are needed");
    return result;
  };
  return {std::move(code), total.both + total.gold, total.both + total.machine,
          total.both,      estimate(precision),     estimate(recall),
          estimate(f1),    estimate(kappa)};
}

// The codes of the gold: codebook order first, then by name.
std::vector<std::string> codes_of(const coding::StudyView& view,
                                  const std::vector<GoldSentence>& gold) {
  std::set<std::string> given;
  for (const GoldSentence& sentence : gold)
    given.insert(sentence.codes.begin(), sentence.codes.end());
  std::vector<std::string> ordered;
  for (const coding::CodeView& code : view.codes)
    if (given.erase(code.id) > 0) ordered.push_back(code.id);
  ordered.insert(ordered.end(), given.begin(), given.end());
  return ordered;
}

bool has_code(const GoldSentence& sentence, std::string_view code) {
  return std::ranges::any_of(
      sentence.codes, [&](const std::string& given) { return coding::counts_as(given, code); });
}

// Marks the sentences that a selected coding of `code` overlaps.
class Flags {
 public:
  Flags(const coding::StudyView& view, const std::vector<GoldSentence>& gold)
      : view_{view}, gold_{gold} {
    for (std::uint32_t at = 0; at < gold.size(); ++at)
      by_transcript_[gold[at].transcript].push_back(at);
    for (auto& [transcript, sentences] : by_transcript_)
      std::ranges::sort(sentences, {}, [&](std::uint32_t at) { return gold[at].span; });
  }

  [[nodiscard]] std::vector<bool> of(std::string_view code, const Selection& selection) const {
    std::vector<bool> flagged(gold_.size());
    for (const coding::Coding& coding : view_.codings) {
      const Shown shown = as_shown(coding, selection.layer);
      if (!coding::counts_as(shown.code, code)) continue;
      if (!in_layer(coding, selection.layer) || !selection.has(coding.voice) ||
          !selection.has(coding.tier))
        continue;
      const auto judged = by_transcript_.find(coding.transcript);
      if (judged == by_transcript_.end()) continue;
      // Judged sentences do not overlap one another: their ends ascend too.
      auto at = std::ranges::upper_bound(judged->second, shown.segment.span.begin(), {},
                                         [&](std::uint32_t i) { return gold_[i].span.end(); });
      for (; at != judged->second.end() && gold_[*at].span.begin() < shown.segment.span.end(); ++at)
        if (gold_[*at].span.overlaps(shown.segment.span)) flagged[*at] = true;
    }
    return flagged;
  }

 private:
  const coding::StudyView& view_;
  const std::vector<GoldSentence>& gold_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_transcript_;
};

// Neither judged themselves nor by a code above or below them; of those that were given, the
// uppermost.
template <class Given>
std::vector<std::string> unused_codes(const coding::StudyView& view,
                                      const std::vector<std::string>& judged, Given is_given) {
  std::vector<std::string> unused;
  const auto has = [](const std::vector<std::string>& codes, auto&& test) {
    return std::ranges::any_of(codes, test);
  };
  for (const coding::CodeView& code : view.codes)
    if (!has(judged,
             [&](const std::string& other) {
               return other == code.id || is_above(other, code.id) || is_above(code.id, other);
             }) &&
        !has(unused, [&](const std::string& other) { return is_above(other, code.id); }) &&
        is_given(code.id))
      unused.push_back(code.id);
  return unused;
}

}  // namespace

Evaluation evaluate(const coding::StudyView& view, const std::vector<GoldSentence>& gold,
                    const Selection& selection, std::uint64_t seed) {
  std::map<std::uint32_t, std::size_t> cluster_of;  // transcript → cluster
  for (const GoldSentence& sentence : gold)
    cluster_of.emplace(sentence.transcript, cluster_of.size());

  const Flags flags{view, gold};
  Evaluation evaluation;
  std::vector<Cells> over_all(cluster_of.size());
  const std::vector<std::string> judged = codes_of(view, gold);
  for (const std::string& code : judged) {
    const std::vector<bool> flagged = flags.of(code, selection);
    std::vector<Cells> clusters(cluster_of.size());
    for (std::uint32_t at = 0; at < gold.size(); ++at) {
      const bool present = has_code(gold[at], code);
      clusters[cluster_of[gold[at].transcript]].count(flagged[at], present);
      if (flagged[at] != present)
        evaluation.differences.push_back(
            {present ? Difference::What::miss : Difference::What::false_alarm, at, code});
    }
    for (std::size_t i = 0; i < clusters.size(); ++i) over_all[i] += clusters[i];
    evaluation.scores.push_back(score(code, clusters, seed));
  }
  evaluation.scores.push_back(score("", over_all, seed));
  evaluation.unused = unused_codes(view, judged, [&](const std::string& code) {
    return std::ranges::count(flags.of(code, selection), true) > 0;
  });
  std::ranges::copy_if(judged, std::back_inserter(evaluation.unknown), [&](const std::string& id) {
    return std::ranges::find(view.codes, id, &coding::CodeView::id) == view.codes.end();
  });
  std::ranges::stable_sort(evaluation.differences, {}, &Difference::sentence);
  return evaluation;
}

}  // namespace engine::analysis
