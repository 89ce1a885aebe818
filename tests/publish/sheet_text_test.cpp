#include "engine/publish/sheet_text.hpp"

#include <catch2/catch.hpp>

using engine::publish::sheet_name;
using engine::publish::sheet_text;

TEST_CASE("text of a sheet is what was said, as far as a sheet can hold it", "[publish][xlsx]") {
  struct Row {
    const char* why;
    std::string said, held;
  };
  const Row row = GENERATE(values<Row>({
      {"plain", "gewoon", "gewoon"},
      {"a formula stays text", "=1+1", "=1+1"},
      {"Excel's own escape", "_x0041_ en _xZZZZ_", "_x005F_x0041_ en _xZZZZ_"},
      {"no character of XML", std::string{"a\0b", 3} + "\uFFFE", "a\uFFFDb\uFFFD"},
      {"no UTF-8", "a\xFFz", "a\uFFFDz"},
      {"empty", "", ""},
  }));
  CAPTURE(row.why);
  const auto held = sheet_text(row.said, 100);
  CHECK(held.text == row.held);
  CHECK_FALSE(held.cut);
}

TEST_CASE("text is cut at UTF-16 units, never inside a character", "[publish][xlsx]") {
  CHECK(sheet_text("abcd", 4).text == "abcd");
  CHECK(sheet_text("abcde", 4).text == "abc…");
  CHECK(sheet_text("abcde", 4).cut);
  CHECK(sheet_text("ab😀", 4).text == "ab😀");
  CHECK(sheet_text("abc😀", 4).text == "ab…");
}

TEST_CASE("what is written for an escape counts in full", "[publish][xlsx]") {
  CHECK(sheet_text("ab_x0041_", 20).text == "ab_x005F_x0041_");
  CHECK(sheet_text("ab_x0041_", 15).text == "ab_x005F_x0041_");
  CHECK(sheet_text("ab_x0041_", 14).text == "ab_x005F_x004…");
  CHECK(sheet_text("ab_x0041_", 14).cut);
}

TEST_CASE("a sheet's name is one that Excel takes", "[publish][xlsx]") {
  CHECK(sheet_name("codings", 1) == "codings");
  CHECK(sheet_name("codings", 2) == "codings (2)");
  CHECK(sheet_name("a:b\\c/d?e*f[g]", 1) == "a_b_c_d_e_f_g_");
  CHECK(sheet_name(std::string(50, 'x'), 12).size() == 31);
  CHECK(sheet_name("", 1) == "_");
}
