#include "engine/analysis/resample.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace engine::analysis;

TEST_CASE("a resample has as many clusters of each stratum as the stratum has",
          "[analysis][resample]") {
  std::uint32_t taken = 0;
  bool all_drawn = false;
  resample({3, 0, 2}, 7, [&](const Resample& drawn) {
    ++taken;
    REQUIRE(drawn.size() == 5);
    CHECK(std::ranges::all_of(drawn.begin(), drawn.begin() + 3, [](auto at) { return at < 3; }));
    CHECK(std::ranges::all_of(drawn.begin() + 3, drawn.end(),
                              [](auto at) { return at == 3 || at == 4; }));
    all_drawn |= drawn == Resample{2, 1, 0, 4, 3};
  });
  CHECK(taken == kResamples);
  CHECK(all_drawn);
}

TEST_CASE("an interval needs a value in half of the resamples", "[analysis][resample]") {
  Statistic enough{Measure::of(1), {}, {}}, too_few = enough;
  add_interval(enough, std::vector<double>(kResamples / 2, 1.0));
  add_interval(too_few, std::vector<double>(kResamples / 2 - 1, 1.0));
  CHECK(enough.interval);
  CHECK(enough.no_interval.en.empty());
  CHECK_FALSE(too_few.interval);
  CHECK(too_few.no_interval.en == "no interval: not defined in most resamples");
}
