#include "tests/analysis/plain_agreement.hpp"

#include <map>
#include <utility>
#include <vector>

namespace support {
namespace {

using engine::analysis::Coefficient;
using engine::analysis::Ratings;
using Unit = std::vector<std::uint32_t>;

// The ratings that are there, coder by coder, of units with at least `least`.
std::vector<Unit> units_of(const Ratings& ratings, std::size_t least) {
  std::vector<Unit> units;
  for (std::size_t at = 0; at < ratings.units(); ++at) {
    Unit unit;
    for (std::size_t coder = 0; coder < ratings.coders; ++coder)
      if (const auto cell = ratings.cells[at * ratings.coders + coder]; cell != Ratings::kMissing)
        unit.push_back(cell);
    if (unit.size() >= least) units.push_back(unit);
  }
  return units;
}

double agreeing_pairs(const Unit& unit) {
  double same = 0, pairs = 0;
  for (std::size_t i = 0; i < unit.size(); ++i)
    for (std::size_t j = 0; j < unit.size(); ++j)
      if (i != j) {
        ++pairs;
        same += unit[i] == unit[j] ? 1 : 0;
      }
  return same / pairs;
}

// Krippendorff 2011: the coincidence matrix, cell by cell.
std::optional<double> plain_alpha(const std::vector<Unit>& units) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> coincidences;
  std::map<std::uint32_t, double> margins;
  double n = 0;
  for (const Unit& unit : units)
    for (std::size_t i = 0; i < unit.size(); ++i)
      for (std::size_t j = 0; j < unit.size(); ++j)
        if (i != j) {
          const double weight = 1 / (static_cast<double>(unit.size()) - 1);
          coincidences[{unit[i], unit[j]}] += weight;
          margins[unit[i]] += weight;
          n += weight;
        }
  double observed = 0, expected = 0;
  for (const auto& [c, in_c] : margins)
    for (const auto& [k, in_k] : margins)
      if (c != k) {
        observed += coincidences[{c, k}];
        expected += in_c * in_k / (n - 1);
      }
  if (margins.size() < 2) return std::nullopt;
  return 1 - observed / expected;
}

}  // namespace

std::optional<double> plain_value(const Ratings& ratings, Coefficient coefficient) {
  const std::vector<Unit> paired = units_of(ratings, 2);
  if (paired.empty()) return std::nullopt;
  double agreed = 0;
  for (const Unit& unit : paired)
    agreed += agreeing_pairs(unit) / static_cast<double>(paired.size());
  const auto corrected = [&](double chance) -> std::optional<double> {
    if (chance > 1 - 1e-12) return std::nullopt;
    return (agreed - chance) / (1 - chance);
  };

  std::map<std::uint32_t, double> shares;  // Gwet's
  const std::vector<Unit> rated = units_of(ratings, 1);
  for (const Unit& unit : rated)
    for (const std::uint32_t category : unit)
      shares[category] +=
          1.0 / static_cast<double>(unit.size()) / static_cast<double>(rated.size());
  const double q = ratings.categories;

  double chance = 0;
  switch (coefficient) {
    case Coefficient::percent_agreement:
      return agreed;
    case Coefficient::cohen_kappa:
    case Coefficient::scott_pi: {
      if (ratings.coders != 2) return std::nullopt;
      for (std::uint32_t k = 0; k < ratings.categories; ++k) {
        double first = 0, second = 0;
        for (const Unit& unit : paired) {
          first += unit[0] == k ? 1.0 / static_cast<double>(paired.size()) : 0;
          second += unit[1] == k ? 1.0 / static_cast<double>(paired.size()) : 0;
        }
        const double mean = (first + second) / 2;
        chance += coefficient == Coefficient::cohen_kappa ? first * second : mean * mean;
      }
      return corrected(chance);
    }
    case Coefficient::fleiss_kappa:
      for (const auto& [category, share] : shares) chance += share * share;
      return corrected(chance);
    case Coefficient::krippendorff_alpha:
      return plain_alpha(paired);
    case Coefficient::gwet_ac1:
      if (q < 2) return std::nullopt;
      for (const auto& [category, share] : shares) chance += share * (1 - share) / (q - 1);
      return corrected(chance);
    case Coefficient::brennan_prediger:
      return q < 2 ? std::nullopt : corrected(1 / q);
  }
  return std::nullopt;
}

}  // namespace support
