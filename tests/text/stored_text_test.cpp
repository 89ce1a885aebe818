#include <catch2/catch.hpp>
#include <concepts>
#include <memory>
#include <random>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/text/stored_text.hpp"
#include "tests/text/random_text.hpp"

namespace engine::text {
namespace {

CodePointSpan code_points(std::uint32_t begin, std::uint32_t end) {
  return CodePointSpan::of(begin, end);
}

TEST_CASE("spans overlap only where they share text", "[text][span]") {
  struct Row {
    const char* why;
    CodePointSpan a, b;
    bool overlap;
  };
  const Row row = GENERATE(values<Row>({
      {"touching", code_points(0, 3), code_points(3, 5), false},
      {"apart", code_points(0, 3), code_points(4, 5), false},
      {"nested", code_points(0, 9), code_points(2, 4), true},
      {"sharing one", code_points(0, 4), code_points(3, 5), true},
      {"equal", code_points(2, 4), code_points(2, 4), true},
      {"empty inside", code_points(0, 9), code_points(2, 2), false},
  }));
  CAPTURE(row.why);
  CHECK(row.a.overlaps(row.b) == row.overlap);
  CHECK(row.b.overlaps(row.a) == row.overlap);
}

TEST_CASE("a span cannot end before it begins", "[text][span]") {
  CHECK_FALSE(ByteSpan::make(ByteOffset{3}, ByteOffset{2}).has_value());
  CHECK(ByteSpan::make(ByteOffset{3}, ByteOffset{3}).has_value());
}

TEST_CASE("empty text has one position", "[text][stored]") {
  const StoredText text;
  CHECK(text.bytes().empty());
  CHECK(text.end().value == 0);
  CHECK(text.to_bytes(CodePointOffset{0}).value == 0);
  CHECK(text.to_code_points(ByteOffset{0}).value == 0);
}

TEST_CASE("every code point offset survives the trip to bytes", "[text][stored][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  // Some of ASCII alone, some with four bytes for each code point.
  std::string source =
      seed % 3 == 0 ? std::string(random() % 2000, 'x') : test::random_text(random, random() % 400);
  if (seed % 5 == 0)
    for (int i = 0; i < 500; ++i) source += "😀";
  const StoredText text{source};
  REQUIRE(text.end().value == base::count_code_points(source));
  std::size_t byte = 0;
  for (CodePointOffset at{0}; at <= text.end(); ++at.value) {
    REQUIRE(text.to_bytes(at).value == byte);
    REQUIRE(text.to_code_points(ByteOffset{static_cast<std::uint32_t>(byte)}) == at);
    if (at < text.end()) byte = base::decode_utf8(source, byte).next;
  }
  REQUIRE(byte == source.size());
}

TEST_CASE("spans convert as their ends do", "[text][stored][property]") {
  const auto seed = GENERATE(range(0U, 40U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const StoredText text{test::random_text(random, 300)};
  for (int i = 0; i < 200; ++i) {
    const std::uint32_t begin = random() % (text.end().value + 1);
    const std::uint32_t end = begin + random() % (text.end().value - begin + 1);
    const CodePointSpan span = code_points(begin, end);
    const ByteSpan bytes = text.to_bytes(span);
    REQUIRE(bytes.begin() == text.to_bytes(span.begin()));
    REQUIRE(bytes.end() == text.to_bytes(span.end()));
    REQUIRE((text.to_code_points(bytes) == span));
    REQUIRE(text.at(span) == text.at(bytes));
    REQUIRE(base::count_code_points(text.at(span)) == span.length());
  }
}

TEST_CASE("text knows what it holds", "[text][stored]") {
  const StoredText text{"één 😀"};
  CHECK(text.at(code_points(0, 3)) == "één");
  CHECK(text.at(code_points(4, 5)) == "😀");
  CHECK(text.contains(code_points(0, 5)));
  CHECK_FALSE(text.contains(code_points(4, 6)));
}

TEST_CASE("copies share their bytes and outlive the first", "[text][stored]") {
  auto first =
      std::make_unique<StoredText>("een tekst die te lang is voor de plaats in een string");
  const StoredText second = *first;
  CHECK(second.bytes().data() == first->bytes().data());
  first.reset();
  CHECK(second.bytes().starts_with("een tekst"));
}

}  // namespace
}  // namespace engine::text
