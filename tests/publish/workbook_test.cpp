#include "engine/publish/workbook.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/publish/publish_support.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/workbook.hpp"

using namespace engine;
using support::Published;

namespace {

std::string written(const std::vector<publish::NamedTable>& tables,
                    const publish::WorkbookLook& look, std::vector<base::Message>* told = nullptr) {
  support::TempDir dir;
  const std::string path = dir.path("boek.xlsx");
  const auto remarks = publish::write_workbook(path, tables, look);
  if (told != nullptr) *told = remarks;
  std::ifstream file{path, std::ios::binary};
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

constexpr std::size_t kHeader = 2;

publish::NamedTable words(const std::vector<std::string>& said) {
  publish::NamedTable table{"words", {}};
  table.table.columns = {{.key = "text", .heading = {}}};
  for (const std::string& each : said) table.table.rows.push_back({each});
  return table;
}

}  // namespace

TEST_CASE("a workbook says what the tables say", "[publish][xlsx]") {
  Published study{support::study_of("=1+1 <&>")};
  const auto tables = publish::study_tables(study.material);
  const auto sheets = support::read_workbook(written(tables, {}));
  CHECK(sheets.size() == tables.size() + 2);  // and a matrix and the dictionary
  for (const publish::NamedTable& each : tables) {
    CAPTURE(each.name);
    REQUIRE(sheets.contains(each.name));
    const support::SheetRows& rows = sheets.at(each.name);
    const auto columns = publish::data_columns(each.table);
    REQUIRE(rows.size() == kHeader + 1 + each.table.rows.size());
    for (std::size_t at = 0; at < columns.size(); ++at)
      CHECK(rows[kHeader][at].text == each.table.columns[columns[at]].key);
    for (std::size_t row = 0; row < each.table.rows.size(); ++row)
      for (std::size_t at = 0; at < columns.size(); ++at) {
        const report::Cell& cell = each.table.rows[row][columns[at]];
        const auto& own = rows[kHeader + 1 + row];
        const support::SheetCell found = at < own.size() ? own[at] : support::SheetCell{};
        CHECK_FALSE(found.formula);
        if (const auto* text = std::get_if<std::string>(&cell)) {
          CHECK(found.text == *text);
          CHECK_FALSE(found.number);
        } else if (const auto* number = std::get_if<double>(&cell)) {
          CHECK(std::stod(found.text) == Approx(*number).epsilon(1e-14));
        } else if (const auto* count = std::get_if<std::int64_t>(&cell)) {
          CHECK(found.text == std::to_string(*count));
        } else if (std::holds_alternative<std::monostate>(cell)) {
          CHECK(found.text.empty());
        }
      }
  }
}

TEST_CASE("text that looks like a formula is text", "[publish][xlsx]") {
  const std::vector<std::string> said{"=HYPERLINK(\"http://x\")",
                                      "+31 6",
                                      "-1",
                                      "@SUM(A1)",
                                      "\t=1",
                                      "1e5",
                                      "TRUE",
                                      "http://x.nl",
                                      "_x0041_"};
  const auto sheets = support::read_workbook(written({words(said)}, {}));
  const auto& rows = sheets.at("words");
  for (std::size_t at = 0; at < said.size(); ++at) {
    CHECK(rows[kHeader + 1 + at][0].text.find(said[at].substr(2)) != std::string::npos);
    CHECK_FALSE(rows[kHeader + 1 + at][0].number);
    CHECK_FALSE(rows[kHeader + 1 + at][0].formula);
  }
}

TEST_CASE("the same tables give the same bytes", "[publish][xlsx]") {
  Published study{support::study_of("x")};
  const auto tables = publish::study_tables(study.material);
  const publish::WorkbookLook look{.created = 1'700'000'000};
  CHECK(written(tables, look) == written(tables, look));
}

TEST_CASE("what a sheet cannot hold is cut or goes on, and is told", "[publish][xlsx]") {
  std::vector<std::string> said;
  for (int row = 0; row < 10; ++row) said.push_back("rij " + std::to_string(row));
  said.push_back(std::string(60, 'x'));
  std::vector<base::Message> told;
  const auto sheets =
      support::read_workbook(written({words(said)}, {.rows = 7, .characters = 50}, &told));
  REQUIRE(sheets.contains("words (3)"));
  CHECK(sheets.at("words")[kHeader + 1][0].text == "rij 0");
  CHECK(sheets.at("words (2)")[kHeader + 1][0].text == "rij 4");
  CHECK(sheets.at("words (3)").back()[0].text == std::string(49, 'x') + "…");
  REQUIRE(told.size() >= 2);
  CHECK(told.front().en.find("on 3 sheets") != std::string::npos);
  CHECK(told.back().en.find("cut at 50 characters") != std::string::npos);
}

TEST_CASE("a workbook that cannot be written says so", "[publish][xlsx]") {
  CHECK_THROWS(publish::write_workbook("/nergens/boek.xlsx", {words({"a"})}, {}));
}

TEST_CASE("of more codes than anyone looks through no matrix is made", "[publish][xlsx]") {
  publish::NamedTable pairs{"cooccurrence", {}};
  for (const char* key : {"code1", "code2", "n12"})
    pairs.table.columns.push_back({.key = key, .heading = {}});
  for (int i = 0; i < 1000; ++i)
    pairs.table.rows.push_back(
        {"c" + std::to_string(i), "c" + std::to_string(i + 1), std::int64_t{i}});
  std::vector<base::Message> told;
  const auto sheets = support::read_workbook(written({pairs}, {}, &told));
  CHECK(sheets.contains("cooccurrence"));
  CHECK_FALSE(sheets.contains("cooccurrence_matrix"));
  REQUIRE(told.size() == 1);
  CHECK_THAT(told.front().en, Catch::StartsWith("cooccurrence: no matrix is made of more than"));
}
