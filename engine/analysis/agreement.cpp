#include "engine/analysis/agreement.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <span>

#include "engine/analysis/resample.hpp"

namespace engine::analysis {
namespace {

using base::Message;
using base::message;
using Row = std::span<const std::uint32_t>;

constexpr std::array kAll{
    Coefficient::percent_agreement, Coefficient::cohen_kappa,        Coefficient::scott_pi,
    Coefficient::fleiss_kappa,      Coefficient::krippendorff_alpha, Coefficient::gwet_ac1,
    Coefficient::brennan_prediger,
};
static_assert(kAll.size() == kCoefficients);

// Units that were rated in the same way are one pattern: a resample draws
// units, but sums over patterns.
struct Count {
  std::uint32_t category;
  std::uint32_t ratings;
};

struct Pattern {
  std::uint32_t ratings = 0;
  double agreeing = 0;                      // share of the pairs of ratings; two or more ratings
  std::uint32_t first = Ratings::kMissing;  // the first coder's category
  std::size_t counts_begin = 0, counts_end = 0;  // into Patterns::counts
};

class Patterns {
 public:
  explicit Patterns(const Ratings& ratings) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
      const Row row{&ratings.cells[unit * ratings.coders], ratings.coders};
      const auto [at, fresh] =
          known.try_emplace({row.begin(), row.end()}, static_cast<std::uint32_t>(patterns_.size()));
      if (fresh) add(row);
      of_unit_.push_back(at->second);
    }
    group(ratings.clusters);
  }

  [[nodiscard]] std::size_t size() const { return patterns_.size(); }
  [[nodiscard]] const Pattern& operator[](std::size_t at) const { return patterns_[at]; }
  [[nodiscard]] std::span<const Count> counts(const Pattern& pattern) const {
    return {counts_.data() + pattern.counts_begin, pattern.counts_end - pattern.counts_begin};
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of_unit() const { return of_unit_; }

  // What a resample draws: clusters, or units where there are none.
  [[nodiscard]] std::size_t drawable() const {
    return clusters_.empty() ? of_unit_.size() : clusters_.size();
  }
  // Clusters with units that two coders rated; nothing is learned from others.
  [[nodiscard]] std::size_t paired_clusters() const {
    return static_cast<std::size_t>(std::ranges::count_if(clusters_, [&](const auto& cluster) {
      return std::ranges::any_of(
          cluster, [&](const Times& each) { return patterns_[each.pattern].ratings > 1; });
    }));
  }
  // Counts in `times` what was drawn.
  void draw(std::size_t at, std::vector<std::uint32_t>& times) const {
    if (clusters_.empty())
      ++times[of_unit_[at]];
    else
      for (const auto& [pattern, units] : clusters_[at]) times[pattern] += units;
  }

 private:
  struct Times {
    std::uint32_t pattern;
    std::uint32_t units;
  };

  void group(const std::vector<std::uint32_t>& clusters) {
    if (clusters.empty()) return;
    assert(clusters.size() == of_unit_.size());
    std::vector<std::map<std::uint32_t, std::uint32_t>> grouped(std::ranges::max(clusters) + 1);
    for (std::size_t unit = 0; unit < clusters.size(); ++unit)
      ++grouped[clusters[unit]][of_unit_[unit]];
    for (const auto& cluster : grouped) {
      auto& times = clusters_.emplace_back();
      for (const auto& [pattern, units] : cluster) times.push_back({pattern, units});
    }
  }

  void add(Row row) {
    Pattern pattern;
    pattern.first = row.front();
    pattern.counts_begin = counts_.size();
    std::vector<std::uint32_t> given;
    for (const std::uint32_t cell : row)
      if (cell != Ratings::kMissing) given.push_back(cell);
    std::ranges::sort(given);
    pattern.ratings = static_cast<std::uint32_t>(given.size());
    double pairs = 0;  // ordered ones, that agree
    for (auto begin = given.begin(); begin != given.end();) {
      const auto end = std::upper_bound(begin, given.end(), *begin);
      const auto same = static_cast<std::uint32_t>(end - begin);
      counts_.push_back({*begin, same});
      pairs += static_cast<double>(same) * (same - 1.0);
      begin = end;
    }
    if (given.size() > 1) {
      const auto r = static_cast<double>(given.size());
      pattern.agreeing = pairs / (r * (r - 1));
    }
    pattern.counts_end = counts_.size();
    patterns_.push_back(pattern);
  }

  std::vector<Pattern> patterns_;
  std::vector<Count> counts_;
  std::vector<std::uint32_t> of_unit_;
  std::vector<std::vector<Times>> clusters_;
};

// All that the coefficients need of a set of units.
struct Sums {
  double rated = 0;               // units with a rating
  double paired = 0;              // units with two or more
  double agreeing = 0;            // over these, the share of agreeing pairs
  double pairable = 0;            // ratings in these
  double disagreement = 0;        // over these, ratings × the share of pairs that disagree
  std::vector<double> shares;     // category → over rated units, its share of the ratings
  std::vector<double> pairables;  // category → of the pairable ratings
  std::vector<double> firsts;     // category → of the first coder's, in paired units

