// What a codebook is made into, and what is refused.
#include <catch2/catch.hpp>

#include "engine/matching/automaton.hpp"
#include "support.hpp"

using namespace matching_test;
using namespace engine::matching;
namespace codebook = engine::codebook;

namespace {

// The texts of the anchor's atoms, the tokens before it, and how much is required.
struct Anchor {
  Lines words;
  std::uint32_t lead_min = 0, lead_max = 0;
  std::size_t required = 0;
  bool operator==(const Anchor&) const = default;
};

Anchor anchor_of(const std::string& line) {
  Questions questions;
  const auto automaton = Automaton::build(pattern(line).node, questions);
  REQUIRE(automaton);
  questions.seal();
  const Requirements& requirements = automaton->requirements();
  Anchor anchor{{}, requirements.lead_min, requirements.lead_max, requirements.questions.size()};
  if (!requirements.anchor) return anchor;
  for (AtomId atom = 0; atom < questions.index().size(); ++atom)
    for (const QuestionId question : questions.answered_by(atom))
      if (question == *requirements.anchor)
        anchor.words.push_back(questions.index().atom(atom).text);
  return anchor;
}

}  // namespace

TEST_CASE("the anchor is the rarest word that every match holds", "[matching][compile]") {
  CHECK(anchor_of("wij") == Anchor{{"wij"}, 0, 0, 1});
  CHECK(anchor_of("wij {0,8} cultuurverschil*") == Anchor{{"cultuurverschil*"}, 1, 9, 2});
  CHECK(anchor_of("dat (is|was) !geen schaamtecultuur") == Anchor{{"schaamtecultuur"}, 3, 3, 3});
  CHECK(anchor_of("de (schaamtecultuur|heel erge) dag") ==
        Anchor{{"schaamtecultuur", "erge"}, 1, 2, 3});
  CHECK(anchor_of("wij (schaamtecultuur)? zij") == Anchor{{"zij"}, 1, 2, 2});
}

TEST_CASE("a pattern of excluded words alone is tried everywhere", "[matching][compile]") {
  auto book = one_rule({"wij"});
  std::get<codebook::Word>(book.rules[0].patterns[0].node.value).negated = true;
  CHECK(told(book, {"wij en zij wij"}) == Lines{"en", "zij"});
}

TEST_CASE("a pattern with too many places is an error with its line", "[matching][compile]") {
  auto book = one_rule({"wij {0,60} zij"});
  auto& sequence = std::get<codebook::Sequence>(book.rules[0].patterns[0].node.value);
  std::get<codebook::Gap>(sequence.items[1].value).max = 3000;
  book.rules[0].patterns[0].line = 12;
  const auto matcher = Matcher::compile(std::make_shared<codebook::Codebook>(book));
  REQUIRE_FALSE(matcher);
  CHECK(matcher.error().size() == 1);
  CHECK(to_text(matcher.error()[0], engine::base::Language::en) ==
        "test.yaml:12: rule r: the pattern is too large: more than 2048 places\n"
        "  use several lines, or shorten the lists in its groups\n");
}

TEST_CASE("the patterns of a codebook have a common limit", "[matching][compile]") {
  auto book = one_rule({"wij {0,60} zij"});
  auto& sequence = std::get<codebook::Sequence>(book.rules[0].patterns[0].node.value);
  std::get<codebook::Gap>(sequence.items[1].value).max = 2000;
  book.rules[0].patterns.resize(200, book.rules[0].patterns[0]);
  const auto matcher = Matcher::compile(std::make_shared<codebook::Codebook>(book));
  REQUIRE_FALSE(matcher);
  CHECK(matcher.error().size() == 1);
  CHECK_THAT(matcher.error()[0].problem.en, Catch::Contains("together are too large"));
}

TEST_CASE("a pattern finder gives the shortest matches by place", "[matching][compile]") {
  auto finder = PatternFinder::compile(pattern("wij {0,5} zij ; not inside: niet"), "one");
  REQUIRE(finder);
  const auto turn = tokens("Zij, wij en zij en zij. Wij, niet zij.");
  const auto found = finder->find(turn).spans;
  REQUIRE(found.size() == 1);
  CHECK(turn.text.substr(found[0].begin, found[0].end - found[0].begin) == "wij en zij");
}
