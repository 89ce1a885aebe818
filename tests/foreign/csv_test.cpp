#include "engine/foreign/csv.hpp"

#include <catch2/catch.hpp>

using engine::foreign::EmptyRows;
using engine::foreign::parse_csv;

namespace {

using Cells = std::vector<std::string>;

TEST_CASE("cells are read as a spreadsheet writes them", "[foreign][csv]") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<Cells> cells;
  };
  const Row row = GENERATE(values<Row>({
      {"commas", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"semicolons, as Dutch spreadsheets do", "a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
      {"tabs", "a\tb\n1\t2", {{"a", "b"}, {"1", "2"}}},
      {"no line feed at the end", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"quotes hide separators and line feeds",
       "a,b\n\"x, y\nz\",\"he said \"\"no\"\"\"\n",
       {{"a", "b"}, {"x, y\nz", "he said \"no\""}}},
      {"space around cells", "a , b\n 1 , \"2\" \n", {{"a", "b"}, {"1", "2"}}},
      {"empty rows and empty columns at the right", "a,b,\n\n1,2,\n,,\n", {{"a", "b"}, {"1", "2"}}},
      {"an empty cell", "a,b\n1,\n", {{"a", "b"}, {"1", ""}}},
  }));
  CAPTURE(row.why);
  const auto rows = parse_csv(row.text, "x.csv");
  REQUIRE(rows.has_value());
  std::vector<Cells> cells;
  for (const auto& one : *rows) cells.push_back(one.cells);
  CHECK(cells == row.cells);
}

TEST_CASE("a row of separators stays where it is asked for", "[foreign][csv]") {
  const auto rows = parse_csv(",\na,b\n,\n\n1,2\n", "x.csv", EmptyRows::keep);
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[0].cells == Cells{"a", "b"});
  CHECK((*rows)[1].cells == Cells{"", ""});
}

TEST_CASE("a row knows the line it begins on", "[foreign][csv]") {
  const auto rows = parse_csv("a,b\n\"1\n2\",3\n\n4,5\n", "x.csv");
  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[1].line == 2);
  CHECK((*rows)[2].line == 5);
}

TEST_CASE("every mistake in a CSV file is named with its line", "[foreign][csv]") {
  const auto rows = parse_csv("a,b\n1\n1,2,3\n\"x\" y,2\n\"open,2\n", "x.csv");
  REQUIRE_FALSE(rows.has_value());
  std::string said;
  for (const auto& problem : rows.error())
    said += engine::base::to_text(problem, engine::base::Language::en);
  CHECK(said ==
        "x.csv:2: this row has 1 cells, the header has 2\n"
        "  a cell that holds a separator or a new line must stand in quotes\n"
        "x.csv:3: this row has 3 cells, the header has 2\n"
        "  a cell that holds a separator or a new line must stand in quotes\n"
        "x.csv:4: something stands after a closed quote\n"
        "  write a quote inside a cell twice: \"\"\n"
        "x.csv:5: a quote is never closed\n"
        "  write a quote inside a cell twice: \"\"\n"
        "x.csv:5: this row has 1 cells, the header has 2\n"
        "  a cell that holds a separator or a new line must stand in quotes\n");
}

TEST_CASE("a separator within quotes does not count as one", "[foreign][csv]") {
  const auto rows = parse_csv("\"a, b, c\";d\n1;2\n", "x.csv");
  REQUIRE(rows.has_value());
  CHECK((*rows)[0].cells == Cells{"a, b, c", "d"});
  CHECK(engine::foreign::csv_header("\"a, b, c\";d\n1;2\n") == Cells{"a, b, c", "d"});
}

TEST_CASE("a table beyond the limit is refused", "[foreign][csv]") {
  const auto rows = parse_csv(std::string(engine::foreign::kMaxCsvCells + 10, ','), "x.csv");
  REQUIRE_FALSE(rows.has_value());
  CHECK(rows.error().front().problem.en == "the table has more than 2000000 cells");
}

}  // namespace
