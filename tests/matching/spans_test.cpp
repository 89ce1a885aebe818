// What one pattern matches.
#include <catch2/catch.hpp>

#include "support.hpp"

using namespace matching_test;

namespace {

struct Row {
  const char* why;
  const char* pattern;
  const char* turn;
  Lines found;
};

}  // namespace

TEST_CASE("a pattern matches exactly what its notation says", "[matching]") {
  const Row row = GENERATE(values<Row>({
      {"a word in any case", "wij", "Wij doen dat. WIJ ook.", {"Wij", "WIJ"}},
      {"a word without accents fits one with them", "een", "één keer", {"één"}},
      {"a word with accents fits only those", "één", "een en één", {"één"}},
      {"whole words only", "aan", "waan aanstellen", {}},
      {"glob at the end", "zeur*", "zeuren, gezeur, zeur", {"zeuren", "zeur"}},
      {"glob at the beginning",
       "*cultuur",
       "bedrijfscultuur cultuur cultuurtje",
       {"bedrijfscultuur", "cultuur"}},
      {"glob on both sides", "*zeur*", "gezeurd zeer", {"gezeurd"}},
      {"exact letters", "=Polen", "polen en Polen en POLEN", {"Polen"}},
      {"a raw word is matched in full, folded", "/ge\\w+d/", "Gezeurd gedoe bezeurd", {"Gezeurd"}},
      {"a phrase", "heel wat", "heel wat; heel, wat; heel veel wat", {"heel wat", "heel, wat"}},
      {"a gap counts tokens",
       "lokt {0,2} uit",
       "lokt uit. lokt a b uit. lokt a b c uit.",
       {"lokt uit", "lokt a b uit"}},
      {"a gap with a minimum", "wij {2,3} zij", "wij a zij. wij a b zij.", {"wij a b zij"}},
      {"fillers and repetitions count in no gap",
       "lokt {0,1} uit",
       "lokt eh uhm dat dat dat uit",
       {"lokt eh uhm dat dat dat uit"}},
      {"events count in no gap", "heel wat", "heel [lacht] wat", {"heel [lacht] wat"}},
      {"a choice",
       "(die|dat soort) mensen",
       "die mensen, dat soort mensen, soort mensen",
       {"die mensen", "dat soort mensen"}},
      {"an optional word",
       "heel erg? boos",
       "heel boos, heel erg boos",
       {"heel boos", "heel erg boos"}},
      {"an excluded word", "heel !erg boos", "heel erg boos, heel zo boos", {"heel zo boos"}},
      {"an excluded word is a word", "heel !erg", "heel", {}},
      {"sentence start", "< wij", "Wij en wij. Wij.", {"Wij", "Wij"}},
      {"sentence end", "zij >", "zij of zij? Zij!", {"zij", "Zij"}},
      {"turn start", "<< wij", "Wij. Wij.", {"Wij"}},
      {"turn end", "zij >>", "Zij. Zij.", {"Zij"}},
      {"an event hides no turn start", "<< wij", "[zucht] Wij.", {"Wij"}},
      {"a mark is met only where asked for", "ja ',' nee", "ja nee. ja, nee.", {"ja, nee"}},
      {"a mark at the end", "zo '?'", "Zo. Zo?", {"Zo"}},
      {"a mark across an event", "ja ',' nee", "ja, [lacht] nee", {"ja, [lacht] nee"}},
      {"a mark of the sentence before is not met", "'?' ja", "Echt? Ja.", {}},
      {"a slash", "wij '/' zij", "wij zij wij/zij", {"wij/zij"}},
      {"a hyphen: joined, spaced and closed",
       "niet-westers*",
       "niet-westerse, niet westerse, nietwesterse, niet, westerse",
       {"niet-westerse", "niet westerse", "nietwesterse", "niet, westerse"}},
      {"a group with a hyphen",
       "(wij|schaamte)-cultuur",
       "wij-cultuur schaamtecultuur schaamte cultuur",
       {"wij-cultuur", "schaamtecultuur", "schaamte cultuur"}},
      {"modal particles",
       "lokt {0,2} _ uit",
       "dat lokt hij dan ook wel uit",
       {"lokt hij dan ook wel uit"}},
      {"no pattern crosses a sentence", "wij {0,5} zij", "Dat zijn wij. Zij niet.", {}},
      {"the shortest of overlapping matches", "wij {0,5} zij", "wij wel wij zij zij", {"wij zij"}},
      {"matches that overlap without containing one another", "(a b|b c)", "a b c", {"a b", "b c"}},
      {"letters of other scripts", "мы {0,2} они", "Мы и они", {"Мы и они"}},
  }));
  CAPTURE(row.why, row.pattern, row.turn);
  CHECK(told(one_rule({row.pattern}), {row.turn}) == row.found);
}

