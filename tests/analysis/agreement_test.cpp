#include "engine/analysis/agreement.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/analysis/resample.hpp"
#include "tests/analysis/plain_agreement.hpp"

namespace {

using namespace engine::analysis;

// A row a unit, a character a coder; what is not in `categories` is missing.
Ratings ratings(const std::string& categories, const std::vector<std::string>& rows) {
  Ratings out{static_cast<std::uint32_t>(rows.at(0).size()),
              static_cast<std::uint32_t>(categories.size()),
              {}};
  for (const std::string& row : rows)
    for (const char cell : row) {
      const auto at = categories.find(cell);
      out.cells.push_back(at == std::string::npos ? Ratings::kMissing
                                                  : static_cast<std::uint32_t>(at));
    }
  return out;
}

// A line a coder, as the literature prints data.
Ratings by_coder(const std::string& categories, const std::vector<std::string>& coders) {
  std::vector<std::string> rows(coders.at(0).size());
  for (const std::string& line : coders)
    for (std::size_t unit = 0; unit < line.size(); ++unit) rows[unit] += line[unit];
  return ratings(categories, rows);
}

// counts[i][j]: units that the first coder put in i, the second in j.
Ratings by_table(const std::vector<std::vector<int>>& counts) {
  Ratings out{2, static_cast<std::uint32_t>(counts.size()), {}};
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    for (std::uint32_t j = 0; j < counts.size(); ++j)
      for (int n = 0; n < counts[i][j]; ++n) out.cells.insert(out.cells.end(), {i, j});
  return out;
}

double value(const Agreement& agreement, Coefficient coefficient) {
  const Statistic& statistic = agreement.of(coefficient);
  INFO(name(coefficient) << ": " << statistic.measure.reason.en);
  REQUIRE(statistic.measure.defined());
  return *statistic.measure.value;
}

const std::string& reason(const Agreement& agreement, Coefficient coefficient) {
  REQUIRE_FALSE(agreement.of(coefficient).measure.defined());
  return agreement.of(coefficient).measure.reason.en;
}

constexpr double kPrecise = 1e-6;

// Krippendorff 2011, example C: four coders, twelve units, missing data.
Ratings krippendorff_c() {
  return by_coder("12345", {"123321412...", "1233224125.3", ".3332342251.", "12332441251."});
}

// Each coefficient with its name, to go through all of them.
constexpr Coefficient kEach[] = {Coefficient::percent_agreement,  Coefficient::cohen_kappa,
                                 Coefficient::scott_pi,           Coefficient::fleiss_kappa,
                                 Coefficient::krippendorff_alpha, Coefficient::gwet_ac1,
                                 Coefficient::brennan_prediger};

Ratings random_ratings(std::mt19937& random) {
  Ratings out{2 + static_cast<std::uint32_t>(random() % 4),
              1 + static_cast<std::uint32_t>(random() % 4),
              {}};
  const std::size_t units = random() % 12;
  const bool complete = random() % 2 == 0;
  for (std::size_t i = 0; i < units * out.coders; ++i)
    out.cells.push_back(!complete && random() % 3 == 0
                            ? Ratings::kMissing
                            : static_cast<std::uint32_t>(random() % out.categories));
  return out;
}

}  // namespace

TEST_CASE("Cohen's kappa is that of Cohen 1960", "[agreement]") {
  // Table 1: 200 patients, three diagnoses; kappa .492.
  const Agreement found = agreement(by_table({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}));
  CHECK(found.units == 200);
  CHECK(found.coders == 2);
  CHECK(value(found, Coefficient::percent_agreement) == Approx(0.70).margin(kPrecise));
  CHECK(value(found, Coefficient::cohen_kappa) == Approx(0.29 / 0.59).margin(kPrecise));
}

