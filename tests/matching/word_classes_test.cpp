// Words are recognised by their bytes, however many and however long.
#include <catch2/catch.hpp>

#include <memory>
#include <random>
#include <string>

#include "support.hpp"

using namespace matching_test;
using namespace engine::matching;

namespace {

// Sentences of ten words of up to 40 bytes, many of which begin alike.
std::string random_talk(std::mt19937& random, std::size_t words) {
  std::string talk;
  for (std::size_t i = 0; i < words; ++i) {
    std::string word = random() % 3 == 0 ? "aaaaaaaabbbbbbbb" : "";
    for (std::size_t left = 1 + random() % 24; left > 0; --left)
      word += random() % 40 == 0 ? std::string{"é"} : std::string(1, "abc"[random() % 3]);
    talk += word + (i % 10 == 9 ? ". " : " ");
  }
  return talk;
}

}  // namespace

TEST_CASE("every word keeps its class when many are met", "[matching][words]") {
  auto book = std::make_shared<engine::codebook::Codebook>(
      one_rule({"aaaaaaaabbbbbbbba**", "*aac**", "bacé**", "*ccca"}));
  const auto matcher = Matcher::compile(book);
  REQUIRE(matcher);
  Scanner fast{*matcher};
  PlainScanner plain{*book};
  std::mt19937 random{7};
  TurnFindings found;
  TurnFindings expected;
  for (int round = 0; round < 12; ++round) {
    const std::string talk = random_talk(random, 1000);
    const auto turn = tokens(talk);
    plain.turn(turn, expected);
    REQUIRE_FALSE(expected.findings.empty());
    for (int again = 0; again < 2; ++again) {
      fast.turn(turn, found);
      REQUIRE(found.findings == expected.findings);
    }
  }
}

TEST_CASE("a scanner that has met too many words starts anew", "[matching][words]") {
  const auto matcher =
      Matcher::compile(std::make_shared<engine::codebook::Codebook>(one_rule({"zeur**"})));
  REQUIRE(matcher);
  Scanner scanner{*matcher};
  TurnFindings found;
  std::string talk;
  engine::text::Tokeniser tokeniser;
  engine::text::TurnTokens turn;
  for (int number = 0; number < 600'000; number += 100) {
    talk = "Zeuren";
    for (int i = 0; i < 100; ++i) talk += " w" + std::to_string(number + i);
    talk += " gezeur zeurt.";
    turn.clear();
    tokeniser.tokenise(talk, turn);
    scanner.turn(turn, found);
    REQUIRE(found.findings.size() == 2);
  }
}
