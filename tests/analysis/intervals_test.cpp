#include "engine/analysis/intervals.hpp"

#include <catch2/catch.hpp>

using engine::analysis::Interval;
using engine::analysis::wilson;

TEST_CASE("Wilson intervals are those of the literature", "[intervals]") {
  // Newcombe 1998, Stat. Med. 17, 857-872, table I, method 3, to four places.
  struct Row {
    std::uint64_t successes, trials;
    double low, high;
  };
  const Row row = GENERATE(values<Row>({
      {81, 263, 0.2553, 0.3662},
      {15, 148, 0.0624, 0.1605},
      {0, 20, 0.0, 0.1611},
      {1, 29, 0.0061, 0.1718},
  }));
  CAPTURE(row.successes, row.trials);
  const std::optional<Interval> interval = wilson(row.successes, row.trials);
  REQUIRE(interval);
  CHECK(interval->low == Approx(row.low).margin(5e-5));
  CHECK(interval->high == Approx(row.high).margin(5e-5));
}

TEST_CASE("nothing tried, no interval", "[intervals]") { CHECK_FALSE(wilson(0, 0)); }

TEST_CASE("a Wilson interval lies in [0, 1] and holds its proportion", "[intervals][property]") {
  for (std::uint64_t trials = 1; trials < 60; ++trials)
    for (std::uint64_t successes = 0; successes <= trials; ++successes) {
      const Interval interval = *wilson(successes, trials);
      const double p = static_cast<double>(successes) / static_cast<double>(trials);
      REQUIRE(0 <= interval.low);
      REQUIRE(interval.low <= p);
      REQUIRE(p <= interval.high);
      REQUIRE(interval.high <= 1);
    }
}
