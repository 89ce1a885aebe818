#include "engine/analysis/comparison.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>
#include <optional>

#include "engine/analysis/alpha_u.hpp"
#include "engine/analysis/resample.hpp"
#include "engine/analysis/u_alpha.hpp"

namespace engine::analysis {
namespace {

using base::Message;
using base::message;

constexpr std::uint32_t kNo = 0;
constexpr std::uint32_t kYes = 1;

// Transcripts that at least `least` of the coders were to code.
std::vector<std::uint32_t> coded_by(const Compared& compared, std::size_t least) {
  std::vector<std::uint32_t> transcripts;
  for (std::uint32_t t = 0; t < compared.transcripts.size(); ++t)
    if (compared.coders_of(t) >= least) transcripts.push_back(t);
  return transcripts;
}

// A cell a coder for each sentence whose speaker the code applies to.
Ratings ratings_of(const Compared& compared, std::uint32_t code,
                   const std::vector<std::uint32_t>& transcripts) {
  const auto coders = static_cast<std::uint32_t>(compared.coders.size());
  Ratings ratings{coders, 2, {}};
  std::vector<std::vector<std::uint32_t>> cells(compared.transcripts.size());  // of all sentences
  for (const std::uint32_t t : transcripts)
    cells[t].assign(compared.transcripts[t].speakers.size() * coders, Ratings::kMissing);
  for (std::uint32_t coder = 0; coder < coders; ++coder) {
    const CoderWork& work = compared.coders[coder];
    for (const std::uint32_t t : transcripts)
      if (work.assigned[t])
        for (std::size_t cell = coder; cell < cells[t].size(); cell += coders) cells[t][cell] = kNo;
    for (const Mark& mark : work.marks) {
      if (mark.code != code || !work.assigned[mark.transcript]) continue;
      auto& own = cells[mark.transcript];
      for (std::size_t sentence = mark.place.first_sentence;
           sentence < mark.place.end_sentence && (sentence + 1) * coders <= own.size(); ++sentence)
        own[sentence * coders + coder] = kYes;
    }
  }
  for (std::uint32_t cluster = 0; cluster < transcripts.size(); ++cluster) {
    const std::uint32_t t = transcripts[cluster];
    const auto& speakers = compared.transcripts[t].speakers;
    for (std::size_t sentence = 0; sentence < speakers.size(); ++sentence) {
      if (!compared.applies[code][t][speakers[sentence]]) continue;
      const auto begin = cells[t].begin() + static_cast<std::ptrdiff_t>(sentence * coders);
      ratings.cells.insert(ratings.cells.end(), begin, begin + coders);
      ratings.clusters.push_back(cluster);
    }
  }
  return ratings;
}

// Of one code: the spans of each coder in each transcript.
class Spans {
 public:
  Spans(const Compared& compared, std::uint32_t code)
      : compared_{compared},
        units_(compared.coders.size(),
               std::vector<std::vector<Unit>>(compared.transcripts.size())) {
    for (std::size_t coder = 0; coder < units_.size(); ++coder) {
      for (const Mark& mark : compared.coders[coder].marks)
        if (mark.code == code)
          units_[coder][mark.transcript].push_back(
              {mark.place.span.begin().value, mark.place.span.end().value, 0});
      for (std::vector<Unit>& units : units_[coder]) merge_overlaps(units);
    }
  }

  [[nodiscard]] const std::vector<Unit>& of(std::size_t coder, std::uint32_t transcript) const {
    return units_[coder][transcript];
  }

  // By coder.
  [[nodiscard]] std::vector<std::uint64_t> counts(
      const std::vector<std::uint32_t>& transcripts) const {
    std::vector<std::uint64_t> counts(units_.size());
    for (std::size_t coder = 0; coder < units_.size(); ++coder)
      for (const std::uint32_t t : transcripts) counts[coder] += of(coder, t).size();
    return counts;
  }

  // The transcripts one after another, some perhaps more than once.
  [[nodiscard]] Unitizing in_a_row(const std::vector<std::uint32_t>& transcripts) const {
    Unitizing data{0, {""}, std::vector<std::vector<Unit>>(units_.size())};
    for (const std::uint32_t t : transcripts) {
      for (std::size_t coder = 0; coder < units_.size(); ++coder)
        for (const Unit& unit : of(coder, t))
          data.coders[coder].push_back({unit.begin + data.length, unit.end + data.length, 0});
      data.length += compared_.transcripts[t].length;
    }
    return data;
  }

