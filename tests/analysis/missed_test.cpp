#include "engine/analysis/missed.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace engine;
using namespace engine::analysis;
using coding::Mark;

namespace {

// One code; 4000 sentences where nothing was found, 300 near misses, 120 flagged
// for it and 80 for another.
coding::Sample sample_of(const std::vector<std::pair<Mark, Mark>>& stratum_and_mark) {
  coding::Sample sample;
  sample.id = "s";
  sample.codes.push_back({.code = "a",
                          .codebook = {},
                          .codebook_version = {},
                          .codebook_digest = {},
                          .population = {},
                          .found = {},
                          .unflagged = {4000, 300, 80},
                          .flagged = 120});
  for (const auto& [stratum, mark] : stratum_and_mark) {
    coding::SampledUnit& unit = sample.units.emplace_back();
    unit.number = static_cast<std::uint32_t>(sample.units.size());
    unit.stratum = stratum;
    unit.marks = {{0, mark}};
  }
  return sample;
}

std::vector<std::pair<Mark, Mark>> units(std::size_t rest, std::size_t near, std::size_t other,
                                         std::size_t flagged) {
  std::vector<std::pair<Mark, Mark>> all(rest, {Mark::rest, Mark::rest});
  all.insert(all.end(), near, {Mark::near_miss, Mark::near_miss});
  all.insert(all.end(), other, {Mark::flagged, Mark::rest});
  all.insert(all.end(), flagged, {Mark::flagged, Mark::flagged});
  return all;
}

}  // namespace

TEST_CASE("what a coder said counts by stratum, and a sub-code for its code", "[missed]") {
  coding::Sample sample = sample_of(units(3, 2, 2, 3));
  coding::SampledUnit& elsewhere = sample.units.emplace_back();
  elsewhere.number = 11;  // of a speaker to whom the code does not apply
  const Judged judged{{1, {}},         {2, {"a.x"}}, {4, {"a"}}, {6, {"ab"}},
                      {7, {"b", "a"}}, {8, {"a"}},   {9, {"b"}}, {11, {"a"}}};
  const CodeSample counted = count(sample, 0, judged);
  CHECK(counted.unflagged[0] == Stratum{4000, 2, 1});
  CHECK(counted.unflagged[1] == Stratum{300, 1, 1});
  CHECK(counted.unflagged[2] == Stratum{80, 2, 1});  // missed in a decoy of another code
  CHECK(counted.flagged == Stratum{120, 2, 1});
  CHECK(counted.judged() == 7);
  CHECK(planned(sample, 0).unflagged[0] == Stratum{4000, 3, 0});
  CHECK(planned(sample, 0).flagged == Stratum{120, 3, 0});
}

TEST_CASE("a coder's later word on a unit counts", "[missed]") {
  const std::vector<coding::Judgement> said{{"s", 1, "ana", {"a"}},
                                            {"s", 1, "ben", {"b"}},
                                            {"other", 1, "ana", {"c"}},
                                            {"s", 2, "ana", {}},
                                            {"s", 1, "ana", {}}};
  CHECK(judged_by("ana", "s", said) == Judged{{1, {}}, {2, {}}});
  CHECK(judged_by("ben", "s", said) == Judged{{1, {"b"}}});
}

TEST_CASE("precision, missed and recall are those of the definitions", "[missed]") {
  CodeSample sampled;
  sampled.unflagged = {Stratum{4000, 150, 3}, {300, 50, 10}, {80, 10, 1}};
  sampled.flagged = {120, 30, 24};
  const double missed = 4000 * 0.02 + 300 * 0.2 + 80 * 0.1;

  SECTION("from the decoys, where nobody decided anything") {
    const CodeEstimate found = estimate({120, 0, 0}, sampled);
    CHECK(found.precision.amount->value == Approx(0.8));
    CHECK(found.precision.amount->low == Approx(wilson_share(0.8, 30.0 * 119 / 90).low));
    CHECK(found.missed.amount->value == Approx(missed));
    CHECK(found.recall.amount->value == Approx(96 / (96 + missed)));
    CHECK(found.recall.amount->low < found.recall.amount->value);
    CHECK(found.recall.amount->value < found.recall.amount->high);
  }
  SECTION("from the decisions, where there are any") {
    const CodeEstimate found = estimate({120, 120, 60}, sampled);
    CHECK(found.precision.amount->value == 0.5);
    CHECK(found.precision.amount->low == 0.5);  // all were decided
    CHECK(found.recall.amount->value == Approx(60 / (60 + missed)));
  }
  SECTION("of the sentences that could be drawn, where earlier samples held others") {
    sampled.flagged = {20, 0, 0};
    const CodeEstimate found = estimate({120, 120, 60}, sampled);
    CHECK(found.precision.amount->value == 0.5);
    CHECK(found.recall.amount->value == Approx(10 / (10 + missed)));
  }
  SECTION("what was missed only, where no decoy was judged") {
    sampled.flagged = {120, 0, 0};
    const CodeEstimate found = estimate({120, 0, 0}, sampled);
    CHECK(found.precision.reason.en == "none of the flagged sentences was judged");
    CHECK(found.missed.amount);
    CHECK(found.recall.reason.en == "none of the flagged sentences was judged");
  }
  SECTION("recall is 0 where nothing is flagged and something is missed") {
    sampled.flagged = {0, 0, 0};
    const CodeEstimate found = estimate({0, 0, 0}, sampled);
    CHECK(found.precision.reason.en == "no sentence is flagged");
    CHECK(found.recall.amount->value == 0);
    CHECK(found.recall.amount->high == 0);
  }
  SECTION("nothing is known of recall where nothing is flagged or found") {
    CodeSample nothing;
    nothing.unflagged = {Stratum{4000, 150, 0}, {}, {}};
    CHECK(estimate({0, 0, 0}, nothing).recall.reason.en ==
          "the code was found nowhere, nor in the sample");
  }
}

