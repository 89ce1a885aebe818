// Random trees: the notation of a tree reads back as that tree.
#include <catch2/catch.hpp>

#include <random>

#include "engine/codebook/reader.hpp"
#include "tests/codebook/support.hpp"

using namespace test;
using engine::text::Mark;

namespace {

class RandomTrees {
 public:
  explicit RandomTrees(unsigned seed) : random_{seed} {}

  // Begins and ends with a word, so that it may be a pattern.
  Node pattern() {
    std::vector<Node> items{word()};
    const unsigned inner = below(5);
    for (unsigned i = 0; i < inner; ++i) items.push_back(item(3));
    items.push_back(word());
    if (below(5) == 0) items.insert(items.begin(), anchor(Assert::Kind::sentence_start));
    if (below(5) == 0) items.push_back(anchor(Assert::Kind::turn_end));
    return make_sequence(std::move(items));
  }

 private:
  unsigned below(unsigned bound) { return random_() % bound; }

  Atom atom() {
    static const std::vector<std::string> kPlain = {"ja",   "een",  "zo'n",   "'s",    "m.b.t.",
                                                    "cafe", "2024", "mensen", "naïef", "één"};
    switch (below(8)) {
      case 0:
        return glob("zeur*");
      case 1:
        return glob("w*");
      case 2:
        return exact("Polen");
      case 3:
        return regex("zeu?r.*");
      case 4:
        return regex("a/b\\.#c|d");
      default: {
        const std::string& text = kPlain[below(static_cast<unsigned>(kPlain.size()))];
        const bool accents = text == "naïef" || text == "één";
        return {Atom::Kind::literal, accents, text};
      }
    }
  }
  Node word() {
    std::vector<Atom> atoms{atom()};
    while (below(3) == 0) atoms.push_back(atom());
    return make_word(std::move(atoms));
  }
  Node item(unsigned depth) {
    switch (below(depth == 0 ? 5 : 9)) {
      case 0:
        return gap(static_cast<std::uint16_t>(below(2)), static_cast<std::uint16_t>(2 + below(5)));
      case 1:
        return mark(static_cast<Mark>(1U << below(8)));
      case 2:
        return make_word({atom()}, true);
      case 3:
        return anchor(below(2) == 0 ? Assert::Kind::sentence_end : Assert::Kind::sentence_start);
      case 4:
        return word();
      case 5:
        return *particles("nl");
      case 6:
        return make_optional(sequence(depth - 1));
      case 7:
        return make_sequence({make_word({exact("Noord")}), anchor(Assert::Kind::joined),
                              make_word({exact("Zuid")})});
      default: {
        std::vector<Node> alternatives;
        for (unsigned i = 0; i < 2 + below(3); ++i) alternatives.push_back(sequence(depth - 1));
        return make_choice(std::move(alternatives));
      }
    }
  }
  Node sequence(unsigned depth) {
    std::vector<Node> items;
    for (unsigned i = 0; i < 1 + below(3); ++i) items.push_back(item(depth));
    Node node = make_sequence(std::move(items));
    // `?` on what is optional already, and groups of nothing, have no notation.
    return min_tokens(node) == 0 ? word() : node;
  }

  std::mt19937 random_;
};

// A pattern that may cross sentences, so that their borders may stand inside.
Node across(const std::string& line) {
  const Vocabulary vocabulary;
  LineReader reader{vocabulary};
  const auto read = reader.pattern(line, {.crossing = Crossing::sentences}, {"test.yaml", 1, 1});
  if (!read) FAIL(line << ": " << read.error().front().problem.en);
  return read->node;
}

}  // namespace

TEST_CASE("the notation of a tree reads back as that tree", "[codebook][property]") {
  const auto seed = GENERATE(range(0u, 500u));
  CAPTURE(seed);
  const Node expected = RandomTrees{seed}.pattern();
  const std::string written = to_notation(expected);
  CAPTURE(written);
  const Node found = across(written);
  CAPTURE(to_notation(found));
  REQUIRE(found == expected);
}

TEST_CASE("the lines of an expansion together read back as the tree's alternatives",
          "[codebook][property]") {
  const auto seed = GENERATE(range(0u, 200u));
  CAPTURE(seed);
  const Node node = RandomTrees{seed}.pattern();
  for (const std::string& line : expand(node, 20)) {
    CAPTURE(line);
    if (line.rfind("…", 0) == 0) continue;
    // Each line has no choice left to make.
    REQUIRE(expand(across(line), 20) == std::vector<std::string>{line});
  }
}

TEST_CASE("an expansion shows one alternative a line", "[codebook][expand]") {
  struct Row {
    std::string line;
    std::vector<std::string> expected;
  };
  const Row row = GENERATE(values<Row>({
      {"zeur* (a|b) zelf? c", {"zeur* (a|b) zelf? c"}},
      {"(die|dat soort) (mensen|lui van hier)",
       {"die mensen", "die lui van hier", "dat soort mensen", "dat soort lui van hier"}},
      {"niet-westers*", {"nietwesters*", "niet westers*"}},
      {"lokt {0,2} _ uit", {"lokt {0,2} _ uit"}},
      {"(a b|c d) (a b|c d) (a b|c d)", {"a b a b a b", "a b a b c d", "a b c d a b", "… (+5)"}},
  }));
  CAPTURE(row.line);
  CHECK(expand(tree(row.line), row.expected.size() == 4 && row.expected[3][0] != 'd' ? 3 : 10) ==
        row.expected);
}
