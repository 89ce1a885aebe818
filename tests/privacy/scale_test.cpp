// Texts that no interview looks like: the cost grows with the bytes and nothing else.
#include <catch2/catch.hpp>
#include <ctime>
#include <functional>

#include "engine/privacy/gate.hpp"
#include "tests/privacy/support.hpp"

namespace {

// Of small letters; another for every i below 26^4.
std::string letters(std::size_t i) {
  std::string word = "x";
  for (int k = 0; k < 4; ++k, i /= 26) word += static_cast<char>('a' + i % 26);
  return word + "q";
}

std::string repeated(std::size_t times, const std::function<std::string(std::size_t)>& piece) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece(i);
  return out;
}

double seconds_to_mask(const std::string& text) {
  double best = 1e9;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const std::clock_t begin = std::clock();
    (void)engine::privacy::mask_and_verify(support::plain_masker(), text);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST_CASE("masking twice the text takes twice the time, whatever it looks like",
          "[privacy][scale]") {
  struct Row {
    const char* why;
    std::function<std::string(std::size_t)> piece;
  };
  const std::vector<Row> rows = {
      {"speech", [](std::size_t i) { return i % 8 ? "dat weet ik niet " : "zei Fatima. "; }},
      {"one word with hyphens", [](std::size_t) { return "wxrk-"; }},
      {"somebody else each time", [](std::size_t i) { return "Ik ken " + letters(i) + ". "; }},
      {"a large family", [](std::size_t i) { return "Ik ken " + letters(i) + " Bakker. "; }},
      {"one address", [](std::size_t) { return "ja@"; }},
      {"particles", [](std::size_t) { return "van "; }},
      {"a sentence without end", [](std::size_t) { return "bij kring "; }},
      {"names that are words", [](std::size_t) { return "roos "; }},
      {"numbers", [](std::size_t) { return "nul zes een "; }},
      {"initials", [](std::size_t) { return "j. de w. "; }},
      {"firms", [](std::size_t) { return "kok & "; }},
      {"schools", [](std::size_t) { return "basisschool de "; }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    constexpr std::size_t kPieces = 1'500;
    const double once = seconds_to_mask(repeated(kPieces, row.piece));
    const double eight = seconds_to_mask(repeated(8 * kPieces, row.piece));
    CAPTURE(once, eight);
    CHECK(eight < 24 * once + 0.05);
  }
}

}  // namespace
