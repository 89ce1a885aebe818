// Literal blocks are read past yaml-cpp; yaml-cpp reading all is the oracle.
#include "engine/codebook/yaml_tree.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "engine/codebook/literal_blocks.hpp"
#include "tests/codebook/support.hpp"

using namespace test;

namespace {

Source source_of(const std::string& text) {
  auto source = Source::read(text, "test.yaml");
  REQUIRE(source);
  return std::move(*source);
}

std::vector<std::string> words_of(const engine::base::Result<YamlNode>& read) {
  std::vector<std::string> result;
  if (!read)
    for (const auto& each : read.error())
      result.push_back(to_text(each, engine::base::Language::en));
  return result;
}

void same_both_ways(const std::string& text) {
  CAPTURE(text);
  const auto source = Source::read(text, "test.yaml");
  if (!source) return;
  const auto quick = read_yaml(*source);
  const auto whole = read_yaml_whole(*source);
  REQUIRE(words_of(quick) == words_of(whole));
  if (quick) REQUIRE(*quick == *whole);
}

}  // namespace

TEST_CASE("a literal block reads the same with and without yaml-cpp", "[codebook][yaml]") {
  const std::string text = GENERATE(
      std::string{"a: |\n  een\n  twee\nb: c\n"},
      std::string{"a: |\n  een\n\n    dieper\n  terug\n\n\nb: c\n"},
      std::string{"a: |\n\n  na een lege regel\n"}, std::string{"a: |\n    \n  korter\n"},
      std::string{"a: |\n  een\n twee\n"}, std::string{"a: |\nb: c\n"}, std::string{"a: |"},
      std::string{"a: |\n  zonder einde"}, std::string{"a: |  \n  x\t \n"},
      std::string{"a: |\n  \tx\n"}, std::string{"a: |-\n  x\n"}, std::string{"a: |+\n  x\n\n"},
      std::string{"a: |2\n    x\n"}, std::string{"a: | # uitleg\n  x\n"},
      std::string{"- a: |\n    x\n  b: |\n    y\n- - c: |\n      z\n"},
      std::string{
          "a:\n  b: |\n    # geen commentaar\n    x # ook niet\n  # wel commentaar\n  c: d\n"},
      std::string{"a: \"b: |\n  x: |\n  y\"\n"}, std::string{"a: 'b\n  c: |\n    d'\n"},
      std::string{"a: b\n  c: |\n    d\n"}, std::string{"{a: |\n  b}\n"},
      std::string{"[a: |\n  b]\n"}, std::string{"a: |\n  b: |\n    c\n"},
      std::string{"a: >\n  b: |\n    c\n"}, std::string{"é: |\n  x\n"},
      std::string{"a: |\n  x\n---\nb: c\n"}, std::string{"a: !t |\n  x\n"},
      std::string{"? a: |\n    x\n: y\n"}, std::string{"a: |\n  x\n  \n\ty\n"},
      std::string{"a: |\n  [[[ {{{ & * !\nb: |\n  \"\n"});
  same_both_ways(text);
}

TEST_CASE("random files read the same with and without yaml-cpp", "[codebook][yaml][property]") {
  const auto seed = GENERATE(range(0u, 3000u));
  CAPTURE(seed);
  static const std::vector<std::string> kPieces = {
      "a: |\n", "b: |\n", "  ", "    ", "\n",  "een\n", "c: d\n", "- ",     "\"", "'",
      "x: ",    "{",      "}",  "[",    "]\n", "# e\n", "|\n",    "a: >\n", "? ", "  twee: |\n"};
  std::mt19937 random{seed};
  std::string text = random() % 2 == 0 ? "a: |\n  x\n" : "";
  const unsigned pieces = 2 + random() % 14;
  for (unsigned i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()];
  same_both_ways(text);
}

TEST_CASE("ordinary blocks are indeed cut out", "[codebook][yaml]") {
  const LiteralBlocks cut =
      cut_literal_blocks(source_of("a:\n- b: |\n    x\n\n      y\n\n  c: d\n"));
  CHECK(cut.blocks == std::map<std::uint32_t, std::string>{{2, "x\n\n  y\n"}});
  CHECK(cut.text.find('x') == std::string::npos);
}
