#include "engine/analysis/group_rates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

#include "engine/analysis/resample.hpp"

namespace engine::analysis {
namespace {

using base::message;

struct Cell {
  std::uint64_t codings = 0, words = 0;
};

// One transcript: a cell for each group.
using Cluster = std::vector<Cell>;
// Transcripts that are drawn from together.
using Stratum = std::vector<Cluster>;

std::optional<double> rate(const Cell& cell) {
  if (cell.words == 0) return std::nullopt;
  return static_cast<double>(cell.codings) * 1000.0 / static_cast<double>(cell.words);
}

// resamples × groups
std::vector<std::vector<Cell>> resampled(const std::vector<Stratum>& strata, std::size_t groups,
                                         std::uint64_t seed) {
  std::vector<std::size_t> sizes;
  std::vector<const Cluster*> clusters;
  for (const Stratum& stratum : strata) {
    sizes.push_back(stratum.size());
    for (const Cluster& cluster : stratum) clusters.push_back(&cluster);
  }
  std::vector<std::vector<Cell>> resamples;
  resample(sizes, seed, [&](const Resample& drawn) {
    std::vector<Cell>& sums = resamples.emplace_back(groups);
    for (const std::uint32_t at : drawn)
      for (std::size_t group = 0; group < groups; ++group) {
        sums[group].codings += (*clusters[at])[group].codings;
        sums[group].words += (*clusters[at])[group].words;
      }
  });
  return resamples;
}

// Why there can be no interval for what is said of this group; empty where there can.
base::Message no_interval_for(const FrequencyRow& group) {
  if (group.transcripts_n < 2)
    return message("de groep heeft één transcript, en een interval vraagt er minstens twee",
                   "the group has one transcript, and an interval needs at least two");
  if (group.codings == 0)
    return message("de groep heeft geen codering, en dan zou elke trekking 0 geven",
                   "the group has no coding, and then every draw would give 0");
  return {};
}

Statistic rate_of(const std::vector<std::vector<Cell>>& resamples, std::size_t at,
                  const FrequencyRow& group) {
  Statistic result{group.per_1000_words, std::nullopt, {}};
  if (!result.measure.defined()) return result;
  result.no_interval = no_interval_for(group);
  if (!result.no_interval.en.empty()) return result;
  std::vector<double> rates;
  rates.reserve(resamples.size());
  for (const std::vector<Cell>& sums : resamples)
    if (const auto drawn = rate(sums[at])) rates.push_back(*drawn);
  result.interval = percentile_interval(std::move(rates));
  return result;
}

struct Pair {
  std::size_t first = 0, second = 0;
};

// The two groups that have a name; nothing where there are fewer or more.
std::optional<Pair> pair_of(const std::vector<GroupRate>& groups) {
  std::vector<std::size_t> named;
  for (std::size_t at = 0; at < groups.size(); ++at)
    if (groups[at].counts.group) named.push_back(at);
  if (named.size() != 2) return std::nullopt;
  return Pair{named[0], named[1]};
}

GroupContrast contrast(const std::vector<std::vector<Cell>>& resamples,
                       const std::vector<GroupRate>& groups, Pair pair) {
  const FrequencyRow& first = groups[pair.first].counts;
  const FrequencyRow& second = groups[pair.second].counts;
  GroupContrast result;
  for (const FrequencyRow* group : {&first, &second})
    if (!group->per_1000_words.defined()) {
      result.difference.measure = result.ratio.measure = group->per_1000_words;
      return result;
    }
  const double base = *first.per_1000_words.value, other = *second.per_1000_words.value;
  result.difference.measure = Measure::of(other - base);
  result.ratio.measure =
      base > 0 ? Measure::of(other / base)
               : Measure::undefined(message("de eerste groep heeft geen codering om door te delen",
                                            "the first group has no coding to divide by"));

  base::Message no_interval = no_interval_for(first);
  if (no_interval.en.empty()) no_interval = no_interval_for(second);
  if (!no_interval.en.empty()) {
    result.difference.no_interval = no_interval;
    if (base > 0) result.ratio.no_interval = no_interval;
    return result;
  }
  std::vector<double> differences, ratios;
  for (const std::vector<Cell>& sums : resamples) {
    const auto low = rate(sums[pair.first]), high = rate(sums[pair.second]);
    if (!low || !high) continue;
    differences.push_back(*high - *low);
    // A draw without a coding to divide by is larger than any number.
    ratios.push_back(*low > 0 ? *high / *low : std::numeric_limits<double>::infinity());
  }
  result.difference.interval = percentile_interval(std::move(differences));
  result.ratio.interval = percentile_interval(std::move(ratios));
  if (!std::isfinite(result.ratio.interval->high)) {
    result.ratio.interval.reset();
    result.ratio.no_interval =
        message("in meer dan 2,5% van de trekkingen heeft de eerste groep geen codering",
                "in more than 2.5 % of the draws the first group has no coding");
  }
  return result;
}

// Whose a speaker of `frequencies` by speaker is.
class Speakers {
 public:
  Speakers(const coding::StudyView& view, const By& by) : by_{by} {
    for (const coding::TranscriptView& transcript : view.transcripts)
      transcripts_[transcript.name] = &transcript;
  }