TEST_CASE("Fleiss' kappa is that of Fleiss 1971", "[agreement]") {
  // Table 1: 30 patients, each diagnosed by six psychiatrists; kappa .430.
  const std::vector<std::vector<int>> table{
      {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
      {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
      {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
      {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
      {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
      {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}};
  Ratings data{6, 5, {}};
  for (const auto& row : table)
    for (std::uint32_t k = 0; k < 5; ++k)
      for (int n = 0; n < row[k]; ++n) data.cells.push_back(k);
  const Agreement found = agreement(data);
  CHECK(value(found, Coefficient::percent_agreement) == Approx(5.0 / 9).margin(kPrecise));
  CHECK(value(found, Coefficient::fleiss_kappa) == Approx(0.430).margin(5e-4));
  const double chance = (26. * 26 + 26 * 26 + 30 * 30 + 55 * 55 + 43 * 43) / (180. * 180);
  CHECK(value(found, Coefficient::fleiss_kappa) ==
        Approx((5.0 / 9 - chance) / (1 - chance)).margin(kPrecise));
}

TEST_CASE("Krippendorff's alpha is that of Krippendorff 2011", "[agreement]") {
  const auto alpha = [](const Ratings& data) {
    return value(agreement(data), Coefficient::krippendorff_alpha);
  };
  // A, two coders, two values: .095. B, two coders, five values: .692.
  CHECK(alpha(by_coder("01", {"0100000010", "1110010000"})) ==
        Approx(1 - 19.0 * 4 / (14 * 6)).margin(kPrecise));
  CHECK(alpha(by_coder("abcde", {"aabbdcccedda", "babbbccceddd"})) ==
        Approx(1 - 23.0 * 6 / (24 * 24 - 16 - 36 - 36 - 36 - 4)).margin(kPrecise));
  // C, four coders, missing data: .743.
  CHECK(alpha(krippendorff_c()) == Approx(0.743).margin(5e-4));
}

TEST_CASE("Krippendorff's alpha is that of Hayes and Krippendorff 2007", "[agreement]") {
  // Table 1: the tone of 40 articles by five observers; nominal alpha .477.
  const Ratings data =
      ratings("0123", {"112.2", "1101.", "2333.", ".00.0", "000.0", "000.0", "102.1", "1.20.",
                       "222.2", "2111.", ".100.", "0000.", "1222.", "33223", "111.1", "111.1",
                       "212.2", "1233.", "1101.", "000.0", "0011.", "00.00", "2333.", "0000.",
                       "12.22", "0111.", "00010", "1212.", "1122.", "112.2", "110.0", "2121.",
                       "22.22", "3222.", "222.2", "223.2", "222.2", "22.12", "2222.", "111.1"});
  CHECK(value(agreement(data), Coefficient::krippendorff_alpha) == Approx(0.477).margin(5e-4));
}

TEST_CASE("AC1 is that of Gwet 2008", "[agreement]") {
  // The paradox of kappa: 125 people, two raters, hardly anybody in category 2.
  const Agreement found = agreement(by_table({{118, 5}, {2, 0}}));
  CHECK(value(found, Coefficient::percent_agreement) == Approx(0.944).margin(kPrecise));
  CHECK(value(found, Coefficient::cohen_kappa) == Approx(-0.0234).margin(5e-5));
  CHECK(value(found, Coefficient::scott_pi) == Approx(-0.0288).margin(5e-5));
  CHECK(value(found, Coefficient::gwet_ac1) ==
        Approx((0.944 - 2 * 0.972 * 0.028) / (1 - 2 * 0.972 * 0.028)).margin(kPrecise));
  CHECK(value(found, Coefficient::brennan_prediger) == Approx(0.888).margin(kPrecise));
}

TEST_CASE("all coefficients are those that Gwet prints", "[agreement]") {
  // Gwet 2014 and his R package irrCAC: two abstractors, three kinds of pregnancy.
  const Agreement two = agreement(by_table({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}));
  CHECK(value(two, Coefficient::percent_agreement) == Approx(0.89).margin(kPrecise));
  CHECK(value(two, Coefficient::cohen_kappa) == Approx(0.7964094).margin(kPrecise));
  CHECK(value(two, Coefficient::scott_pi) == Approx(0.7962397).margin(kPrecise));
  CHECK(value(two, Coefficient::gwet_ac1) == Approx(0.8493305).margin(kPrecise));
  CHECK(value(two, Coefficient::brennan_prediger) == Approx(0.835).margin(kPrecise));
  CHECK(value(two, Coefficient::krippendorff_alpha) == Approx(0.7972585).margin(kPrecise));
  // Four raters, twelve subjects, missing data: his convention for these.
  const Agreement four = agreement(krippendorff_c());
  CHECK(value(four, Coefficient::percent_agreement) == Approx(0.8181818).margin(kPrecise));
  CHECK(value(four, Coefficient::fleiss_kappa) == Approx(0.76117).margin(5e-6));
  CHECK(value(four, Coefficient::gwet_ac1) == Approx(0.77544).margin(5e-6));
  CHECK(value(four, Coefficient::brennan_prediger) == Approx(0.77273).margin(5e-6));
  CHECK(value(four, Coefficient::krippendorff_alpha) == Approx(0.74342).margin(5e-6));
}

TEST_CASE("a unit of three complete ratings is divided by its pairs", "[agreement]") {
  // R's irr::kripp.alpha counts each pair in full and gives another value here.
  const Agreement found = agreement(ratings("ab", {"aab", "aaa", "bbb", "abb"}));
  // Coincidences: aa 3 + 1, bb 3 + 1, ab and ba 2 each; 12 values, 6 of each.
  CHECK(value(found, Coefficient::krippendorff_alpha) ==
        Approx(1 - 11.0 * 4 / (144 - 72)).margin(kPrecise));
}

TEST_CASE("every coefficient is what its definition says, pair by pair", "[agreement][property]") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const Ratings data = random_ratings(random);
  const Agreement found = agreement(data);
  for (const Coefficient coefficient : kEach) {
    CAPTURE(name(coefficient));
    const auto expected = support::plain_value(data, coefficient);
    const Statistic& statistic = found.of(coefficient);
    REQUIRE(statistic.measure.value.has_value() == expected.has_value());
    CHECK(statistic.measure.reason.en.empty() == expected.has_value());
    if (expected) CHECK(*statistic.measure.value == Approx(*expected).margin(1e-9));
  }
}

TEST_CASE("an interval is that of resampling rows, or clusters of rows, one by one",
          "[agreement]") {
  Ratings data = krippendorff_c();
  data.clusters = GENERATE(std::vector<std::uint32_t>{},
                           std::vector<std::uint32_t>{0, 0, 0, 1, 1, 3, 2, 2, 2, 2, 3, 0});
  const std::size_t drawable = data.clusters.empty() ? data.units() : 4;
  const auto drawn_with = [&](std::size_t unit, std::size_t drawn) {
    return data.clusters.empty() ? unit == drawn : data.clusters[unit] == drawn;
  };
  const Agreement found = agreement(data, 7);
  engine::base::Draws draws{7};
  std::map<Coefficient, std::vector<double>> values;
  for (std::uint32_t i = 0; i < kResamples; ++i) {
    Ratings resample{data.coders, data.categories, {}};
    for (std::size_t times = 0; times < drawable; ++times) {
      const std::size_t drawn = draws.below(static_cast<std::uint32_t>(drawable));
      for (std::size_t unit = 0; unit < data.units(); ++unit) {
        if (!drawn_with(unit, drawn)) continue;
        const auto from = data.cells.begin() + static_cast<std::ptrdiff_t>(unit * data.coders);
        resample.cells.insert(resample.cells.end(), from, from + data.coders);
      }
    }
    for (const Coefficient coefficient : kEach)
      if (const auto number = support::plain_value(resample, coefficient))
        values[coefficient].push_back(*number);
  }
  for (const Coefficient coefficient : kEach) {
    CAPTURE(name(coefficient));
    const auto& interval = found.of(coefficient).interval;
    REQUIRE(interval.has_value() == found.of(coefficient).measure.defined());
    if (!interval) continue;
    const auto expected = percentile_interval(values[coefficient]);
    CHECK(interval->low == Approx(expected->low).margin(1e-9));
    CHECK(interval->high == Approx(expected->high).margin(1e-9));
  }
}

TEST_CASE("categories that nobody used count where the codebook has them", "[agreement]") {
  const std::vector<std::string> rows{"aa", "ab", "bb", "bb"};
  const Agreement observed = agreement(ratings("ab", rows));
  const Agreement known = agreement(ratings("abcd", rows));
  CHECK(value(observed, Coefficient::brennan_prediger) == Approx(0.5));
  CHECK(value(known, Coefficient::brennan_prediger) == Approx(2.0 / 3));
  CHECK(value(known, Coefficient::gwet_ac1) > value(observed, Coefficient::gwet_ac1));
  CHECK(value(known, Coefficient::cohen_kappa) == value(observed, Coefficient::cohen_kappa));
}

TEST_CASE("what is not defined says why, and is no 0 and no 1", "[agreement]") {
  const Agreement one_category = agreement(ratings("a", {"aa", "aa"}));
  CHECK(value(one_category, Coefficient::percent_agreement) == 1);
  for (const Coefficient coefficient : {Coefficient::cohen_kappa, Coefficient::scott_pi,
                                        Coefficient::fleiss_kappa, Coefficient::krippendorff_alpha})
    CHECK(reason(one_category, coefficient) ==
          "all falls in one category, so chance explains all agreement");
  CHECK(reason(one_category, Coefficient::gwet_ac1) ==
        "only one category is known; name those of the codebook");
  CHECK(value(agreement(ratings("ab", {"aa", "aa"})), Coefficient::gwet_ac1) == 1);

  CHECK(reason(agreement(ratings("ab", {"aba", "aab"})), Coefficient::cohen_kappa) ==
        "it is for exactly two coders, and there are 3");

  const Agreement never = agreement(ratings("ab", {"a.", ".b", ".."}));
  CHECK(never.units == 3);
  for (const Coefficient coefficient : kEach)
    CHECK(reason(never, coefficient) == "no unit is rated by two coders");

  const Agreement one_unit = agreement(ratings("ab", {"aa", "b."}));
  CHECK(value(one_unit, Coefficient::percent_agreement) == 1);
  CHECK_FALSE(one_unit.of(Coefficient::percent_agreement).interval);
  CHECK(one_unit.of(Coefficient::percent_agreement).reason().en ==
        "no interval: only one unit is rated by two coders");

  Ratings one_cluster = ratings("ab", {"aa", "ab", "b."});
  one_cluster.clusters = {0, 0, 1};
  CHECK(agreement(one_cluster).of(Coefficient::percent_agreement).reason().en ==
        "no interval: only one transcript is rated by two coders");
}