TEST_CASE("without a sample, or with a stratum that nobody judged, recall is unknown", "[missed]") {
  CHECK(estimate({120, 12, 9}, std::nullopt).recall.reason.en ==
        "no sample has been judged yet: see duiding sample");
  CHECK(estimate({120, 12, 9}, std::nullopt).precision.amount->value == 0.75);
  CHECK_FALSE(estimate({120, 0, 0}, CodeSample{}).missed.amount);
  struct Row {
    CodeSample sampled;
    const char* reason;
  };
  const Row row = GENERATE(values<Row>({
      {{{Stratum{4000, 0, 0}, {300, 5, 1}, {80, 5, 1}}, {120, 5, 4}},
       "no sentence was judged where nothing was found"},
      {{{Stratum{4000, 5, 0}, {300, 0, 0}, {80, 5, 1}}, {120, 5, 4}},
       "no sentence was judged where the code was nearly found"},
      {{{Stratum{4000, 5, 0}, {300, 5, 1}, {80, 0, 0}}, {120, 5, 4}},
       "no sentence was judged where another code was found: draw --decoys too"},
  }));
  const CodeEstimate found = estimate({120, 0, 0}, row.sampled);
  CHECK_FALSE(found.missed.amount);
  CHECK(found.missed.reason.en == row.reason);
  CHECK(found.recall.reason == found.missed.reason);
  CHECK(found.precision.amount);
}

TEST_CASE("the interval of recall covers it as often as it says", "[missed][simulation]") {
  // A study in which all is known: 120 flagged for the code of which 90 have it;
  // missed are 16 of 80 flagged for another, 40 of 300 near misses, 24 of 4000.
  const std::uint32_t seed = GENERATE(11U, 12U);
  std::mt19937 random{seed};
  CAPTURE(seed);
  const auto drawn = [&](std::uint64_t size, std::uint64_t with, std::uint64_t judged) {
    std::vector<bool> all(size);
    std::fill_n(all.begin(), with, true);
    std::shuffle(all.begin(), all.end(), random);
    return Stratum{size, judged,
                   static_cast<std::uint64_t>(std::count(
                       all.begin(), all.begin() + static_cast<std::ptrdiff_t>(judged), true))};
  };
  constexpr double kRecall = 90.0 / (90 + 16 + 40 + 24);
  constexpr int kTrials = 2000;
  int covered = 0, missed_covered = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    CodeSample sampled;
    sampled.unflagged = {drawn(4000, 24, 150), drawn(300, 40, 50), drawn(80, 16, 20)};
    sampled.flagged = drawn(120, 90, 20);
    const CodeEstimate found = estimate({120, 0, 0}, sampled);
    covered += found.recall.amount->low <= kRecall && kRecall <= found.recall.amount->high;
    missed_covered += found.missed.amount->low <= 80 && 80 <= found.missed.amount->high;
  }
  INFO("recall covered " << covered << ", missed covered " << missed_covered << " of " << kTrials);
  CHECK(covered >= 0.93 * kTrials);
  CHECK(missed_covered >= 0.93 * kTrials);
}

TEST_CASE("the interval to expect is the mean of those that come", "[missed][simulation]") {
  CodeSample plan;
  plan.unflagged = {Stratum{4000, 150, 0}, {300, 50, 0}, {80, 20, 0}};
  plan.flagged = {120, 20, 0};
  const auto expected = expected_interval({120, 0, 0}, plan, 0.7);
  REQUIRE(expected);
  CHECK(expected->low < 0.7);
  CHECK(expected->high > 0.7);
  // Five times the work makes it narrower, and so does deciding everything.
  CodeSample larger = plan;
  for (Stratum& each : larger.unflagged) each.judged = std::min(each.units, each.judged * 5);
  larger.flagged.judged = 100;
  const auto narrower = expected_interval({120, 0, 0}, larger, 0.7);
  CHECK(narrower->high - narrower->low < 0.7 * (expected->high - expected->low));
  const auto decided = expected_interval({120, 120, 96}, plan, 0.7);
  CHECK(decided->high - decided->low < expected->high - expected->low);
  // Where all is judged there is no doubt left.
  for (Stratum& each : larger.unflagged) each.judged = each.units;
  const auto all = expected_interval({120, 120, 96}, larger, 0.7);
  CHECK(all->high - all->low == Approx(0).margin(1e-9));
  CHECK_FALSE(expected_interval({0, 0, 0}, plan, 0.7));
  plan.unflagged[1].judged = 0;
  CHECK_FALSE(expected_interval({120, 0, 0}, plan, 0.7));
}

TEST_CASE("two coders are compared on the units that both judged", "[missed]") {
  const coding::Sample sample = sample_of(units(4, 0, 0, 2));
  const Judged ana{{1, {"a"}}, {2, {"a"}}, {3, {}}, {5, {"a.x"}}, {6, {"a"}}};
  const Judged ben{{1, {"a"}}, {2, {}}, {3, {"a"}}, {5, {"a"}}, {4, {"a"}}};
  const Pair pair = compare(sample, 0, ana, ben);
  CHECK(pair.units == 4);
  CHECK(pair.first == 3);
  CHECK(pair.second == 3);
  CHECK(pair.both == 2);
}
