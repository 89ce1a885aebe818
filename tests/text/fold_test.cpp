#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/same_word.hpp"
#include "tests/text/random_text.hpp"

namespace engine::text {
namespace {

TEST_CASE("a word folds to two keys", "[text][fold]") {
  struct Row {
    const char* word;
    const char* with_accents;
    const char* plain;
  };
  const Row row = GENERATE(values<Row>({
      {"", "", ""},
      {"Niet", "niet", "niet"},
      {"B.V.", "b.v.", "b.v."},
      {"één", "één", "een"},
      {"ÉÉN", "één", "een"},
      {"e\u0301e\u0301n", "één", "een"},
      {"reële", "reële", "reele"},
      {"zo’n", "zo'n", "zo'n"},
      {"zo‘n", "zo'n", "zo'n"},
      {"zoʼn", "zo'n", "zo'n"},
      {"’t", "'t", "'t"},
      {"ĳs", "ijs", "ijs"},
      {"Straße", "strasse", "strasse"},
      {"migratie\u00ADachtergrond", "migratieachtergrond", "migratieachtergrond"},
      {"\uFEFFja\u200D", "ja", "ja"},
      {"ﬁets", "fiets", "fiets"},
      {"ＡＢ", "ab", "ab"},
      {"İstanbul", "i\u0307stanbul", "istanbul"},
      {"Čapek", "čapek", "capek"},
      {"ŉ", "'n", "'n"},
      {"Straßé\u0327", "strassȩ\u0301", "strasse"},
      // Of other scripts the marks stay: й is no и.
      {"Й", "й", "й"},
      {"Ά", "ά", "ά"},
      {"שָׁ", "שָׁ", "שָׁ"},
  }));
  CAPTURE(row.word);
  const FoldedWord folded = fold(row.word);
  CHECK(folded.with_accents == row.with_accents);
  CHECK(folded.plain == row.plain);
}

TEST_CASE("folding what is folded changes nothing", "[text][fold][property]") {
  const auto seed = GENERATE(range(0U, 20U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  for (int i = 0; i < 200; ++i) {
    const std::string text = test::random_text(random, 1 + random() % 6);
    CAPTURE(text);
    const FoldedWord once = fold(text);
    REQUIRE_FALSE(base::find_invalid_utf8(once.with_accents).has_value());
    REQUIRE_FALSE(base::find_invalid_utf8(once.plain).has_value());
    REQUIRE(fold(once.with_accents) == once);
    REQUIRE(fold(once.plain).plain == once.plain);
  }
}

TEST_CASE("the quick path for ASCII folds as the other one does", "[text][fold]") {
  std::string ascii;
  for (char c = 1; c > 0 && c < 127; ++c) ascii += c;
  FoldedWord slow = fold(ascii + "ë");
  CHECK(slow.with_accents == fold(ascii).with_accents + "ë");
  CHECK(slow.plain == fold(ascii).plain + "e");
}

TEST_CASE("two words are the same where they fold to the same key", "[text][fold][property]") {
  const auto seed = GENERATE(range(0U, 40U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  // Few pieces, so that equal words come up often.
  const std::string_view pieces[] = {"e",  "E", "é", "É", "e\u0301", "ê", "s",
                                     "ss", "ß", "'", "’", "\u00AD",  "k", "\u212A",
                                     "i",  "İ", "ı", "n", "ŉ",       "ë", "\u0308"};
  const auto word = [&] {
    std::string out{std::string_view{"eéEßsKi"}.substr(random() % 2, 1) == "e" ? "e" : "s"};
    if (random() % 4 == 0) out = pieces[random() % 9];
    for (std::size_t i = random() % 4; i > 0; --i) out += pieces[random() % std::size(pieces)];
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string one = word();
    const std::string other = word();
    CAPTURE(one, other);
    REQUIRE(same_word(one, other) == (fold(one).with_accents == fold(other).with_accents));
  }
}

TEST_CASE("numbers are never the same word", "[text][fold]") {
  CHECK_FALSE(same_word("1", "1"));
  CHECK_FALSE(same_word("2de", "2de"));
  CHECK(same_word("ja", "Ja"));
}

}  // namespace
}  // namespace engine::text
