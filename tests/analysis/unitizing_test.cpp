#include "engine/analysis/unitizing.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "engine/analysis/alpha_u.hpp"
#include "engine/analysis/u_alpha.hpp"
#include "tests/analysis/plain_unitizing.hpp"

namespace {

using namespace engine::analysis;

double value(const Measure& measure) {
  INFO(measure.reason.en);
  REQUIRE(measure.defined());
  return *measure.value;
}

// As its author prints them: begin and length.
std::vector<Unit> units(const std::vector<std::pair<int, int>>& printed, double scale = 1,
                        std::uint32_t code = 0) {
  std::vector<Unit> out;
  for (const auto& [begin, length] : printed)
    out.push_back({static_cast<std::uint32_t>(begin * scale),
                   static_cast<std::uint32_t>((begin + length) * scale), code});
  return out;
}

std::vector<Unit> both(std::vector<Unit> some, const std::vector<Unit>& more) {
  some.insert(some.end(), more.begin(), more.end());
  merge_overlaps(some);
  return some;
}

// Random units of up to three codes; of one coder they overlap, or do not.
Unitizing random_unitizing(std::mt19937& random, bool partition) {
  const std::uint32_t codes = 1 + static_cast<std::uint32_t>(random() % 3);
  Unitizing data{3 + static_cast<std::uint32_t>(random() % 30), {}, {}};
  for (std::uint32_t code = 0; code < codes; ++code)
    data.codes.push_back(std::string(1, 'a' + code));
  data.coders.resize(2 + random() % 3);
  for (auto& own : data.coders) {
    std::uint32_t at = 0;
    while (random() % 5 != 0) {
      const auto begin = partition ? at + static_cast<std::uint32_t>(random() % 4)
                                   : static_cast<std::uint32_t>(random() % data.length);
      const auto end = begin + 1 + static_cast<std::uint32_t>(random() % 6);
      if (end > data.length) break;
      own.push_back({begin, end, static_cast<std::uint32_t>(random() % codes)});
      at = end;
    }
    merge_overlaps(own);
  }
  return data;
}

void check(const Measure& measure, const std::optional<double>& expected) {
  INFO(measure.reason.en);
  REQUIRE(measure.defined() == expected.has_value());
  CHECK(measure.reason.en.empty() == measure.defined());
  if (expected) CHECK(*measure.value == Approx(*expected).margin(1e-9));
}

}  // namespace

TEST_CASE("alpha_U is that of Krippendorff 2004", "[agreement][spans]") {
  // Content Analysis, 2nd ed., p. 254: a continuum from 150 to 450, two codes.
  const auto c = units({{225 - 150, 70}, {370 - 150, 30}});
  const auto c_too = units({{220 - 150, 80}, {355 - 150, 20}, {400 - 150, 20}});
  const auto k = units({{180 - 150, 60}, {300 - 150, 50}}, 1, 1);
  const Unitizing data{300, {"c", "k"}, {both(c, k), both(c_too, k)}};
  CHECK(support::plain_alpha_u(data, 0).observed == Approx(0.0144).margin(5e-5));
  CHECK(support::plain_alpha_u(data, 0).expected == Approx(0.0532).margin(5e-5));
  CHECK(support::plain_alpha_u(data, 1).expected == Approx(0.0490).margin(5e-5));
  const AlphaU found = alpha_u(data);
  CHECK(value(found.by_code[0]) == Approx(0.7286).margin(5e-5));
  CHECK(value(found.by_code[1]) == 1);
  // Printed .8591, from disagreements of four places: 1 - .0144 / (.0532 + .0490).
  CHECK(value(found.over_all) == Approx(0.8591).margin(5e-4));
}

TEST_CASE("alpha_U is that of Krippendorff 1995, and depends on the digitisation",
          "[agreement][spans]") {
  // p. 57, four pairs of coders on a continuum of 24. Not tested: the paper's
  // limits for B and C (-.926 and .679, here -.928 and .693), whose expected
  // disagreement lacks the correction for a unit's own pairs that A, D and the
  // value at 12 positions have.
  const auto alpha = [](const std::vector<std::pair<int, int>>& one,
                        const std::vector<std::pair<int, int>>& other, double scale) {
    return value(alpha_u({static_cast<std::uint32_t>(24 * scale),
                          {"x"},
                          {units(one, scale), units(other, scale)}})
                     .over_all);
  };
  const std::vector<std::pair<int, int>> bertha{{2, 8}, {14, 6}}, bill{{4, 4}, {15, 2}};
  const std::vector<std::pair<int, int>> gerret{{2, 6}, {10, 2}, {14, 4}, {20, 2}},
      gill{{0, 2}, {4, 4}, {10, 4}, {16, 2}, {20, 2}};
  const std::vector<std::pair<int, int>> heather{{0, 2}, {2, 8}, {10, 4}, {14, 6}, {20, 4}},
      hill{{0, 4}, {4, 4}, {8, 7}, {15, 2}, {17, 7}};
  CHECK(alpha(gerret, gill, 0.5) == Approx(0.494).margin(5e-4));
  CHECK(alpha(bertha, bill, 50000) == Approx(0.553).margin(5e-4));
  CHECK(alpha(heather, hill, 50000) == Approx(0.066).margin(5e-4));
  CHECK(alpha(gerret, gill, 1) > alpha(gerret, gill, 0.5) + 0.1);
}