  explicit Sums(std::size_t categories)
      : shares(categories), pairables(categories), firsts(categories) {}

  // `times` holds for each pattern how often it is there.
  void take(const Patterns& patterns, const std::vector<std::uint32_t>& times) {
    rated = paired = agreeing = pairable = disagreement = 0;
    std::ranges::fill(shares, 0.0);
    std::ranges::fill(pairables, 0.0);
    std::ranges::fill(firsts, 0.0);
    for (std::size_t at = 0; at < patterns.size(); ++at) {
      const Pattern& pattern = patterns[at];
      if (times[at] == 0 || pattern.ratings == 0) continue;
      const double n = times[at];
      rated += n;
      for (const auto& [category, ratings] : patterns.counts(pattern))
        shares[category] += n * ratings / pattern.ratings;
      if (pattern.ratings < 2) continue;
      paired += n;
      agreeing += n * pattern.agreeing;
      pairable += n * pattern.ratings;
      disagreement += n * pattern.ratings * (1 - pattern.agreeing);
      for (const auto& [category, ratings] : patterns.counts(pattern))
        pairables[category] += n * ratings;
      if (pattern.first != Ratings::kMissing) firsts[pattern.first] += n;
    }
  }
};

double sum_of_squares(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return sum;
}

std::optional<double> corrected(double observed, double chance) {
  if (chance >= 1) return std::nullopt;
  return (observed - chance) / (1 - chance);
}

// Chance agreement is a sum over the categories, of products of two shares.
std::optional<double> cohen(const Sums& sums) {
  double both = 0;
  for (std::size_t k = 0; k < sums.firsts.size(); ++k)
    both += sums.firsts[k] * (sums.pairables[k] - sums.firsts[k]);
  return corrected(sums.agreeing / sums.paired, both / (sums.paired * sums.paired));
}

std::optional<double> scott(const Sums& sums) {
  return corrected(sums.agreeing / sums.paired,
                   sum_of_squares(sums.pairables) / (sums.pairable * sums.pairable));
}

std::optional<double> fleiss(const Sums& sums) {
  return corrected(sums.agreeing / sums.paired,
                   sum_of_squares(sums.shares) / (sums.rated * sums.rated));
}

// 1 - Do/De, with Do the mean disagreement of the pairable ratings and De that
// of all pairs of them, whatever their unit.
std::optional<double> alpha(const Sums& sums) {
  const double expected = sums.pairable * sums.pairable - sum_of_squares(sums.pairables);
  if (expected <= 0) return std::nullopt;
  return 1 - (sums.pairable - 1) * sums.disagreement / expected;
}

std::optional<double> ac1(const Sums& sums) {
  const auto q = static_cast<double>(sums.shares.size());
  if (q < 2) return std::nullopt;
  const double unequal = 1 - sum_of_squares(sums.shares) / (sums.rated * sums.rated);
  return corrected(sums.agreeing / sums.paired, unequal / (q - 1));
}

std::optional<double> brennan_prediger(const Sums& sums) {
  const auto q = static_cast<double>(sums.shares.size());
  if (q < 2) return std::nullopt;
  return corrected(sums.agreeing / sums.paired, 1 / q);
}

std::optional<double> value(Coefficient coefficient, const Sums& sums, std::uint32_t coders) {
  if (sums.paired == 0) return std::nullopt;
  switch (coefficient) {
    case Coefficient::percent_agreement:
      return sums.agreeing / sums.paired;
    case Coefficient::cohen_kappa:
      return coders == 2 ? cohen(sums) : std::nullopt;
    case Coefficient::scott_pi:
      return coders == 2 ? scott(sums) : std::nullopt;
    case Coefficient::fleiss_kappa:
      return fleiss(sums);
    case Coefficient::krippendorff_alpha:
      return alpha(sums);
    case Coefficient::gwet_ac1:
      return ac1(sums);
    case Coefficient::brennan_prediger:
      return brennan_prediger(sums);
  }
  return std::nullopt;
}

Message why_undefined(Coefficient coefficient, const Sums& sums, std::uint32_t coders) {
  if (coders != 2 &&
      (coefficient == Coefficient::cohen_kappa || coefficient == Coefficient::scott_pi))
    return message("dit is voor precies twee codeurs, en het zijn er {}",
                   "it is for exactly two coders, and there are {}", coders);
  if (sums.paired == 0)
    return message("geen eenheid is door twee codeurs beoordeeld",
                   "no unit is rated by two coders");
  if (coefficient == Coefficient::gwet_ac1 || coefficient == Coefficient::brennan_prediger)
    return message("er is maar één categorie bekend; noem die van het codeboek",
                   "only one category is known; name those of the codebook");
  return message("alles valt in één categorie, dus toeval verklaart alle overeenstemming",
                 "all falls in one category, so chance explains all agreement");
}

constexpr std::size_t index_of(Coefficient coefficient) {
  return static_cast<std::size_t>(coefficient);
}

// Each coefficient in the resamples in which it is defined.
std::array<std::vector<double>, kCoefficients> resampled(const Patterns& patterns,
                                                         std::uint32_t coders, Sums& sums,
                                                         std::uint64_t seed) {
  std::array<std::vector<double>, kCoefficients> values;
  std::vector<std::uint32_t> times(patterns.size());
  resample({patterns.drawable()}, seed, [&](const Resample& drawn) {
    std::ranges::fill(times, 0U);
    for (const std::uint32_t at : drawn) patterns.draw(at, times);
    sums.take(patterns, times);
    for (const Coefficient coefficient : kAll)
      if (const auto number = value(coefficient, sums, coders))
        values[index_of(coefficient)].push_back(*number);
  });
  return values;
}

}  // namespace

