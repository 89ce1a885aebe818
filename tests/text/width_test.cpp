#include "engine/text/width.hpp"

#include <catch2/catch.hpp>

using engine::text::display_width;

TEST_CASE("a text is as wide as a terminal shows it", "[text][width]") {
  struct Row {
    const char* why;
    const char* text;
    std::size_t width;
  };
  const Row row = GENERATE(values<Row>({
      {"nothing", "", 0},
      {"plain", "zeuren", 6},
      {"accents", "één", 3},
      {"accents as marks of their own", "e\u0301e\u0301n", 3},
      {"block characters", "█▏░", 3},
      {"curly quotes and ellipsis", "‘ja…’", 5},
      {"Chinese", "中文", 4},
      {"full-width letter", "Ａ", 2},
      {"emoji", "🙂", 2},
      {"joiners have no width", "a\u200Db", 2},
      {"Hebrew with points", "שָׁלוֹם", 4},
      {"Hangul in parts", "\u1112\u1161\u11AB", 2},
  }));
  CAPTURE(row.why);
  CHECK(display_width(row.text) == row.width);
}
