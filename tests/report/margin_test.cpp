#include "engine/report/margin.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "engine/base/utf8.hpp"
#include "engine/report/reflow.hpp"
#include "engine/text/width.hpp"

using namespace engine::report;
using engine::text::CodePointOffset;
using engine::text::CodePointSpan;

namespace {

constexpr Marks kQuotes{"«", "»", 1};
constexpr Marks kBold{"<", ">", 0};  // stands for a terminal's bold, which has no width

std::vector<std::string> texts(const std::vector<Row>& rows) {
  std::vector<std::string> texts;
  for (const Row& row : rows) texts.push_back(row.text);
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("text is broken at spaces, evidence is marked", "[margin]") {
  const std::vector<CodePointSpan> evidence{CodePointSpan::of(107, 113)};
  const auto rows = reflow("hij is lastig, zeg ik", CodePointOffset{100}, 3, evidence, kQuotes, 12);
  CHECK(texts(rows) == Texts{"hij is", "«lastig»,", "zeg ik"});
  CHECK((rows[1].span == CodePointSpan::of(107, 114)));
  CHECK(rows[1].width == 9);
  CHECK(rows[2].line == 3);
}

TEST_CASE("a mark without width is closed at the end of a row and opened on the next", "[margin]") {
  const std::vector<CodePointSpan> evidence{CodePointSpan::of(3, 13)};
  CHECK(texts(reflow("aa bbb cc ddd ee", CodePointOffset{0}, 1, evidence, kBold, 6)) ==
        Texts{"aa <bbb>", "<cc ddd>", "ee"});
}

TEST_CASE("a hard-wrapped turn is reflowed, a blank line stays", "[margin]") {
  const auto rows = reflow("een twee\ndrie\n\n\nvier", CodePointOffset{0}, 7, {}, kQuotes, 20);
  CHECK(texts(rows) == Texts{"een twee drie", "", "vier"});
  CHECK(rows[0].line == 7);
  CHECK(rows[2].line == 11);
}

TEST_CASE("evidence that begins or ends on a space is marked at the words", "[margin]") {
  const std::vector<CodePointSpan> evidence{CodePointSpan::of(2, 6)};
  CHECK(texts(reflow("aa bb cc", CodePointOffset{0}, 1, evidence, kQuotes, 20)) ==
        Texts{"aa «bb» cc"});
}

TEST_CASE("a row is never wider than its column and nothing is lost", "[margin][property]") {
  const auto seed = GENERATE(range(0u, 300u));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto below = [&](std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random);
  };
  const Texts letters{"a", "b", "ë", "中", "e\u0301", " ", " ", "\n", ".", "\x1b"};
  std::string text, letters_only;
  std::uint32_t length = 0;
  for (std::uint32_t left = below(200); left > 0; --left) {
    const std::string& letter = letters[below(static_cast<std::uint32_t>(letters.size()))];
    text += letter;
    length += static_cast<std::uint32_t>(engine::base::count_code_points(letter));
    if (letter != " " && letter != "\n") letters_only += letter == "\x1b" ? "␛" : letter;
  }
  std::vector<CodePointSpan> evidence;
  for (std::uint32_t at = 0; at + 2 < length;) {
    const std::uint32_t begin = at + below(9);
    const std::uint32_t end = begin + 1 + below(9);
    if (end > length) break;
    evidence.push_back(CodePointSpan::of(50 + begin, 50 + end));
    at = end + 1;
  }
  const std::size_t width = 4 + below(40);
  CAPTURE(width);
  for (const Marks& marks : {kQuotes, kBold}) {
    std::string joined;
    std::size_t open = 0, close = 0;
    for (const Row& row : reflow(text, CodePointOffset{50}, 1, evidence, marks, width)) {
      std::string shown;
      for (std::size_t at = 0; at < row.text.size();) {
        const std::size_t next = engine::base::decode_utf8(row.text, at).next;
        const std::string letter = row.text.substr(at, next - at);
        open += letter == marks.open ? 1 : 0;
        close += letter == marks.close ? 1 : 0;
        if (letter != marks.open && letter != marks.close) {
          shown += letter;
          if (letter != " ") joined += letter;
        }
        at = next;
      }
      if (marks.width == 0) REQUIRE(open == close);
      REQUIRE(engine::text::display_width(marks.width == 0 ? shown : row.text) == row.width);
      REQUIRE(row.width <= width);
    }
    REQUIRE(open == close);
    REQUIRE(joined == letters_only);
  }
}
