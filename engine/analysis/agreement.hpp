// Agreement between coders who put the same units into categories.
//
// Any number of coders, ratings may be missing. Missing data as in Gwet 2014
// (Handbook of Inter-Rater Reliability, 4th ed.): percent agreement is the mean,
// over units with two or more ratings, of the share of agreeing pairs of
// ratings; category shares are means over all rated units. Cohen's and Scott's
// coefficients take exactly two coders and the units rated by both.
// Krippendorff's alpha leaves out units with fewer than two ratings, and weighs
// a unit by its ratings.
//
//   Cohen 1960, Educ. Psychol. Meas. 20(1), 37-46
//   Scott 1955, Public Opin. Q. 19(3), 321-325
//   Fleiss 1971, Psychol. Bull. 76(5), 378-382
//   Krippendorff 2011, Computing Krippendorff's alpha-reliability (nominal)
//   Gwet 2008, Br. J. Math. Stat. Psychol. 61(1), 29-48 (AC1)
//   Brennan & Prediger 1981, Educ. Psychol. Meas. 41(3), 687-699
//
// Intervals: percentile bootstrap over units (Efron & Tibshirani 1993), of the
// resamples in which the coefficient is defined. Units that belong together
// (sentences of one transcript) are drawn together, as clusters (Field & Welsh
// 2007, J. R. Stat. Soc. B 69(3), 369-390): what one person says is no set of
// independent units.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "engine/analysis/statistic.hpp"

namespace engine::analysis {

struct Ratings {
  static constexpr std::uint32_t kMissing = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t coders = 0;      // at least two
  std::uint32_t categories = 0;  // of the codebook, also those that nobody used
  // Unit by unit, one cell a coder: a number below `categories`, or kMissing.
  std::vector<std::uint32_t> cells;
  // Unit by unit, the cluster it is drawn with: numbers from 0 on. Empty: each
  // unit is drawn by itself.
  std::vector<std::uint32_t> clusters = {};

  [[nodiscard]] std::size_t units() const { return cells.size() / coders; }
};

enum class Coefficient : std::uint8_t {
  percent_agreement,
  cohen_kappa,
  scott_pi,
  fleiss_kappa,
  krippendorff_alpha,
  gwet_ac1,
  brennan_prediger,
};
inline constexpr std::size_t kCoefficients = 7;
std::string_view name(Coefficient coefficient);  // "cohen_kappa"

struct Agreement {
  std::uint64_t units = 0;
  std::uint32_t coders = 0;
  std::array<Statistic, kCoefficients> statistics;

  [[nodiscard]] const Statistic& of(Coefficient coefficient) const {
    return statistics[static_cast<std::size_t>(coefficient)];
  }
};

// Equal arguments give equal intervals; `seed` picks the resamples. Grows with
// units × resamples; what a resample costs beyond its draws grows with the
// number of different rows.
Agreement agreement(const Ratings& ratings, std::uint64_t seed = 1);

}  // namespace engine::analysis