std::string_view name(Coefficient coefficient) {
  switch (coefficient) {
    case Coefficient::percent_agreement:
      return "percent_agreement";
    case Coefficient::cohen_kappa:
      return "cohen_kappa";
    case Coefficient::scott_pi:
      return "scott_pi";
    case Coefficient::fleiss_kappa:
      return "fleiss_kappa";
    case Coefficient::krippendorff_alpha:
      return "krippendorff_alpha";
    case Coefficient::gwet_ac1:
      return "gwet_ac1";
    case Coefficient::brennan_prediger:
      return "brennan_prediger";
  }
  return "";
}

Agreement agreement(const Ratings& ratings, std::uint64_t seed) {
  assert(ratings.coders > 1);
  assert(ratings.cells.size() % ratings.coders == 0);
  Agreement result{ratings.units(), ratings.coders, {}};
  const Patterns patterns{ratings};
  std::vector<std::uint32_t> times(patterns.size());
  for (const std::uint32_t pattern : patterns.of_unit()) ++times[pattern];
  Sums sums{ratings.categories};
  sums.take(patterns, times);

  for (const Coefficient coefficient : kAll) {
    const auto number = value(coefficient, sums, ratings.coders);
    result.statistics[index_of(coefficient)].measure =
        number ? Measure::of(*number)
               : Measure::undefined(why_undefined(coefficient, sums, ratings.coders));
  }
  if (sums.paired == 0) return result;

  const bool clustered = !ratings.clusters.empty();
  const bool enough = clustered ? patterns.paired_clusters() > 1 : sums.paired > 1;
  std::array<std::vector<double>, kCoefficients> values;
  if (enough) values = resampled(patterns, ratings.coders, sums, seed);
  for (const Coefficient coefficient : kAll) {
    Statistic& statistic = result.statistics[index_of(coefficient)];
    if (!statistic.measure.defined()) continue;
    if (enough)
      add_interval(statistic, std::move(values[index_of(coefficient)]));
    else
      statistic.no_interval =
          clustered ? message("geen interval: maar één transcript is door twee codeurs beoordeeld",
                              "no interval: only one transcript is rated by two coders")
                    : message("geen interval: maar één eenheid is door twee codeurs beoordeeld",
                              "no interval: only one unit is rated by two coders");
  }
  return result;
}

}  // namespace engine::analysis
