#include "engine/analysis/alpha_u.hpp"

#include <algorithm>
#include <functional>

namespace engine::analysis {
namespace {

using base::message;
using Units = std::vector<Unit>;

double square(double value) { return value * value; }

// Of the units of one code by two coders: each overlapping pair, and each unit
// that overlaps none of the other's and so lies within a gap. Both are sorted.
double disagreement(const Units& left, const Units& right) {
  double sum = 0;
  std::vector<bool> met(right.size());
  std::size_t from = 0;  // the first right unit that may still overlap
  for (const Unit& unit : left) {
    while (from < right.size() && right[from].end <= unit.begin) ++from;
    bool alone = true;
    for (std::size_t at = from; at < right.size() && right[at].begin < unit.end; ++at) {
      const double begins = static_cast<double>(unit.begin) - right[at].begin;
      const double ends = static_cast<double>(unit.end) - right[at].end;
      sum += square(begins) + square(ends);
      met[at] = true;
      alone = false;
    }
    if (alone) sum += square(unit.length());
  }
  for (std::size_t at = 0; at < right.size(); ++at)
    if (!met[at]) sum += square(right[at].length());
  return sum;
}

// The units of one code, of the coders who gave it at all; the others have one
// gap as long as the continuum.
struct Coded {
  std::vector<Units> coders;
  double without = 0;
};

double observed(const Coded& coded, double length) {
  double sum = 0;
  for (std::size_t i = 0; i < coded.coders.size(); ++i) {
    for (std::size_t j = i + 1; j < coded.coders.size(); ++j)
      sum += disagreement(coded.coders[i], coded.coders[j]);
    for (const Unit& unit : coded.coders[i]) sum += coded.without * square(unit.length());
  }
  const double m = static_cast<double>(coded.coders.size()) + coded.without;
  return 2 * sum / (m * (m - 1) * length * length);
}

// The lengths of the gaps between units, the longest first.
std::vector<double> gaps_of(const std::vector<Units>& coders, std::uint32_t length) {
  std::vector<double> gaps;
  for (const Units& units : coders) {
    std::uint32_t covered = 0;
    for (const Unit& unit : units) {
      if (unit.begin > covered) gaps.push_back(unit.begin - covered);
      covered = unit.end;
    }
    if (length > covered) gaps.push_back(length - covered);
  }
  std::ranges::sort(gaps, std::greater{});
  return gaps;
}

double expected(const Coded& coded, std::uint32_t length) {
  std::vector<double> lengths;
  for (const Units& units : coded.coders)
    for (const Unit& unit : units) lengths.push_back(unit.length());
  std::ranges::sort(lengths, std::greater{});
  const std::vector<double> gaps = gaps_of(coded.coders, length);
  const double others = static_cast<double>(lengths.size()) - 1;

  double sum = 0, own_pairs = 0;
  std::size_t seen = 0;  // gaps between units that are at least as long as the unit
  double wide = coded.without, wide_sum = coded.without * length;
  for (const double l : lengths) {
    for (; seen < gaps.size() && gaps[seen] >= l; ++seen) {
      ++wide;
      wide_sum += gaps[seen];
    }
    sum += others / 3 * (2 * l * l * l - 3 * l * l + l);
    sum += l * l * (wide_sum - wide * (l - 1));
    own_pairs += l * (l - 1);
  }
  const double all = (static_cast<double>(coded.coders.size()) + coded.without) * length;
  return 2 * sum / length / (all * (all - 1) - own_pairs);
}

std::vector<Coded> by_code(const Unitizing& data) {
  std::vector<Coded> codes(data.codes.size());
  std::vector<std::size_t> last(data.codes.size(), data.coders.size());  // who gave it last
  for (std::size_t coder = 0; coder < data.coders.size(); ++coder)
    for (const Unit& unit : data.coders[coder]) {
      if (last[unit.code] != coder) codes[unit.code].coders.emplace_back();
      last[unit.code] = coder;
      codes[unit.code].coders.back().push_back(unit);
    }
  for (Coded& coded : codes)
    coded.without = static_cast<double>(data.coders.size() - coded.coders.size());
  return codes;
}

}  // namespace

AlphaU alpha_u(const Unitizing& data) {
  const auto alpha = [](double found, double by_chance) {
    if (by_chance > 0) return Measure::of(1 - found / by_chance);
    return Measure::undefined(message("bij toeval was er ook geen verschil geweest",
                                      "by chance there would be no difference either"));
  };
  AlphaU result;
  double found = 0, by_chance = 0;
  for (const Coded& coded : by_code(data)) {
    const double of_code = observed(coded, data.length);
    const double chance = expected(coded, data.length);
    result.by_code.push_back(alpha(of_code, chance));
    found += of_code;
    by_chance += chance;
  }
  result.over_all =
      data.codes.empty()
          ? Measure::undefined(message("niemand codeerde een fragment", "nobody coded a span"))
          : alpha(found, by_chance);
  return result;
}

}  // namespace engine::analysis
