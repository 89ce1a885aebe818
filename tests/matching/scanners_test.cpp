// The fast scanner gives what the plain one gives.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "random_codebook.hpp"
#include "support.hpp"
#include "tests/support/corpus.hpp"

using namespace matching_test;
using namespace engine::matching;
namespace codebook = engine::codebook;
namespace text = engine::text;

TEST_CASE("both scanners find the same in random turns with random codebooks",
          "[matching][property]") {
  const auto seed = GENERATE(range(0U, 600U));
  CAPTURE(seed);  // the seed alone reproduces a failure
  std::mt19937 random{seed};
  const auto book = std::make_shared<codebook::Codebook>(random_codebook(random));
  const auto matcher = Matcher::compile(book);
  REQUIRE(matcher);
  Scanner fast{*matcher};
  PlainScanner plain{*book};
  RandomTurn turn;
  TurnFindings found;
  TurnFindings expected;
  for (int number = 0; number < 12; ++number) {
    if (number % 4 == 0) {
      fast.begin_transcript();
      plain.begin_transcript();
    }
    make_turn(random, turn);
    fast.turn(turn.tokens, found);
    plain.turn(turn.tokens, expected);
    CAPTURE(number, turn.text);
    REQUIRE(found.findings == expected.findings);
    REQUIRE(found.suppressions == expected.suppressions);
    REQUIRE(found.capped == expected.capped);
  }
}

TEST_CASE("a matcher of some codes finds what the whole one finds for them",
          "[matching][property]") {
  const auto seed = GENERATE(range(1000U, 1050U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto book = std::make_shared<codebook::Codebook>(random_codebook(random));
  const auto whole = Matcher::compile(book);
  const auto part = Matcher::compile(book, {{0}});
  REQUIRE(whole);
  REQUIRE(part);
  Scanner all{*whole};
  Scanner some{*part};
  RandomTurn turn;
  TurnFindings found;
  TurnFindings expected;
  for (int number = 0; number < 8; ++number) {
    make_turn(random, turn);
    some.turn(turn.tokens, found);
    all.turn(turn.tokens, expected);
    const auto of_another_code = [&](const auto& each) { return book->rules[each.rule].code != 0; };
    std::erase_if(expected.findings, of_another_code);
    std::erase_if(expected.suppressions, of_another_code);
    REQUIRE(found.findings == expected.findings);
    REQUIRE(found.suppressions == expected.suppressions);
  }
}

TEST_CASE("both scanners find the same in the example corpus", "[matching][corpus]") {
  const std::vector<std::string> turns = test_support::corpus_lines();
  REQUIRE_FALSE(turns.empty());
  std::size_t findings = 0;
  const std::filesystem::path codebooks = std::filesystem::path{DUIDING_SOURCE_DIR} / "codebooks";
  for (const auto& entry : std::filesystem::directory_iterator{codebooks}) {
    if (entry.path().extension() != ".yaml") continue;
    CAPTURE(entry.path());
    auto loaded = codebook::load_file(entry.path());
    REQUIRE(loaded);
    const auto book = std::make_shared<codebook::Codebook>(*std::move(loaded));
    const auto matcher = Matcher::compile(book);
    REQUIRE(matcher);
    Scanner fast{*matcher};
    PlainScanner plain{*book};
    text::Tokeniser tokeniser;
    text::TurnTokens tokens;
    TurnFindings found;
    TurnFindings expected;
    for (const std::string& turn : turns) {
      tokeniser.tokenise(turn, tokens);
      fast.turn(tokens, found);
      plain.turn(tokens, expected);
      CAPTURE(turn);
      REQUIRE(found.findings == expected.findings);
      REQUIRE(found.suppressions == expected.suppressions);
      findings += found.findings.size();
    }
  }
  CHECK(findings > 100);
}
