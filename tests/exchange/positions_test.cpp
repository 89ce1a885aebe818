// Every way of counting that tools have, found back by what they quote.
#include "engine/exchange/positions.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/support/spans.hpp"

using namespace engine::exchange;
using engine::text::CodePointSpan;

namespace {

// A text with all that is counted in different ways; characters as a tool has them.
std::vector<std::string> random_characters(std::mt19937& random) {
  const std::vector<std::string> kinds{"a", "b ", "é", "ß", "😀", "\r\n", "\n", "中", "x", "."};
  std::vector<std::string> out{"\xEF\xBB\xBF"};
  const auto length = 60 + random() % 60;
  for (unsigned i = 0; i < length; ++i) out.push_back(kinds[random() % kinds.size()]);
  return out;
}

struct Written {
  std::string source;
  std::vector<Selection> selections;
  std::vector<CodePointSpan> spans;  // as they should be found
};

// Some selections as a tool that counts like this writes them.
Written write(std::mt19937& random, const Counting& counting) {
  const auto characters = random_characters(random);
  Written out;
  std::vector<std::int64_t> counted{0};
  std::vector<std::uint32_t> stored{0};
  std::vector<std::string> kept;
  for (const std::string& character : characters) {
    out.source += character;
    const bool mark = character == "\xEF\xBB\xBF";
    std::int64_t units = mark ? (counting.mark_counts ? 1 : 0) : 1;
    if (character == "😀" && counting.utf16) units = 2;
    if (character == "\r\n" && counting.line_end_is_two) units = 2;
    const bool two = character == "b ";
    counted.push_back(counted.back() + units + (two ? 1 : 0));
    stored.push_back(stored.back() + (mark ? 0U : two ? 2U : 1U));
    kept.push_back(mark ? "" : character == "\r\n" ? "\n" : character);
  }
  for (int i = 0; i < 12; ++i) {
    const std::size_t from = 1 + random() % (characters.size() - 1);
    const std::size_t to = from + 1 + random() % (characters.size() - from);
    if (to > characters.size()) continue;
    std::string quote;
    for (std::size_t c = from; c < to; ++c) quote += kept[c] == "\n" ? " " : kept[c];
    const bool ends_in_two = counting.utf16 && characters[to - 1] == "😀";
    // an end within lies on a character of one unit
    if (counting.end_within && (ends_in_two || characters[to - 1] == "\r\n")) continue;
    out.selections.push_back({counted[from], counted[to] - (counting.end_within ? 1 : 0), quote});
    out.spans.push_back(CodePointSpan::of(stored[from], stored[to]));
  }
  return out;
}

}  // namespace

TEST_CASE("the way a tool counts is found by its quotes", "[exchange][positions]") {
  const auto seed = GENERATE(range(0U, 64U));
  const unsigned way = seed % 16;
  const Counting counting{.utf16 = (way & 1U) != 0,
                          .end_within = (way & 2U) != 0,
                          .mark_counts = (way & 4U) != 0,
                          .line_end_is_two = (way & 8U) != 0};
  CAPTURE(seed);
  std::mt19937 random{seed};
  const Written written = write(random, counting);
  const CountedText text{written.source};
  const SelectedText selected{&text, written.selections};
  // quotes are compared without regard to white space, so that another way may
  // do as well where it differs by a space alone
  const Chosen chosen = choose_counting(std::span{&selected, 1}, counting);
  CHECK(chosen.counting == counting);
  const auto places = text.place(written.selections, chosen.counting);
  REQUIRE(places.size() == written.spans.size());
  for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i] == written.spans[i]);
  const Chosen by_others = choose_counting(std::span{&selected, 1}, Counting{});
  CHECK(by_others.agreeing >= chosen.agreeing);
}

TEST_CASE("quotes decide against what is usual", "[exchange][positions]") {
  const std::string source =
      "\xEF\xBB\xBF"
      "Hoi 😀 allemaal.\r\nDag hoor.";
  const CountedText text{source};
  struct Row {
    const char* why;
    std::int64_t begin, end;
    const char* quote;
    Counting found;
  };
  const Row row = GENERATE(values<Row>({
      {"the standard", 6, 14, "allemaal", {}},
      {"the last character counts in", 6, 13, "allemaal", {.end_within = true}},
      {"UTF-16", 7, 15, "allemaal", {.utf16 = true}},
      {"UTF-16 and the last in", 7, 14, "allemaal", {.utf16 = true, .end_within = true}},
      {"CRLF as one", 16, 19, "Dag", {.line_end_is_two = false}},
      {"only the beginning is quoted", 6, 25, "allemaal. Dag…", {.line_end_is_two = true}},
      {"a name of its own says nothing", 3, 9, "line:6", {}},
  }));
  CAPTURE(row.why);
  // where the mark and the emoji stand behind it, one more selection tells them apart
  const std::int64_t last = row.found.end_within ? 2 : 3;
  const std::vector<Selection> selections{{row.begin, row.end, row.quote}, {0, last, "Hoi"}};
  const SelectedText selected{&text, selections};
  CHECK(choose_counting(std::span{&selected, 1}, {}).counting == row.found);
}

TEST_CASE("a selection outside its text has no place", "[exchange][positions]") {
  const CountedText text{"kort"};
  const std::vector<Selection> selections{{-1, 2, ""}, {2, 1, ""},  {2, 2, ""},
                                          {0, 5, ""},  {9, 12, ""}, {0, 99'999'999'999, ""},
                                          {0, 4, ""}};
  const auto places = text.place(selections, {});
  for (std::size_t i = 0; i + 1 < places.size(); ++i) CHECK(!places[i]);
  CHECK(places.back() == CodePointSpan::of(0, 4));
}

TEST_CASE("a text file of a project may be in any encoding", "[exchange][positions]") {
  std::string encoding;
  CHECK(text_of_file("caf\xC3\xA9", encoding) == "café");
  CHECK(encoding == "UTF-8");
  CHECK(text_of_file(std::string_view{"\xFF\xFEj\0a\0", 6}, encoding) == "\xEF\xBB\xBFja");
  CHECK(encoding == "UTF-16LE");
  CHECK(text_of_file("dat is caf\xE9, in het Nederlands", encoding) ==
        "dat is café, in het Nederlands");
  CHECK(!text_of_file("", encoding));
  CHECK(!text_of_file(std::string(100, '\0'), encoding));
}