TEST_CASE("alpha_U is what its definition says, section by section",
          "[agreement][spans][property]") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const Unitizing data = random_unitizing(random, false);
  const AlphaU found = alpha_u(data);
  double observed = 0, expected = 0;
  for (std::uint32_t code = 0; code < data.codes.size(); ++code) {
    const auto plain = support::plain_alpha_u(data, code);
    observed += plain.observed;
    expected += plain.expected;
    check(found.by_code[code],
          plain.expected > 0 ? std::optional{1 - plain.observed / plain.expected} : std::nullopt);
  }
  check(found.over_all, expected > 0 ? std::optional{1 - observed / expected} : std::nullopt);
}

TEST_CASE("the u-alphas are those of Krippendorff 2019", "[agreement][spans]") {
  // Content Analysis, 4th ed., figure 12.11: three coders, a continuum of 60.
  Unitizing data{60, {"1", "2", "3", "4", "5", "6", "7"}, {}};
  data.coders.push_back(
      {{0, 7, 0}, {7, 13, 1}, {30, 32, 4}, {32, 37, 5}, {37, 44, 5}, {44, 60, 6}});
  data.coders.push_back({{0, 7, 0}, {7, 13, 2}, {13, 21, 4}, {32, 44, 5}});
  data.coders.push_back(
      {{0, 7, 0}, {7, 13, 3}, {13, 21, 4}, {32, 37, 5}, {37, 41, 5}, {41, 44, 5}});
  const UAlphaFamily found = u_alpha_family(data);
  CHECK(value(found.u_alpha) == Approx(0.510).margin(5e-4));
  // Printed .413, from a matrix of one decimal: 1 - 26.0 / 44.3.
  CHECK(value(found.u_alpha_binary) == Approx(0.413).margin(1e-3));
  CHECK(value(found.cu_alpha) == Approx(0.724).margin(5e-4));
  CHECK(value(found.cu_coverage) == Approx(83.0 / 180).margin(1e-9));
  for (const std::size_t code : {0U, 4U, 5U}) CHECK(value(found.by_code[code]) == Approx(1));
  for (const std::size_t code : {1U, 2U, 3U})
    CHECK(value(found.by_code[code]) == Approx(0).margin(1e-9));
  CHECK(found.by_code[6].reason.en == "no span with this code overlaps that of another coder");
}

TEST_CASE("the u-alphas are what their definition says, pair by pair",
          "[agreement][spans][property]") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  Unitizing data = random_unitizing(random, true);
  // Codes that nobody gave are no part of the data.
  std::vector<bool> given(data.codes.size());
  for (const auto& own : data.coders)
    for (const Unit& unit : own) given[unit.code] = true;
  while (!given.empty() && !given.back()) {
    given.pop_back();
    data.codes.pop_back();
  }
  const UAlphaFamily found = u_alpha_family(data);
  const auto plain = support::plain_family(data);
  check(found.u_alpha, plain.u_alpha);
  check(found.u_alpha_binary, plain.u_alpha_binary);
  check(found.cu_alpha, plain.cu_alpha);
  CHECK(value(found.cu_coverage) == Approx(plain.coverage).margin(1e-12));
  REQUIRE(found.by_code.size() == data.codes.size());
  for (std::uint32_t code = 0; code < data.codes.size(); ++code)
    check(found.by_code[code], plain.by_code.at(code));
}

TEST_CASE("units of one coder and one code that overlap are one", "[agreement][spans]") {
  std::vector<Unit> own{{10, 20, 0}, {0, 4, 0}, {4, 8, 0}, {12, 14, 0}, {18, 25, 0}, {13, 19, 1}};
  CHECK(merge_overlaps(own) == 2);
  CHECK((own == std::vector<Unit>{{0, 4, 0}, {4, 8, 0}, {10, 25, 0}, {13, 19, 1}}));
}

TEST_CASE("what is not defined for spans says why", "[agreement][spans]") {
  const Unitizing nothing{10, {}, {{}, {}}};
  CHECK(alpha_u(nothing).over_all.reason.en == "nobody coded a span");
  CHECK(u_alpha_family(nothing).u_alpha.reason.en == "nobody coded a span");
  CHECK(u_alpha_family(nothing).cu_alpha.reason.en == "no spans of two coders overlap");

  const Unitizing everything{10, {"x"}, {{{0, 10, 0}}, {{0, 10, 0}}}};
  CHECK(value(alpha_u(everything).over_all) == 1);
  CHECK(u_alpha_family(everything).u_alpha.reason.en == "everything has the same code everywhere");
  CHECK(u_alpha_family(everything).u_alpha_binary.reason.en == "no coder left anything uncoded");
  CHECK(u_alpha_family(everything).cu_alpha.reason.en ==
        "where spans overlap there is only one code");

  const Unitizing twice{10, {"x", "y"}, {{{0, 5, 0}, {4, 6, 1}}, {{0, 5, 0}}}};
  CHECK(value(alpha_u(twice).by_code[0]) == 1);
  CHECK(u_alpha_family(twice).by_code[1].reason.en ==
        "a coder gave the same place two codes ('x' and 'y')");
}
