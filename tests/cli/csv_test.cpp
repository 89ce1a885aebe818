#include "cli/csv.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.hpp"

namespace {

using Cells = std::vector<std::string>;

TEST_CASE("cells are read as a spreadsheet writes them", "[cli][csv]") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<Cells> cells;
  };
  const Row row = GENERATE(values<Row>({
      {"commas", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"semicolons, as Dutch spreadsheets do", "a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
      {"tabs", "a\tb\n1\t2", {{"a", "b"}, {"1", "2"}}},
      {"no line feed at the end, CRLF within", "a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n1,2\n",
       {{"a", "b"}, {"1", "2"}}},
      {"quotes hide separators and line feeds",
       "a,b\n\"x, y\nz\",\"he said \"\"no\"\"\"\n",
       {{"a", "b"}, {"x, y\nz", "he said \"no\""}}},
      {"space around cells", "a , b\n 1 , \"2\" \n", {{"a", "b"}, {"1", "2"}}},
      {"empty rows and empty columns at the right", "a,b,\n\n1,2,\n,,\n", {{"a", "b"}, {"1", "2"}}},
      {"an empty cell", "a,b\n1,\n", {{"a", "b"}, {"1", ""}}},
      {"Windows-1252",
       "naam,regio\nJos\xE9,Frysl\xE2n en de Friese eilanden\n",
       {{"naam", "regio"}, {"José", "Fryslân en de Friese eilanden"}}},
  }));
  CAPTURE(row.why);
  const auto rows = cli::parse_csv(row.text, "x.csv");
  REQUIRE(rows.has_value());
  std::vector<Cells> cells;
  for (const auto& one : *rows) cells.push_back(one.cells);
  CHECK(cells == row.cells);
}

TEST_CASE("a row of separators stays where it is asked for", "[cli][csv]") {
  const auto rows = cli::parse_csv(",\na,b\n,\n\n1,2\n", "x.csv", cli::EmptyRows::keep);
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[0].cells == Cells{"a", "b"});
  CHECK((*rows)[1].cells == Cells{"", ""});
}

TEST_CASE("a row knows the line it begins on", "[cli][csv]") {
  const auto rows = cli::parse_csv("a,b\n\"1\n2\",3\n\n4,5\n", "x.csv");
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[1].line == 2);
  CHECK((*rows)[2].line == 5);
}

TEST_CASE("every mistake in a CSV file is named with its line", "[cli][csv]") {
  const auto rows = cli::parse_csv("a,b\n1\n1,2,3\n\"x\" y,2\n\"open,2\n", "x.csv");
  REQUIRE_FALSE(rows.has_value());
  std::string said;
  for (const auto& problem : rows.error())
    said += engine::base::to_text(problem, engine::base::Language::en);
  CHECK(said ==
        "x.csv:2: this row has 1 cells, the header has 2\n"
        "x.csv:3: this row has 3 cells, the header has 2\n"
        "x.csv:4: something stands after a closed quote\n"
        "  write a quote inside a cell twice: \"\"\n"
        "x.csv:5: a quote is never closed\n"
        "  write a quote inside a cell twice: \"\"\n"
        "x.csv:5: this row has 1 cells, the header has 2\n");
}

TEST_CASE("a CSV file that cannot be read is said", "[cli][csv]") {
  const support::TempDir dir;
  CHECK_FALSE(cli::read_csv(dir.path("none.csv")).has_value());
  CHECK_FALSE(cli::read_csv(dir.path("")).has_value());
  CHECK_FALSE(cli::read_csv(dir.write("empty.csv", "")).has_value());
  CHECK_FALSE(cli::read_csv(dir.write("binary.csv", std::string(100, '\0'))).has_value());
}

}  // namespace
