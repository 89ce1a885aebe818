#include "engine/analysis/estimate.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace engine::analysis;

namespace {

double log_choose(std::uint64_t n, std::uint64_t k) {
  const auto all = static_cast<double>(n), some = static_cast<double>(k);
  return std::lgamma(all + 1) - std::lgamma(some + 1) - std::lgamma(all - some + 1);
}

// The chance that `judged` of `units`, of which `with` have the code, have it `found` times.
double drawn(std::uint64_t units, std::uint64_t with, std::uint64_t judged, std::uint64_t found) {
  if (found > with || judged - found > units - with) return 0;
  return std::exp(log_choose(with, found) + log_choose(units - with, judged - found) -
                  log_choose(units, judged));
}

}  // namespace

TEST_CASE("what was missed is the sample's shares times the strata", "[estimate]") {
  const std::array<Stratum, 2> strata{{{400, 100, 10}, {6000, 200, 2}}};
  const auto missed = total(strata);
  REQUIRE(missed);
  CHECK(missed->value == Approx(400 * 0.1 + 6000 * 0.01));
  // One large stratum: Wilson's limits, scaled.
  const std::array<Stratum, 1> one{{{2630000, 263, 81}}};
  CHECK(total(one)->low == Approx(2630000 * 0.2553).margin(200));
  CHECK(total(one)->high == Approx(2630000 * 0.3662).margin(200));
}

TEST_CASE("the more of a stratum was judged, the less doubt is left", "[estimate]") {
  double before = 1e9;
  for (const std::uint64_t units : {1000000U, 2000U, 400U, 210U, 201U, 200U}) {
    const auto found = *total(std::array<Stratum, 1>{{{units, 200, 4}}});
    CAPTURE(units, found.value, found.low, found.high);
    CHECK(found.high - found.low < before);
    before = found.high - found.low;
    CHECK(found.low >= 4 * (1 - 1e-12));  // as many were seen
    CHECK(found.high <= static_cast<double>(4 + units - 200) * (1 + 1e-12));
    CHECK(found.low <= found.value);
    CHECK(found.value <= found.high);
  }
  CHECK(before == 0);
}

TEST_CASE("what was not sampled is not known, what was all judged is", "[estimate]") {
  CHECK_FALSE(total(std::array<Stratum, 2>{{{400, 100, 10}, {6000, 0, 0}}}));
  const auto all = total(std::array<Stratum, 2>{{{40, 40, 3}, {0, 0, 0}}});
  REQUIRE(all);
  CHECK(all->low == Approx(3));
  CHECK(all->high == Approx(3));
  CHECK(total(std::vector<Stratum>{})->value == 0);
}

TEST_CASE("the limits of what was missed cover it, and Wald's do not", "[estimate]") {
  // Exact coverage: every outcome of the two samples with its chance.
  constexpr std::uint64_t kFirst = 32, kSecond = 24;  // of 400 and 6000
  const double truth = kFirst + kSecond;
  double covered = 0, covered_by_wald = 0;
  for (std::uint64_t x = 0; x <= 60; ++x)
    for (std::uint64_t y = 0; y <= 140; ++y) {
      const double chance = drawn(400, kFirst, 60, x) * drawn(6000, kSecond, 140, y);
      const auto found = total(std::array<Stratum, 2>{{{400, 60, x}, {6000, 140, y}}});
      if (found->low <= truth && truth <= found->high) covered += chance;
      const double p = static_cast<double>(x) / 60, q = static_cast<double>(y) / 140;
      const double wald =
          kZ95 * std::sqrt(400.0 * 400 * p * (1 - p) / 60 + 6000.0 * 6000 * q * (1 - q) / 140);
      if (std::abs(found->value - truth) <= wald) covered_by_wald += chance;
    }
  CHECK(covered > 0.93);
  CHECK(covered_by_wald < 0.75);
}

