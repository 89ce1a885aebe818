// Where what a person marked lies.
#include "engine/review/places.hpp"

#include <catch2/catch.hpp>
#include <ctime>

#include "tests/review/support.hpp"

TEST_CASE("a long turn is read once, however much of it is marked", "[review][places]") {
  std::string text = "R: ";
  while (text.size() < 200'000) text += "Ja, dat is zo. ";
  text += "\nI: En toen?\n";
  review_test::TestStudy made;
  made.code({review_test::codebook({{"zo", {"zo"}, ""}})}, made.files({{"lang", text}}));
  const std::int64_t transcript = made.study.transcripts().front().id;
  engine::review::Places places{made.study};
  const std::clock_t begin = std::clock();
  for (std::uint32_t at = 3; at < 3'000; ++at) {
    const auto found = places.find(transcript, engine::text::CodePointSpan::of(at, at + 40));
    REQUIRE(found);
    REQUIRE(found->place.turn == 0);
  }
  const auto across = places.find(
      transcript,
      engine::text::CodePointSpan::of(100, static_cast<std::uint32_t>(text.size()) - 4));
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 3);
  REQUIRE(across);
  CHECK(across->place.turn == 0);
  CHECK(across->place.end_sentence > 10'000);
}
