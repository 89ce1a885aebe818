#include "engine/analysis/estimate.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::analysis {
namespace {

double square(double value) { return value * value; }

// Wilson's limits, whatever the units that were judged already say.
Amount wilson_of(const Stratum& stratum) {
  const auto units = static_cast<double>(stratum.units),
             judged = static_cast<double>(stratum.judged);
  const double share = static_cast<double>(stratum.found) / judged;
  if (stratum.judged == stratum.units) return Amount::known(share);
  const Interval interval = wilson_share(share, judged * (units - 1) / (units - judged));
  return {share, interval.low, interval.high};
}

// One limit of missed / found; `missed` and `found` are the limits that lead to
// it. It is a root of a·x² - 2·b·x + c.
double ratio_limit(const Amount& missed_amount, const Amount& found_amount, double missed,
                   double found, bool upper) {
  const double a = found * (2 * found_amount.value - found);
  const double b = missed_amount.value * found_amount.value;
  const double c = missed * (2 * missed_amount.value - missed);
  if (a == 0) return upper ? HUGE_VAL : c / (2 * b);
  const double root = std::sqrt(std::max(0.0, b * b - a * c));
  return (upper ? b + root : b - root) / a;
}

}  // namespace

std::optional<Amount> total(std::span<const Stratum> strata) {
  Amount sum;
  double below = 0, above = 0;
  // Units that are known to have the code, and those that may have it. Held against
  // the sum: each stratum held to its own would make the sum too sure of itself.
  double least = 0, most = 0;
  for (const Stratum& stratum : strata) {
    assert(stratum.found <= stratum.judged && stratum.judged <= stratum.units);
    if (stratum.units == 0) continue;
    if (stratum.judged == 0) return std::nullopt;
    const auto units = static_cast<double>(stratum.units);
    const Amount share = wilson_of(stratum);
    sum.value += units * share.value;
    below += square(units * (share.value - share.low));
    above += square(units * (share.high - share.value));
    least += static_cast<double>(stratum.found);
    most += static_cast<double>(stratum.found + stratum.units - stratum.judged);
  }
  sum.low = std::max(least, sum.value - std::sqrt(below));
  sum.high = std::min(most, sum.value + std::sqrt(above));
  return sum;
}

std::optional<Amount> share(const Stratum& stratum) {
  if (stratum.judged == 0) return std::nullopt;
  return scaled(*total({&stratum, 1}), 1 / static_cast<double>(stratum.units));
}

Amount scaled(const Amount& amount, double factor) {
  return {amount.value * factor, amount.low * factor, amount.high * factor};
}

std::optional<Amount> recall(const Amount& found, const Amount& missed) {
  if (found.value + missed.value == 0) return std::nullopt;
  if (found.value == 0) return Amount{0, 0, found.high / (found.high + missed.low)};
  const auto of_ratio = [](double ratio) { return 1 / (1 + ratio); };
  Amount result;
  result.value = found.value / (found.value + missed.value);
  if (missed.value == 0) {
    result.high = 1;
    result.low = found.low / (found.low + missed.high);
  } else {
    result.high = of_ratio(ratio_limit(missed, found, missed.low, found.high, false));
    result.low = of_ratio(ratio_limit(missed, found, missed.high, found.low, true));
  }
  return result;
}

std::optional<Amount> chapman(std::uint64_t units, std::uint64_t first, std::uint64_t second,
                              std::uint64_t both) {
  assert(both <= std::min(first, second) && std::max(first, second) <= units);
  const auto n1 = static_cast<double>(first), n2 = static_cast<double>(second);
  const auto m = static_cast<double>(both);
  const double seen = n1 + n2 - m;
  const double estimate = (n1 + 1) * (n2 + 1) / (m + 1) - 1;
  const double unseen = estimate - seen;
  const auto most = static_cast<double>(units);
  if (estimate > most) return std::nullopt;
  if (unseen <= 0) return Amount::known(estimate);
  const double variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / (square(m + 1) * (m + 2));
  const double factor = std::exp(kZ95 * std::sqrt(std::log1p(variance / square(unseen))));
  return Amount{estimate, seen + unseen / factor, std::min(most, seen + unseen * factor)};
}

double expected_width(std::uint64_t judged, double share) {
  assert(share >= 0 && share <= 1);
  if (judged == 0) return 1;
  const auto width = [&](std::uint64_t found) {
    const auto interval = wilson(found, judged);
    return interval->high - interval->low;
  };
  if (share == 0 || share == 1) return width(share == 0 ? 0 : judged);
  const auto n = static_cast<double>(judged);
  double sum = 0;
  for (std::uint64_t found = 0; found <= judged; ++found) {
    const auto x = static_cast<double>(found);
    const double log_chance = std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) +
                              x * std::log(share) + (n - x) * std::log1p(-share);
    sum += std::exp(log_chance) * width(found);
  }
  return sum;
}

}  // namespace engine::analysis