 private:
  const Compared& compared_;
  std::vector<std::vector<std::vector<Unit>>> units_;
};

struct Overlap {
  std::uint64_t both = 0;
  std::uint64_t each = 0;  // of the one and of the other, summed
};

// By transcript, over the pairs of coders that both were to code it.
std::vector<Overlap> overlaps(const Compared& compared, const Spans& spans) {
  std::vector<Overlap> result(compared.transcripts.size());
  for (std::uint32_t t = 0; t < result.size(); ++t)
    for (std::size_t a = 0; a < compared.coders.size(); ++a)
      for (std::size_t b = a + 1; b < compared.coders.size(); ++b) {
        if (!compared.coders[a].assigned[t] || !compared.coders[b].assigned[t]) continue;
        result[t].both += shared(spans.of(a, t), spans.of(b, t));
        result[t].each += covered(spans.of(a, t)) + covered(spans.of(b, t));
      }
  return result;
}

using Transcripts = std::vector<std::uint32_t>;
using Values = std::vector<Measure>;

// `values` gives the coefficients for some transcripts, drawn or all.
std::vector<Statistic> with_intervals(const Transcripts& transcripts, std::uint64_t seed,
                                      const std::function<Values(const Transcripts&)>& values) {
  std::vector<Statistic> result;
  for (Measure& measure : values(transcripts)) result.push_back({std::move(measure), {}, {}});
  if (transcripts.size() < 2) {
    for (Statistic& each : result)
      if (each.measure.defined())
        each.no_interval = message("geen interval: maar één transcript om te trekken",
                                   "no interval: only one transcript to draw");
    return result;
  }
  std::vector<std::vector<double>> again(result.size());
  Transcripts chosen(transcripts.size());
  resample({transcripts.size()}, seed, [&](const Resample& drawn) {
    std::ranges::transform(drawn, chosen.begin(),
                           [&](std::uint32_t at) { return transcripts[at]; });
    const Values measures = values(chosen);
    for (std::size_t k = 0; k < measures.size(); ++k)
      if (measures[k].defined()) again[k].push_back(*measures[k].value);
  });
  for (std::size_t k = 0; k < result.size(); ++k)
    if (result[k].measure.defined()) add_interval(result[k], std::move(again[k]));
  return result;
}

struct Rated {
  std::uint64_t yes = 0, all = 0;
};

std::vector<Rated> rated_by_transcript(const Compared& compared, const Ratings& ratings,
                                       const Transcripts& transcripts) {
  std::vector<Rated> rated(compared.transcripts.size());
  for (std::size_t cell = 0; cell < ratings.cells.size(); ++cell) {
    Rated& in = rated[transcripts[ratings.clusters[cell / ratings.coders]]];
    in.all += ratings.cells[cell] == Ratings::kMissing ? 0 : 1;
    in.yes += ratings.cells[cell] == kYes ? 1 : 0;
  }
  return rated;
}

Measure share_of_yes(const std::vector<Rated>& rated, const Transcripts& transcripts) {
  Rated sum;
  for (const std::uint32_t t : transcripts) {
    sum.yes += rated[t].yes;
    sum.all += rated[t].all;
  }
  if (sum.all == 0)
    return Measure::undefined(message("geen zin is door twee codeurs beoordeeld",
                                      "no sentence was judged by two coders"));
  return Measure::of(static_cast<double>(sum.yes) / static_cast<double>(sum.all));
}

Measure no_transcripts() {
  return Measure::undefined(message("geen transcript is door alle codeurs gecodeerd",
                                    "no transcript was coded by all coders"));
}

Values on_one_continuum(const Spans& spans, const Transcripts& transcripts) {
  if (transcripts.empty()) return {no_transcripts(), no_transcripts()};
  const Unitizing data = spans.in_a_row(transcripts);
  return {alpha_u(data).over_all, u_alpha_family(data).u_alpha};
}

Values pooled(const std::vector<Overlap>& overlaps, const Transcripts& transcripts) {
  Overlap sum;
  for (const std::uint32_t t : transcripts) {
    sum.both += overlaps[t].both;
    sum.each += overlaps[t].each;
  }
  if (sum.each == 0) {
    const Message reason = message("niemand gaf deze code", "nobody gave this code");
    return {Measure::undefined(reason), Measure::undefined(reason)};
  }
  const auto both = static_cast<double>(sum.both);
  const auto each = static_cast<double>(sum.each);
  return {Measure::of(2 * both / each), Measure::of(both / (each - both))};
}

}  // namespace

std::string_view name(SpanCoefficient coefficient) {
  switch (coefficient) {
    case SpanCoefficient::alpha_u:
      return "alpha_u";
    case SpanCoefficient::u_alpha:
      return "u_alpha";
    case SpanCoefficient::character_f1:
      return "character_f1";
    case SpanCoefficient::character_jaccard:
      return "character_jaccard";
  }
  return "";
}

const std::vector<std::uint64_t>& CodeAgreement::spans_of(SpanCoefficient coefficient) const {
  const bool on_continuum =
      coefficient == SpanCoefficient::alpha_u || coefficient == SpanCoefficient::u_alpha;
  return on_continuum ? spans_by_all : spans;
}

std::vector<CodeAgreement> compare(const Compared& compared, std::uint64_t seed) {
  assert(compared.coders.size() > 1);
  const Transcripts by_two = coded_by(compared, 2);
  const Transcripts by_all = coded_by(compared, compared.coders.size());
  std::vector<CodeAgreement> result;
  for (std::uint32_t code = 0; code < compared.codes.size(); ++code) {
    CodeAgreement each;
    each.code = code;
    const Ratings ratings = ratings_of(compared, code, by_two);
    each.having.resize(compared.coders.size());
    for (std::size_t cell = 0; cell < ratings.cells.size(); ++cell)
      each.having[cell % ratings.coders] += ratings.cells[cell] == kYes ? 1 : 0;
    const std::vector<Rated> rated = rated_by_transcript(compared, ratings, by_two);
    each.prevalence = with_intervals(by_two, seed, [&](const Transcripts& drawn) {
                        return Values{share_of_yes(rated, drawn)};
                      }).front();
    each.sentences = agreement(ratings, seed);

    const Spans spans{compared, code};
    each.spans = spans.counts(by_two);
    each.spans_by_all = spans.counts(by_all);
    const std::vector<Overlap> overlap = overlaps(compared, spans);
    const auto continuum = with_intervals(
        by_all, seed, [&](const Transcripts& drawn) { return on_one_continuum(spans, drawn); });
    const auto characters = with_intervals(
        by_two, seed, [&](const Transcripts& drawn) { return pooled(overlap, drawn); });
    each.over_spans = {continuum[0], continuum[1], characters[0], characters[1]};
    result.push_back(std::move(each));
  }
  return result;
}

}  // namespace engine::analysis
