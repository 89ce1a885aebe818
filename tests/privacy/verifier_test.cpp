// The second look: whatever is put into a masked text is found.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/privacy/verifier.hpp"
#include "tests/privacy/support.hpp"

namespace {

using namespace support;
using engine::privacy::Doubt;
using engine::privacy::Masker;
using engine::privacy::Roster;
using engine::privacy::verify;

TEST_CASE("each doubt has its example", "[privacy][verifier]") {
  Masker& masker = plain_masker();
  struct Row {
    const char* text;
    Doubt doubt;
  };
  const Row row = GENERATE(values<Row>({
      {"dat zei geertje toen", Doubt::unknown_word},
      {"het was [persoon] dus", Doubt::capital},
      {"bel 06 dan", Doubt::digits},
      {"kamer 1 2", Doubt::digits},
      {"Dat zei Bakker toen", Doubt::capital},
      {"dat zei bak\xFF toen", Doubt::not_utf8},
  }));
  const auto escapes = verify(row.text, masker.vocabulary(), Roster{});
  CAPTURE(row.text);
  if (std::string{row.text}.find("[persoon]") != std::string::npos) {
    CHECK(escapes.empty());  // an ordinary word between brackets
    return;
  }
  REQUIRE(escapes.size() == 1);
  CHECK(escapes.front().doubt == row.doubt);
}

TEST_CASE("a roster name is found inside words and without its spaces", "[privacy][verifier]") {
  Masker& masker = plain_masker();
  const Roster roster{{"Van der Berg", "Kool", "Zonnebloem"}};
  const char* text = GENERATE("dat van der berg dus", "dat vanderberg dus", "v a n der berg",
                              "wat kool betreft", "een zonne-bloem", "zonnebloemen dus");
  CAPTURE(text);
  CHECK_FALSE(verify(text, masker.vocabulary(), roster).empty());
  CHECK(verify("ik koos voor de school", masker.vocabulary(), Roster{{"Kool"}}).empty());
}

TEST_CASE("what the masker lets out, the verifier lets pass", "[privacy][verifier][property]") {
  Masker& masker = plain_masker();
  for (unsigned seed = 0; seed < runs(500); ++seed) {
    std::mt19937 random{seed};
    std::string text = random_sentence(random) +
                       " Ik belde met Geertje Nijland, 48, 06-12345678. " + random_sentence(random);
    if (random() % 2 == 0) text = lower(text);
    const std::string output = masker.mask(text).output;
    CAPTURE(seed, text, output);
    REQUIRE(verify(output, masker.vocabulary(), Roster{}).empty());
  }
}

// DUIDING_FUZZ_INSERTIONS: a million in scripts/check-long.
TEST_CASE("nothing put into a masked text escapes the verifier", "[privacy][verifier][fuzz]") {
  const char* asked = std::getenv("DUIDING_FUZZ_INSERTIONS");
  const unsigned long insertions = asked == nullptr ? 20'000 : std::strtoul(asked, nullptr, 10);
  Masker& masker = plain_masker();
  const Roster roster{{"Zonnebloem", "Oude Haven"}};
  std::vector<std::string> outputs;
  std::mt19937 material{1};
  for (int i = 0; i < 200; ++i)
    outputs.push_back(
        masker.mask(random_sentence(material) + " [persoon 1] " + random_sentence(material))
            .output);
  for (unsigned long seed = 0; seed < insertions; ++seed) {
    std::mt19937 random{static_cast<std::uint32_t>(seed)};
    std::string text = pick(outputs, random);
    std::string put;
    switch (random() % 3) {
      case 0:
        put = in_any_case(random_non_word(random), random);
        break;
      case 1:
        put = std::to_string(10 + random() % 1'000'000'000);
        break;
      default:
        put = in_any_case(random() % 2 == 0 ? "zonnebloem" : "oude haven", random);
    }
    std::size_t at = random() % (text.size() + 1);
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    const bool apart = random() % 2 == 0 || put.find(' ') != std::string::npos;
    text.insert(at, apart ? " " + put + " " : put);
    masker.vocabulary().forget_if_large();
    CAPTURE(seed, text, put);
    REQUIRE_FALSE(verify(text, masker.vocabulary(), roster).empty());
  }
}

}  // namespace