TEST_CASE("with scope turn a pattern crosses sentences but no turn", "[matching]") {
  auto book = one_rule({"wij {0,3} zij"});
  book.rules[0].across_sentences = true;
  CHECK(told(book, {"Dat zijn wij. Nu. Zij niet."}) == Lines{"wij. Nu. Zij"});
  CHECK(told(book, {"Dat zijn wij.", "Zij niet."}) == Lines{});

  // wij > < zij, which the notation allows with scope: turn alone
  using engine::codebook::Assert;
  book.rules[0].patterns = patterns({"wij zij"});
  auto& items = std::get<engine::codebook::Sequence>(book.rules[0].patterns[0].node.value).items;
  items.insert(items.begin() + 1, {{Assert{.kind = Assert::Kind::sentence_end}},
                                   {Assert{.kind = Assert::Kind::sentence_start}}});
  CHECK(told(book, {"Dat zijn wij. Zij niet. Wij zij."}) == Lines{"wij. Zij"});

  book.rules[0].patterns = patterns({"wij '?' zij"});
  CHECK(told(book, {"Dat zijn wij? Zij niet. En wij. Zij wel."}) == Lines{"wij? Zij"});
}

TEST_CASE("each unit codes its own stretch", "[matching]") {
  using engine::codebook::Unit;
  const std::string turn = " Nou.  Dat zijn wij, ja! En zij. ";
  struct Row {
    const char* why;
    Unit unit;
    bool across;
    std::string segment;
  };
  const Row row = GENERATE(values<Row>({
      {"match", Unit::match, false, "zijn wij"},
      {"sentence, with its marks", Unit::sentence, false, "Dat zijn wij, ja!"},
      {"turn, trimmed", Unit::turn, false, "Nou.  Dat zijn wij, ja! En zij."},
      {"all sentences touched", Unit::sentence, true, "Dat zijn wij, ja! En zij."},
  }));
  CAPTURE(row.why);
  auto book = one_rule({row.across ? "ja en" : "zijn wij"});
  book.rules[0].unit = row.unit;
  book.rules[0].across_sentences = row.across;
  const auto found = scan(book, {turn}).findings;
  REQUIRE(found.size() == 1);
  CHECK(turn.substr(found[0].segment_begin, found[0].segment_end - found[0].segment_begin) ==
        row.segment);
  CHECK(found[0].unit == row.unit);
}

TEST_CASE("a sentence without end is matched in windows of 80 words", "[matching]") {
  using engine::codebook::Unit;
  const auto stretch = [](std::size_t before, const std::string& words, std::size_t after) {
    std::string turn;
    for (std::size_t i = 0; i < before; ++i) turn += "w" + std::to_string(i) + " ";
    turn += words;
    for (std::size_t i = 0; i < after; ++i) turn += " v" + std::to_string(i);
    return turn;
  };
  auto book = one_rule({"wij {0,60} zij"});

  SECTION("80 words are still a sentence") {
    const auto found = scan(book, {stretch(78, "wij zij", 0)}).findings;
    REQUIRE(found.size() == 1);
    CHECK(found[0].unit == Unit::sentence);
  }
  SECTION("81 are not, and the match is what gets coded") {
    const auto found = scan(book, {stretch(79, "wij zij", 0)}).findings;
    REQUIRE(found.size() == 1);
    CHECK(found[0].unit == Unit::match);
    CHECK(found[0].segment_begin == found[0].begin);
    CHECK(found[0].segment_end == found[0].end);
  }
  SECTION("the unit turn stays a turn") {
    book.rules[0].unit = Unit::turn;
    const auto found = scan(book, {stretch(79, "wij zij", 0)}).findings;
    REQUIRE(found.size() == 1);
    CHECK(found[0].unit == Unit::turn);
  }
  SECTION("a match must lie in one window") {
    const std::string fifty = stretch(0, "wij", 50) + " zij";
    CHECK(scan(book, {stretch(20, fifty, 60)}).findings.size() == 1);
    CHECK(scan(book, {stretch(35, fifty, 60)}).findings.empty());
    CHECK(scan(book, {stretch(40, fifty, 60)}).findings.size() == 1);
  }
  SECTION("what lies in two windows is found once") {
    CHECK(scan(book, {stretch(60, "wij zij", 60)}).findings.size() == 1);
  }
  SECTION("sentence start and end are those of the stretch, not of a window") {
    book.rules[0].patterns = patterns({"< wij", "zij >"});
    CHECK(told(book, {"wij " + stretch(39, "wij", 100) + " zij"}) == Lines{"wij", "zij"});
  }
}

TEST_CASE("a rule tells no more than its share of a turn", "[matching]") {
  std::string turn;
  for (std::uint32_t i = 0; i <= engine::matching::kMaxFindingsPerTurn; ++i) turn += "Wij. ";
  const auto matcher = engine::matching::Matcher::compile(
      std::make_shared<engine::codebook::Codebook>(one_rule({"wij"})));
  REQUIRE(matcher);
  engine::matching::Scanner scanner{*matcher};
  engine::matching::TurnFindings found;
  scanner.turn(tokens(turn), found);
  CHECK(found.findings.size() == engine::matching::kMaxFindingsPerTurn);
  CHECK(found.capped);
  auto finder = engine::matching::PatternFinder::compile(
      one_rule({"wij"}).rules.front().patterns.front(), "one");
  REQUIRE(finder);
  CHECK(finder->find(tokens(turn)).capped);
  CHECK_FALSE(finder->find(tokens(turn.substr(5))).capped);
  scanner.turn(tokens(turn.substr(5)), found);
  CHECK(found.findings.size() == engine::matching::kMaxFindingsPerTurn);
  CHECK_FALSE(found.capped);
}
