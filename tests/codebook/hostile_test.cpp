// Input made to hurt: it must end quickly, with a problem and a place.
#include <catch2/catch.hpp>

#include <chrono>

#include "engine/codebook/reader.hpp"
#include "engine/codebook/source.hpp"
#include "tests/codebook/support.hpp"

using namespace test;

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
  std::string result;
  result.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += piece;
  return result;
}

const std::string kHead = "codebook: {id: a, version: 1, language: nl}\n";

}  // namespace

TEST_CASE("hostile files end in a problem, soon", "[codebook][hostile]") {
  struct Row {
    std::string why, yaml, problem;
  };
  std::string laughs = "a: &a [lol, lol, lol]\n";
  for (char c = 'b'; c <= 'z'; ++c)
    laughs += std::string{c} + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" +
              static_cast<char>(c - 1) + "]\n";
  std::string many_keys;
  for (int i = 0; i < 600'000; ++i) many_keys += "k" + std::to_string(i) + ":\n";
  std::string doubling = kHead + "lists:\n  l0: |\n    een twee\n";
  for (int i = 1; i < 30; ++i) doubling += fmt::format("  l{0}: |\n    @l{1} @l{1} x\n", i, i - 1);
  std::string chain = kHead + "lists:\n";
  for (int i = 0; i < 5'000; ++i) chain += fmt::format("  l{}: |\n    @l{}\n", i, i + 1);
  std::string names = kHead + "lists:\n";
  for (int i = 0; i < 5'000; ++i) names += fmt::format("  lijst-met-een-naam-{}: |\n    a\n", i);
  names += "codes:\n  x:\n    rules:\n    - id: r\n      hit: a\n      patterns: |\n";
  names += repeated("        @lijst-met-een-nam a\n", 50'000);
  std::string staircase;
  for (std::size_t i = 0; i < 3'000; ++i) staircase += std::string(i, ' ') + "a: |\n";
  staircase += std::string(2'999, ' ') + "\tx\n";
  const Row row = GENERATE_COPY(values<Row>({
      {"many near names", names, "there is no list 'lijst-met-een-nam'"},
      {"a staircase of blocks", staircase, "it holds no codes"},
      {"8 MiB of [", repeated("[", kMaxFileSize), "8388608 brackets ([ and {)"},
      {"too large", repeated("a", kMaxFileSize + 1), "the codebook is larger than 8 MiB"},
      {"nested lists", repeated("[", 90'000), "more than 32 levels inside one another"},
      {"nested maps", repeated("{a: ", 90'000), "more than 32 levels inside one another"},
      {"nested dashes", repeated("- ", 1'000'000), "more than 32 levels inside one another"},
      {"nested keys", repeated("? ", 1'000'000), "more than 32 levels inside one another"},
      {"a billion laughs", laughs, "a YAML anchor (&a)"},
      {"many keys", many_keys, "more than 500000 keys and values"},
      {"a million lines of nothing", repeated("\n", 1'000'000), "the file is empty"},
      {"a million bad patterns", codebook_with(repeated("(\n", 90'000)), "'(' without ')'"},
      {"a million patterns", codebook_with(repeated("a\n", 500'000)),
       "more than 100000 lines of patterns, words and examples"},
      {"commas", repeated(",", 1'000'000), "a second YAML document in one file"},
      {"doubling lists", doubling + "codes: {x: {}}\n",
       "written out this pattern is too large: more than 50000 words and choices"},
      {"a chain of lists", chain + "codes: {x: {}}\n", "more than 32 lists inside one another"},
  }));
  CAPTURE(row.why);
  const auto begin = std::chrono::steady_clock::now();
  const auto loaded = load(row.yaml, "test.yaml");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().front().problem.en == row.problem);
  CHECK(loaded.error().size() <= 102);
  CAPTURE(took.count());
  CHECK(took.count() < 120);  // generous: the machine may be shared
}

TEST_CASE("hostile patterns end in a tree or a problem", "[codebook][hostile]") {
  std::string alternatives = "(";
  for (int i = 0; i < 10'000; ++i) alternatives += "w" + std::to_string(i) + "|";
  alternatives += "z) x";
  CHECK(std::get<Word>(std::get<Sequence>(tree(alternatives).value).items[0].value).atoms.size() ==
        10'001);

  std::string phrases = "(";
  for (int i = 0; i < 6'000; ++i) phrases += "w" + std::to_string(i) + " y|";
  CHECK(std::get<Choice>(tree(phrases + "z z2)").value).alternatives.size() == 6'001);

  CHECK(problem_of(repeated("(", 100'000)).find("a pattern of 100000 bytes") != std::string::npos);
  CHECK(problem_of(repeated("(", 60'000)).find("more than 16 groups inside one another") !=
        std::string::npos);
  CHECK(problem_of(repeated("!", 60'000) + "a").find("a word of 60000 characters") !=
        std::string::npos);
  CHECK(problem_of(repeated("a", 200)).find("a word of 200 characters") != std::string::npos);
  CHECK(problem_of("a" + repeated(" _", 5'000) + " b")
            .find("written out this pattern is too large") != std::string::npos);
  CHECK(problem_of(repeated("(a b|c)-", 2) + "d").find("single words only") != std::string::npos);
}

TEST_CASE("ten thousand lists of one word load as quickly as they are read",
          "[codebook][hostile]") {
  std::string yaml = kHead + "lists:\n";
  for (int i = 0; i < 10'000; ++i) yaml += fmt::format("  l{}: |\n    woord{}\n", i, i);
  const auto begin = std::chrono::steady_clock::now();
  const Codebook book = must_load(yaml + "codes: {x: {}}\n");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  CHECK(book.vocabulary.lists.size() == 10'000);
  CHECK(book.warnings.size() <= 101);
  CHECK(took.count() < 20);
}
