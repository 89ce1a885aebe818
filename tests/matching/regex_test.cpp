// `regex:` lines.
#include <catch2/catch.hpp>

#include "engine/matching/regex_line.hpp"
#include "support.hpp"

using namespace matching_test;
using engine::codebook::RegexLine;

namespace {

engine::codebook::Codebook regex_rule(const Lines& regexes) {
  auto book = one_rule({});
  for (const std::string& regex : regexes) book.rules[0].regexes.push_back({regex, {}, regex, 7});
  return book;
}

std::string error_of(const std::string& regex) {
  const auto matcher = engine::matching::Matcher::compile(
      std::make_shared<engine::codebook::Codebook>(regex_rule({regex})));
  return matcher ? "" : to_text(matcher.error().at(0), engine::base::Language::en);
}

}  // namespace

TEST_CASE("a regex line reads a sentence as words", "[matching][regex]") {
  struct Row {
    const char* why;
    const char* regex;
    const char* turn;
    Lines found;
  };
  const Row row = GENERATE(values<Row>({
      {"a gap of words",
       R"(wij (\w+ ){0,8}zij)",
       "Wij zeggen: “niet zij”.",
       {"Wij zeggen: “niet zij"}},
      {"a word with an apostrophe is one", R"(wij (\w+ ){1}zij)", "Wij zo'n zij", {"Wij zo'n zij"}},
      {"a word with accents is one", R"(wij \w+ zij)", "Wij één zij", {"Wij één zij"}},
      {"whole words only", "(aan|een)", "aanstellen Marleen aan", {"aan"}},
      {"another alternative may be whole", "wij|wijzelf", "wijzelf", {"wijzelf"}},
      {"leftmost, not overlapping",
       R"(wij (\w+ )*?zij)",
       "wij zij, wij en wij zij",
       {"wij zij", "wij en wij zij"}},
      {"neighbours", "wij", "wij en wij", {"wij", "wij"}},
      {"neighbours that share a space", "(wij|zij)", "wij zij", {"wij", "zij"}},
      {"parts of a compound are words", "niet westers", "niet-westers", {"niet-westers"}},
      {"fillers, events and repetitions are left out",
       "wij zijn goed",
       "wij eh [lacht] zijn zijn goed",
       {"wij eh [lacht] zijn zijn goed"}},
      {"sentence start", "^wij", "Wij en wij. Wij.", {"Wij", "Wij"}},
      {"sentence end", "zij$", "Zij en zij. En zij!", {"zij", "zij"}},
      {"no sentence is crossed", "wij zij", "Wij. Zij.", {}},
      {"upper and lower case", "(?i)WIJ", "Wij", {"Wij"}},
      {"a class keeps its meaning", R"([\w-]+en)", "lopen, loop", {"lopen"}},
      {"a quoted class is quoted", R"(\Q\w\E|wij)", "w wij", {"wij"}},
      {"nothing is no match", "x*", "wij xx", {"xx"}},
  }));
  CAPTURE(row.why, row.regex, row.turn);
  auto found = told(regex_rule({row.regex}), {row.turn});
  CHECK(found == row.found);
}

TEST_CASE("regex lines have conditions, numbers and scopes like patterns", "[matching][regex]") {
  auto book = one_rule({"goed"});
  book.rules[0].regexes.push_back(
      {"(heel )?goed", pattern("x ; not before 1: niet").conditions, "", 1});
  book.rules[0].regexes.push_back({"goed zo", {}, "", 2});
  book.rules[0].regexes.push_back({"best", {}, "", 3});
  const auto found = scan(book, {"Heel goed zo. Best."}).findings;
  REQUIRE(found.size() == 2);
  CHECK(found[0].pattern == 0);
  CHECK(found[1].pattern == 3);

  book.rules[0].patterns.clear();
  CHECK(told(book, {"Niet goed."}) == Lines{"-goed"});
  CHECK(told(book, {"Goed. Zo."}) == Lines{"Goed"});
  book.rules[0].across_sentences = true;
  CHECK(told(book, {"Niet goed. Zo."}) == Lines{"goed. Zo"});
}

TEST_CASE("an expression RE2 cannot use is an error with its line and a way out",
          "[matching][regex]") {
  CHECK_THAT(error_of("wij (?=zij)"), Catch::Contains("test.yaml:7: rule r: RE2 cannot use") &&
                                          Catch::Contains("not before 3"));
  CHECK_THAT(error_of("(wij) \\1"), Catch::Contains("back-references"));
  CHECK_THAT(error_of("wij)|(zij"), Catch::Contains("unexpected ): wij)|(zij"));
  CHECK_THAT(error_of("((a{1,100}){1,9}b){1,100}"), Catch::Contains("invalid repetition size"));
  CHECK_THAT(error_of("(\\pL{1,90} \\pN{1,90}){1,9}"), Catch::Contains("too large"));

  auto book = one_rule({"goed"});
  book.rules[0].patterns[0].node = engine::codebook::Node{
      engine::codebook::Word{{{engine::codebook::Atom::Kind::regex, false, "go(ed"}}, false}};
  const auto matcher =
      engine::matching::Matcher::compile(std::make_shared<engine::codebook::Codebook>(book));
  REQUIRE_FALSE(matcher);
  CHECK_THAT(to_text(matcher.error().at(0), engine::base::Language::en),
             Catch::Contains("missing ): go(ed"));
}

TEST_CASE("word borders are asked of RE2, whatever the expression", "[matching][regex]") {
  using engine::matching::whole_words;
  CHECK(whole_words(R"(wij \w+)") == R"((?:^| )(wij [^ ]+)(?: |$))");
  CHECK(whole_words(R"(\W\w[\w\]]\\w)") == R"((?:^| )( [^ ][\w\]]\\w)(?: |$))");
  CHECK(whole_words(R"([]\w][^]\w][[:alpha:]\w]\w)") ==
        R"((?:^| )([]\w][^]\w][[:alpha:]\w][^ ])(?: |$))");
}