TEST_CASE("limits hold in small studies where little was missed", "[estimate]") {
  struct Row {
    std::array<Stratum, 2> strata;  // `found`: units of the stratum that have the code
    double at_least;
  };
  const Row row = GENERATE(values<Row>({{{{{300, 127, 1}, {100, 73, 1}}}, 0.94},
                                        {{{{250, 160, 1}, {50, 40, 1}}}, 0.94},
                                        {{{{150, 120, 3}, {40, 35, 3}}}, 0.93},
                                        {{{{300, 127, 30}, {100, 73, 30}}}, 0.93}}));
  const auto& [first, second] = row.strata;
  const auto truth = static_cast<double>(first.found + second.found);
  double covered = 0;
  for (std::uint64_t x = 0; x <= first.found; ++x)
    for (std::uint64_t y = 0; y <= second.found; ++y) {
      const auto missed = *total(std::array<Stratum, 2>{
          {{first.units, first.judged, x}, {second.units, second.judged, y}}});
      if (missed.low <= truth && truth <= missed.high)
        covered += drawn(first.units, first.found, first.judged, x) *
                   drawn(second.units, second.found, second.judged, y);
    }
  CAPTURE(first.units, second.units, truth);
  CHECK(covered > row.at_least);
}

TEST_CASE("recall follows from what was found and what was missed", "[estimate]") {
  const auto known = recall(Amount::known(90), {10, 4, 22});
  REQUIRE(known);
  CHECK(known->value == Approx(0.9));
  CHECK(known->low == Approx(90.0 / 112));
  CHECK(known->high == Approx(90.0 / 94));
  // Doubt about what was found makes it wider.
  const auto doubted = recall({90, 80, 97}, {10, 4, 22});
  CHECK(doubted->low < known->low);
  CHECK(doubted->high > known->high);
  CHECK_FALSE(recall(Amount::known(0), Amount::known(0)));
  const auto none_missed = recall(Amount::known(50), {0, 0, 12});
  CHECK(none_missed->value == 1);
  CHECK(none_missed->high == 1);
  CHECK(none_missed->low == Approx(50.0 / 62));
  CHECK(recall(Amount::known(0), {8, 3, 15})->high == 0);
}

TEST_CASE("recall lies within its limits, and these within 0 and 1", "[estimate][property]") {
  for (std::uint64_t found = 0; found <= 12; ++found)
    for (std::uint64_t missed = 0; missed <= 12; ++missed) {
      CAPTURE(found, missed);
      const auto of_found = total(std::array<Stratum, 1>{{{90, 12, found}}});
      const auto of_missed = total(std::array<Stratum, 1>{{{4000, 12, missed}}});
      const auto estimate = recall(*of_found, *of_missed);
      REQUIRE(estimate.has_value() == (found + missed > 0));
      if (!estimate) continue;
      CHECK(0 <= estimate->low);
      CHECK(estimate->low <= estimate->value);
      CHECK(estimate->value <= estimate->high);
      CHECK(estimate->high <= 1);
    }
}

TEST_CASE("two independent coders tell how many there are", "[estimate]") {
  const Amount found = *chapman(100, 15, 10, 5);
  CHECK(found.value == Approx(16.0 * 11 / 6 - 1));
  CHECK(found.low >= 20);  // as many were seen
  CHECK(found.low < found.value);
  CHECK(found.value < found.high);
  // Both found the same: no sign of more.
  CHECK(chapman(100, 7, 7, 7)->high == Approx(7));
  CHECK(chapman(100, 0, 0, 0)->value == Approx(0));
  CHECK(chapman(100, 4, 3, 0)->value == Approx(19));
  // No more than there are.
  CHECK(chapman(30, 15, 10, 5)->high == 30);
  CHECK_FALSE(chapman(12, 6, 6, 0));
}

TEST_CASE("the width to expect shrinks with the units judged", "[estimate]") {
  CHECK(expected_width(0, 0.1) == 1);
  CHECK(expected_width(20, 0) == Approx(0.1611).margin(5e-5));
  CHECK(expected_width(200, 0.1) == Approx(0.084).margin(2e-3));
  for (const double share : {0.01, 0.1, 0.5, 0.9})
    CHECK(expected_width(400, share) < expected_width(100, share));
  CHECK(expected_width(50, 0.3) == Approx(expected_width(50, 0.7)));
}
