#include "engine/codebook/wordlist.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>
#include <sstream>

#include "tests/codebook/support.hpp"

using namespace test;

namespace {

std::vector<WildcardUse> uses(const std::string& patterns, const std::string& words) {
  std::istringstream in{words};
  return wildcard_uses(must_load(codebook_with(patterns)), in);
}

}  // namespace

TEST_CASE("a star stands for any letters, also none", "[codebook][wordlist]") {
  struct Row {
    std::string glob, word;
    bool matches;
  };
  const Row row = GENERATE(values<Row>({
      {"zeur*", "zeur", true},
      {"zeur*", "zeurde", true},
      {"zeur*", "gezeur", false},
      {"*zeur", "gezeur", true},
      {"*zeur", "zeurt", false},
      {"ge*eur*", "gezeurd", true},
      {"a*b*c", "abbbc", true},
      {"a*b*c", "acbc", true},
      {"a*b*c", "abcb", false},
      {"*", "", true},
  }));
  CAPTURE(row.glob, row.word);
  CHECK(glob_matches(row.glob, row.word) == row.matches);
}

TEST_CASE("each wildcard counts the different words it covers", "[codebook][wordlist]") {
  const auto found =
      uses("(zeur*|één*lijk) is", "Zeur\nzeur\nzeurt\ngezeur\neenlijk\nééndelijk\n\xFF\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].source == "zeur*");
  CHECK(found[0].line == 7);
  CHECK(found[0].count == 2);
  CHECK(found[0].samples == std::vector<std::string>{"zeur", "zeurt"});
  CHECK(found[1].count == 1);  // with its accents
}

TEST_CASE("samples are spread over the alphabet", "[codebook][wordlist]") {
  std::string words;
  for (char a = 'a'; a <= 'z'; ++a) words += std::string{"zeur"} + a + "\n";
  const auto found = uses("zeur* is", words);
  CHECK(found.at(0).count == 26);
  CHECK(found.at(0).samples.size() == kWildcardSamples);
  CHECK(found.at(0).samples.front() == "zeura");
  CHECK(found.at(0).samples.back() == "zeurx");
}

TEST_CASE("a wildcard of a list stands at its list, once", "[codebook][wordlist]") {
  std::istringstream words{"zeurde\n"};
  const Codebook book = must_load(
      "codebook: {id: a, version: 1, language: nl}\n"
      "lists:\n  l: |\n    zeur*\n"
      "codes:\n  x:\n    rules:\n    - id: r\n      patterns: |\n        @l nu\n        @l dan\n"
      "      hit: a\n      miss: b\n");
  const auto found = wildcard_uses(book, words);
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 3);
}

TEST_CASE("the measured counts of Dutch wildcards hold", "[codebook][wordlist]") {
  std::ifstream words{"/usr/share/dict/dutch"};
  if (!words) {
    WARN("no Dutch word list installed (wdutch): skipped");
    return;
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto found =
      wildcard_uses(must_load(codebook_with("cultuur* is\nwij** is\nbagatell* is")), words);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  CAPTURE(took.count());
  REQUIRE(found.size() == 3);
  CHECK(found[0].count > 250);
  CHECK(found[1].count > 500);
  CHECK(found[2].count > 8);
  CHECK(found[2].count < 20);
  for (const auto& each : found) INFO(each.source << " " << each.count);
}
