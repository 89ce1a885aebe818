// Which atoms hold for a word.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/atoms.hpp"
#include "engine/matching/requirements.hpp"
#include "engine/text/fold.hpp"

using engine::codebook::Atom;
using engine::matching::AtomId;
using engine::matching::AtomIndex;
using engine::matching::glob_matches;

namespace {

// By definition: a star takes nothing, or one more character.
bool naive_glob(std::string_view glob, std::string_view word) {
  if (glob.empty()) return word.empty();
  if (glob.front() == '*')
    return naive_glob(glob.substr(1), word) || (!word.empty() && naive_glob(glob, word.substr(1)));
  return !word.empty() && glob.front() == word.front() &&
         naive_glob(glob.substr(1), word.substr(1));
}

std::string random_word(std::mt19937& random, std::string_view letters, std::size_t longest) {
  std::string word;
  for (std::size_t left = random() % (longest + 1); left > 0; --left)
    word += letters[random() % letters.size()];
  return word;
}

std::vector<std::string> holding(const AtomIndex& index, std::string_view word) {
  std::vector<AtomId> ids;
  index.classify(word, ids);
  std::vector<std::string> texts;
  for (const AtomId id : ids) texts.push_back(index.atom(id).text);
  return texts;
}

}  // namespace

TEST_CASE("a star stands for any characters, also none", "[matching][atom]") {
  CHECK(glob_matches("zeur*", "zeur"));
  CHECK(glob_matches("foto*", "foto's"));
  CHECK(glob_matches("*a*b", "aab"));
  CHECK_FALSE(glob_matches("zeur*", "gezeur"));
  CHECK_FALSE(glob_matches("*a*b", "aba"));
  CHECK_FALSE(glob_matches("", "a"));
  const auto seed = GENERATE(range(0U, 300U));
  std::mt19937 random{seed};
  const std::string glob = random_word(random, "ab*", 7);
  for (int i = 0; i < 20; ++i) {
    const std::string word = random_word(random, "ab", 7);
    CAPTURE(glob, word);
    REQUIRE(glob_matches(glob, word) == naive_glob(glob, word));
  }
}

TEST_CASE("the index finds all atoms that hold and no other", "[matching][atom]") {
  const auto seed = GENERATE(range(0U, 100U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  AtomIndex index;
  for (int i = 0; i < 40; ++i) {
    const auto kind = random() % 2 == 0 ? Atom::Kind::literal : Atom::Kind::glob;
    index.add({kind, random() % 2 == 0,
               random_word(random, kind == Atom::Kind::glob ? "abc*" : "abc", 6)});
  }
  index.seal();
  for (int i = 0; i < 50; ++i) {
    const std::string word = random_word(random, "abc", 8);
    if (word.empty()) continue;  // no token is
    std::vector<AtomId> expected;
    for (AtomId id = 0; id < index.size(); ++id) {
      const Atom& atom = index.atom(id);
      if (atom.kind == Atom::Kind::literal ? atom.text == word : naive_glob(atom.text, word))
        expected.push_back(id);
    }
    std::vector<AtomId> found;
    index.classify(word, found);
    CAPTURE(word);
    REQUIRE(found == expected);
  }
}

TEST_CASE("each kind of atom compares with its own key", "[matching][atom]") {
  AtomIndex index;
  index.add({Atom::Kind::literal, false, "een"});
  index.add({Atom::Kind::literal, true, "één"});
  index.add({Atom::Kind::exact, false, "Één"});
  index.add({Atom::Kind::glob, false, "*ee*"});
  index.add({Atom::Kind::glob, true, "éé*"});
  index.add({Atom::Kind::regex, false, "e{2}n"});
  index.seal();
  CHECK(holding(index, "een") == std::vector<std::string>{"een", "*ee*", "e{2}n"});
  CHECK(holding(index, "EEN") == std::vector<std::string>{"een", "*ee*", "e{2}n"});
  CHECK(holding(index, "Één") ==
        std::vector<std::string>{"een", "één", "Één", "*ee*", "éé*", "e{2}n"});
  CHECK(holding(index, "eens") == std::vector<std::string>{"*ee*"});
  CHECK(holding(index, "de").empty());
}

TEST_CASE("equal atoms are one", "[matching][atom]") {
  AtomIndex index;
  CHECK(index.add({Atom::Kind::literal, false, "wij"}) ==
        index.add({Atom::Kind::literal, false, "wij"}));
  CHECK(index.size() == 1);
}

TEST_CASE("folding ASCII without ICU gives what ICU gives", "[matching][atom]") {
  std::string room;
  for (char c = 1; c < 0x7F; ++c) {
    const std::string word{'a', c, 'Z'};
    CHECK(engine::matching::fold_plain(word, room) == engine::text::fold(word).plain);
  }
  CHECK(engine::matching::fold_plain("Één", room) == "een");
}

TEST_CASE("rarity follows frequency and length", "[matching][atom]") {
  using engine::matching::expected_per_million;
  const auto of = [](const char* word) {
    return expected_per_million({Atom::Kind::literal, false, word});
  };
  CHECK(of("niet") > of("mensen"));
  CHECK(of("mensen") > of("schaamtecultuur"));
  CHECK(of("zeur") > of("zeuren"));
  CHECK(expected_per_million({Atom::Kind::glob, false, "zeur*"}) > of("zeur"));
}
