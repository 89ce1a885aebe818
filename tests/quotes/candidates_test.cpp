// Which quotes are picked.
#include "engine/quotes/candidates.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace {

using engine::quotes::candidates;
namespace coding = engine::coding;
namespace text = engine::text;

coding::Coding coding_of(std::uint32_t transcript, std::uint32_t speaker, std::uint32_t begin,
                         const std::string& code, coding::Status status) {
  coding::Coding one;
  one.id = "c" + std::to_string(transcript) + std::to_string(speaker) + std::to_string(begin);
  one.transcript = transcript;
  one.speaker = speaker;
  one.code = code;
  one.segment.span = text::CodePointSpan::of(begin, begin + 80);
  one.text = std::string(80, 'x');
  one.tier = engine::codebook::Tier::precise;
  one.status = status;
  return one;
}

TEST_CASE("accepted codings are picked first, and speakers take turns", "[quotes]") {
  using coding::Status;
  coding::StudyView view;
  view.codings = {coding_of(0, 0, 0, "a.x", Status::suggested),
                  coding_of(0, 0, 100, "a.x", Status::accepted),
                  coding_of(0, 1, 200, "a.y", Status::suggested),
                  coding_of(1, 0, 0, "a", Status::rejected),
                  coding_of(1, 0, 100, "ab", Status::accepted),
                  coding_of(1, 1, 300, "a.x", Status::suggested)};
  const auto picked = candidates(view, "a", 7, 10);
  REQUIRE(picked.size() == 4);  // neither the rejected one nor the other code
  CHECK(picked[0]->status == Status::accepted);
  CHECK(picked[1]->transcript == 1);
  CHECK(picked[2]->speaker == 1);
  CHECK(picked[3]->segment.span.begin().value == 0);
  CHECK(candidates(view, "a", 7, 2).size() == 2);
}

TEST_CASE("a sentence with two sub-codes is one quote", "[quotes]") {
  coding::StudyView view;
  view.codings = {coding_of(0, 0, 0, "a.x", coding::Status::suggested),
                  coding_of(0, 0, 0, "a.y", coding::Status::suggested)};
  CHECK(candidates(view, "a", 1, 10).size() == 1);
}

TEST_CASE("the same seed draws the same quotes", "[quotes][property]") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::mt19937 random{seed};
    coding::StudyView view;
    for (std::uint32_t i = 0; i < 40; ++i)
      view.codings.push_back(
          coding_of(random() % 4, random() % 3, i * 100, "a", coding::Status::suggested));
    CAPTURE(seed);
    REQUIRE(candidates(view, "a", seed, 12) == candidates(view, "a", seed, 12));
  }
}

}  // namespace
