#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/base/utf8.hpp"

namespace engine::base {
namespace {

TEST_CASE("ill-formed UTF-8 is found at its first byte", "[base][utf8]") {
  struct Row {
    const char* why;
    std::string bytes;
    std::optional<std::size_t> invalid_at;
  };
  const Row row = GENERATE(values<Row>({
      {"empty", "", {}},
      {"ASCII", "gewoon een zin die langer is dan acht bytes", {}},
      {"two, three and four bytes", "é€😀", {}},
      {"first and last of each length",
       "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80",
       {}},
      {"last code point", "\xF4\x8F\xBF\xBF", {}},
      {"just below the surrogates", "\xED\x9F\xBF", {}},
      {"lone continuation", "ab\x80", 2},
      {"overlong in two", "abcdefgh\xC1\xBF", 8},
      {"overlong in three", "\xE0\x9F\xBF", 0},
      {"overlong in four", "\xF0\x8F\xBF\xBF", 0},
      {"a surrogate", "a\xED\xA0\x80", 1},
      {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"lead byte F5", "\xF5\x80\x80\x80", 0},
      {"cut at the end", "abc\xE2\x82", 3},
      {"cut by a letter", "abc\xE2\x82z", 3},
      {"Latin-1", "caf\xE9 in Gent", 3},
  }));
  CAPTURE(row.why);
  CHECK(find_invalid_utf8(row.bytes) == row.invalid_at);
}

TEST_CASE("every code point survives the trip to UTF-8 and back", "[base][utf8]") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    REQUIRE_FALSE(find_invalid_utf8(bytes).has_value());
    const Decoded decoded = decode_utf8(bytes, 0);
    REQUIRE(decoded.code_point == c);
    REQUIRE(decoded.next == bytes.size());
    REQUIRE(count_code_points(bytes) == 1);
  }
}

TEST_CASE("code points are counted over block borders", "[base][utf8]") {
  std::string text;
  for (std::size_t i = 0; i < 10'000; ++i) text += i % 3 == 0 ? "é" : "x";
  CHECK(count_code_points(text) == 10'000);
  CHECK(count_code_points("") == 0);
}

TEST_CASE("a prefix ends between code points", "[base][utf8]") {
  const std::string text = "één 😀";
  CHECK(utf8_prefix(text, 0).empty());
  CHECK(utf8_prefix(text, 1) == "é");
  CHECK(utf8_prefix(text, 4) == "één ");
  CHECK(utf8_prefix(text, 5) == text);
  CHECK(utf8_prefix(text, 50) == text);
}

}  // namespace
}  // namespace engine::base