  [[nodiscard]] std::optional<std::string> group_of(const FrequencyRow& speaker) const {
    const coding::TranscriptView& transcript = *transcripts_.at(speaker.transcript);
    if (by_.what == By::What::role) {
      for (const coding::SpeakerView& each : transcript.speakers)
        if (each.label == speaker.group) return each.role;
      return std::nullopt;
    }
    for (const auto& [key, value] : transcript.attributes)
      if (key == by_.attribute) return value;
    return std::nullopt;
  }

 private:
  const By& by_;
  std::map<std::string_view, const coding::TranscriptView*> transcripts_;
};

// The words and codings of one code, transcript by transcript; `rows` are its
// speakers. Which groups a transcript has decides with which it is drawn.
std::vector<Stratum> strata_of(const std::vector<const FrequencyRow*>& rows,
                               const std::vector<GroupRate>& groups, const By& by,
                               const Speakers& speakers) {
  std::map<std::string_view, Cluster> clusters;
  std::map<std::string_view, std::size_t> stratum_of;
  for (const FrequencyRow* row : rows) {
    const auto own = speakers.group_of(*row);
    const auto group = static_cast<std::size_t>(
        std::ranges::find(groups, own,
                          [](const GroupRate& each) -> const auto& { return each.counts.group; }) -
        groups.begin());
    Cluster& cluster = clusters[row->transcript];
    cluster.resize(groups.size());
    cluster[group].codings += row->codings;
    cluster[group].words += row->words;
    stratum_of[row->transcript] = by.what == By::What::role ? 0 : group;
  }
  std::vector<Stratum> strata(groups.size());
  for (auto& [transcript, cluster] : clusters)
    strata[stratum_of[transcript]].push_back(std::move(cluster));
  return strata;
}

}  // namespace

std::vector<CodeInGroups> group_rates(const coding::StudyView& view, const By& by,
                                      const Selection& selection, std::uint64_t seed) {
  std::vector<CodeInGroups> codes;
  for (FrequencyRow& row : frequencies(view, by, selection)) {
    if (codes.empty() || codes.back().code != row.code) codes.push_back({row.code, {}, {}});
    codes.back().groups.push_back({std::move(row), {}});
  }
  const std::vector<FrequencyRow> by_speaker = frequencies(view, {By::What::speaker}, selection);
  std::map<std::string_view, std::vector<const FrequencyRow*>> rows_of;
  for (const FrequencyRow& row : by_speaker) rows_of[row.code].push_back(&row);

  const Speakers speakers{view, by};
  for (CodeInGroups& code : codes) {
    const auto resamples = resampled(strata_of(rows_of[code.code], code.groups, by, speakers),
                                     code.groups.size(), seed);
    for (std::size_t at = 0; at < code.groups.size(); ++at)
      code.groups[at].rate = rate_of(resamples, at, code.groups[at].counts);
    if (const auto pair = pair_of(code.groups))
      code.contrast = contrast(resamples, code.groups, *pair);
  }
  return codes;
}

}  // namespace engine::analysis
