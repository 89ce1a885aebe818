#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/text/width.hpp"
#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using support::duiding;
using support::TempDir;

struct FilledStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string book = dir.write("moed.yaml", support::kCodebook);

  FilledStudy() {
    REQUIRE(duiding({"init", study}).exit == Exit::ok);
    REQUIRE(duiding({"import", study, dir.write("een.txt", support::kInterview),
                     dir.write("twee.txt", support::kOtherInterview)})
                .exit == Exit::ok);
  }
};

TEST_CASE_METHOD(FilledStudy, "kwic puts keywords under one another", "[cli][kwic]") {
  const auto answer = duiding({"kwic", study, "opgegeven"});
  CHECK(answer.exit == Exit::ok);
  CHECK(answer.err == "found: 5; transcripts: 2\n");
  std::istringstream lines{answer.out};
  std::vector<std::size_t> columns;
  for (std::string line; std::getline(lines, line);) {
    columns.push_back(engine::text::display_width(line.substr(0, line.find("opgegeven"))));
    CHECK(engine::text::display_width(line) <= 80);
  }
  CHECK(columns == std::vector<std::size_t>(5, columns.front()));
  CHECK_THAT(answer.out, Catch::StartsWith("een:4 Interviewer"));
}

TEST_CASE_METHOD(FilledStudy, "kwic says in data where each keyword stands", "[cli][kwic]") {
  const auto answer = duiding({"kwic", study, "geen {0,2} kans", "--format", "json"});
  const json rows = json::parse(answer.out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["transcript"] == "een");
  CHECK(rows[0]["line"] == 5);
  CHECK(rows[0]["turn"] == 2);
  CHECK(rows[0]["speaker"] == "R");
  CHECK(rows[0]["role"] == "respondent");
  CHECK(rows[0]["left"] == "Ik heb het opgegeven. Er is voor mij ");
  CHECK(rows[0]["keyword"] == "geen kans");
  CHECK(rows[0]["right"] == ".");
  CHECK(rows[0]["begin_cp"] == std::string{support::kInterview}.find("geen kans"));
  CHECK(rows[1]["keyword"] == "geen enkele kans");
}

TEST_CASE_METHOD(FilledStudy, "kwic tells where it leaves something out", "[cli][kwic]") {
  std::string often = "R:";
  for (int i = 0; i <= 10'000; ++i) often += " Moed.";
  REQUIRE(duiding({"import", study, dir.write("vaak.txt", often)}).exit == Exit::ok);
  const auto answer = duiding({"kwic", study, "moed", "--format", "csv"});
  CHECK(answer.exit == Exit::ok);
  CHECK_THAT(answer.err,
             Catch::StartsWith("found: 10000; transcripts: 3\nmind: in 1 of the turns"));
  CHECK_THAT(duiding({"kwic", study, "opgegeven"}).err, !Catch::Contains("mind"));
}

TEST_CASE_METHOD(FilledStudy, "a codebook's lists work in kwic", "[cli][kwic]") {
  CHECK(duiding({"kwic", study, "geen {0,2} @kans"}).exit == Exit::failed);
  CHECK(duiding({"kwic", study, "geen {0,2} @kans", "--codebook", book}).err ==
        "found: 2; transcripts: 2\n");
  REQUIRE(duiding({"code", study, "--codebook", book}).exit == Exit::ok);
  CHECK(duiding({"kwic", study, "geen {0,2} @kans"}).err == "found: 2; transcripts: 2\n");
  CHECK(duiding({"kwic", study, "@kans", "--transcript", "twee"}).err ==
        "found: 1; transcripts: 1\n");
}

TEST_CASE_METHOD(FilledStudy, "a pattern with a mistake shows the place", "[cli][kwic]") {
  const auto answer = duiding({"kwic", study, "wij {0,8"});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, Catch::StartsWith("PATTERN:1:") && Catch::Contains("  wij {0,8\n") &&
                             Catch::Contains("^"));
}

TEST_CASE_METHOD(FilledStudy, "a regular expression with a mistake is named by itself",
                 "[cli][kwic]") {
  const auto answer = duiding({"kwic", study, "/[/"});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err,
             Catch::StartsWith("PATTERN:1: RE2 cannot use this regular expression: missing ]"));
}

}  // namespace
