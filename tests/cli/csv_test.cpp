#include "cli/csv.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.hpp"

namespace {

using Cells = std::vector<std::string>;

TEST_CASE("a CSV file may be in any encoding, with any line ends", "[cli][csv]") {
  const support::TempDir dir;
  struct Row {
    const char* why;
    std::string bytes;
    std::vector<Cells> cells;
  };
  const Row row = GENERATE(values<Row>({
      {"CRLF", "a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n1,2\n",
       {{"a", "b"}, {"1", "2"}}},
      {"Windows-1252",
       "naam,regio\nJos\xE9,Frysl\xE2n en de Friese eilanden\n",
       {{"naam", "regio"}, {"José", "Fryslân en de Friese eilanden"}}},
  }));
  CAPTURE(row.why);
  const auto rows = cli::read_csv(dir.write("x.csv", row.bytes));
  REQUIRE(rows.has_value());
  std::vector<Cells> cells;
  for (const auto& one : *rows) cells.push_back(one.cells);
  CHECK(cells == row.cells);
}

TEST_CASE("a CSV file that cannot be read is said", "[foreign][csv]") {
  const support::TempDir dir;
  CHECK_FALSE(cli::read_csv(dir.path("none.csv")).has_value());
  CHECK_FALSE(cli::read_csv(dir.path("")).has_value());
  CHECK_FALSE(cli::read_csv(dir.write("empty.csv", "")).has_value());
  CHECK_FALSE(cli::read_csv(dir.write("binary.csv", std::string(100, '\0'))).has_value());
}

}  // namespace
