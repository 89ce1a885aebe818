// The fast path of the tokeniser against the path that asks ICU for each word.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/text/tokens.hpp"
#include "tests/text/random_text.hpp"

namespace engine::text {
namespace {

class Paths {
 public:
  bool agree(std::string_view text) {
    fast_.tokenise(text, by_fast_);
    icu_.tokenise(text, by_icu_);
    return by_fast_.tokens == by_icu_.tokens && by_fast_.sentences == by_icu_.sentences;
  }
  const TurnTokens& tokens() const { return by_fast_; }

 private:
  Tokeniser fast_{Tokeniser::Path::automatic};
  Tokeniser icu_{Tokeniser::Path::icu_only};
  TurnTokens by_fast_;
  TurnTokens by_icu_;
};

// What every caller may rely on, whatever the text.
void check_promises(const TurnTokens& turn) {
  const auto size = static_cast<std::uint32_t>(turn.text.size());
  std::uint32_t end = 0;
  for (const Token& token : turn.tokens) {
    REQUIRE(token.begin >= end);
    REQUIRE(token.end > token.begin);
    REQUIRE(token.end <= size);
    REQUIRE((static_cast<unsigned char>(turn.text[token.begin]) & 0xC0U) != 0x80U);
    end = token.end;
  }
  std::uint32_t next_token = 0;
  end = 0;
  for (const Sentence& sentence : turn.sentences) {
    REQUIRE(sentence.begin >= end);
    REQUIRE(sentence.first_token == next_token);
    REQUIRE(sentence.end_token > sentence.first_token);
    REQUIRE(turn.tokens[sentence.first_token].begin >= sentence.begin);
    REQUIRE(turn.tokens[sentence.end_token - 1].end <= sentence.end);
    REQUIRE(sentence.end <= size);
    end = sentence.end;
    next_token = sentence.end_token;
  }
  REQUIRE(next_token == turn.tokens.size());
}

TEST_CASE("both paths give the same tokens and sentences for random text", "[text][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  Paths paths;
  for (int i = 0; i < 300; ++i) {
    const std::string text = test::random_text(random, 1 + random() % 40);
    CAPTURE(i, text);
    REQUIRE(paths.agree(text));
    check_promises(paths.tokens());
  }
}

TEST_CASE("both paths agree on every character between letters and digits", "[text][property]") {
  Paths paths;
  for (char32_t c = 1; c < 0x3100; ++c) {
    std::string between;
    base::append_utf8(between, c);
    for (const std::string_view shape :
         {"a*b", "1*2", "a*1",  "1*b",  "*a",   "a*",   "a*\u00ADb", "a\u00AD*b", "a'*b", "a*'b",
          "_*a", "@*a", "1.*2", "1*.2", "a *b", "a* b", "abc*Def",   "abc.*Def",  "a**b", "é*é"}) {
      std::string text;
      for (const char letter : shape) {
        if (letter == '*')
          text += between;
        else
          text += letter;
      }
      CAPTURE(static_cast<std::uint32_t>(c), text);
      if (!paths.agree(text)) FAIL("the paths differ");
    }
  }
}

TEST_CASE("both paths agree where they once did not", "[text]") {
  const std::string text = GENERATE(values<std::string>({
      // ICU's rule status calls a word that ends in a low line and a soft hyphen none.
      "naam_\u00AD] een",
  }));
  Paths paths;
  CAPTURE(text);
  CHECK(paths.agree(text));
}

TEST_CASE("both paths agree across the blocks in which letters are read", "[text]") {
  Paths paths;
  for (std::size_t length = 1; length < 200; ++length) {
    const std::string word(length, 'x');
    for (const std::string_view after : {"", " ", ".", "'s", "é", "\u00AD", "😀"}) {
      const std::string text = "a " + word + std::string{after} + " b";
      CAPTURE(length, after);
      REQUIRE(paths.agree(text));
      REQUIRE(paths.agree(word + std::string{after}));
    }
  }
}

TEST_CASE("both paths agree on every line of real text", "[text][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real text is left out");
    return;
  }
  Paths paths;
  std::size_t lines = 0;
  for (const char* folder : {"kamer-be", "handelingen-nl", "parlamint-txt", "kamer-be-meertalig"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator{std::filesystem::path{root} / folder}) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream file{entry.path(), std::ios::binary};
      const std::string text{std::istreambuf_iterator<char>{file}, {}};
      CAPTURE(entry.path().string());
      if (base::find_invalid_utf8(text)) continue;
      REQUIRE(paths.agree(text));
      check_promises(paths.tokens());
      for (std::size_t begin = 0; begin < text.size(); ++lines) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!paths.agree(std::string_view{text}.substr(begin, end - begin)))
          FAIL("the paths differ at byte " << begin);
        begin = end + 1;
      }
    }
  }
  CHECK(lines > 1000);
}

}  // namespace
}  // namespace engine::text
