// Projects of other tools through the whole program: their texts are
// transcripts, and what their coders coded is theirs.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/fuzz/stored_zip.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using support::duiding;
using support::TempDir;

constexpr const char* kProject = R"(<?xml version="1.0" encoding="utf-8"?>
<Project name="p" origin="Toets" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="U1" name="Ana"/><User guid="U2" name="Ben"/></Users>
<CodeBook><Codes><Code guid="C1" name="Ontmoediging" isCodable="true">
<Code guid="C2" name="Kansloos" isCodable="true"/></Code>
<Code guid="C3" name="Gezin" isCodable="true" color="#aabbcc"/></Codes></CodeBook>
<Sources><TextSource guid="T1" name="gesprek.docx" plainTextPath="internal://a.txt">
<PlainTextSelection guid="S1" name="Ik heb het opgegeven." startPosition="39" endPosition="60">
<Coding guid="X1" creatingUser="U1"><CodeRef targetGUID="C1"/></Coding>
<Coding guid="X2" creatingUser="U2"><CodeRef targetGUID="C3"/></Coding></PlainTextSelection>
<PlainTextSelection guid="S2" name="Interviewer" startPosition="0" endPosition="11">
<Coding guid="X3" creatingUser="U2"><CodeRef targetGUID="C2"/></Coding></PlainTextSelection>
</TextSource><TextSource guid="T2" name="weg" plainTextPath="internal://weg.txt"/></Sources></Project>)";
constexpr const char* kText =
    "Interviewer: Heeft u het opgegeven?\nR: Ik heb het opgegeven. Er is geen kans.\n"
    "Interviewer: En toen?\nR: Verder niets.\n";

struct WithProject {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string project =
      dir.write("p.qdpx", fuzz::stored_zip({{"project.qde", kProject}, {"sources/a.txt", kText}}));

  WithProject() { REQUIRE(duiding({"init", study}).exit == Exit::ok); }

  json codings() const { return json::parse(duiding({"codings", study, "--format", "json"}).out); }
};

}  // namespace

TEST_CASE_METHOD(WithProject, "a project brings transcripts, and codings of its coders",
                 "[cli][projects]") {
  const auto answer = duiding({"import", study, project, "--format", "jsonl"});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const json row = json::parse(answer.out);
  CHECK(row["transcript"] == "gesprek");
  CHECK(row["format"] == "qdpx");
  CHECK(row["turns"] == 4);
  CHECK(row["codings"] == 2);
  CHECK(row["remarks"][0] ==
        "from this project: 1 text, 3 codes, 2 codings of 2 coders (Ana, Ben)");
  CHECK_THAT(answer.err, Catch::Contains("left out: 1 coding where nobody says anything"));
  CHECK_THAT(answer.err, Catch::Contains("left out: 1 text that is not in the file"));

  const json codings = this->codings();
  REQUIRE(codings.size() == 2);
  CHECK(codings[0]["coder"] == "Ben");
  CHECK(codings[0]["code"] == "gezin");
  CHECK(codings[1]["coder"] == "Ana");
  CHECK(codings[1]["code"] == "ontmoediging");
  for (const json& coding : codings) {
    CHECK(coding["status"] == "added");
    CHECK(coding["text"] == "Ik heb het opgegeven.");
    CHECK(coding["speaker"] == "R");
  }
}

TEST_CASE_METHOD(WithProject, "a project that comes twice adds nothing", "[cli][projects]") {
  REQUIRE(duiding({"import", study, project}).exit == Exit::ok);
  const json before = codings();
  const auto again = duiding({"import", study, project, "--format", "jsonl"});
  CHECK(again.exit == Exit::ok);
  CHECK(json::parse(again.out)["outcome"] == "same");
  CHECK_THAT(again.err, Catch::Contains("not doubled (codings: 2)"));
  CHECK(codings() == before);
}

TEST_CASE_METHOD(WithProject, "a code that a codebook of the study has is that code",
                 "[cli][projects]") {
  const std::string book = dir.write("b.yaml", support::kCodebook);
  REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview)})
              .exit == Exit::ok);
  REQUIRE(duiding({"import", study, project}).exit == Exit::ok);
  bool found = false;
  for (const json& coding : codings())
    if (coding["coder"] == "Ana") {
      found = true;
      CHECK(coding["code"] == "ontmoediging");
      CHECK(coding["codebook"] == "moed");
    }
  CHECK(found);
}

TEST_CASE_METHOD(WithProject, "a dry run of a project changes nothing", "[cli][projects]") {
  const std::string before = dir.read("s.duiding");
  const auto answer = duiding({"import", "--dry-run", study, project, "--format", "jsonl"});
  CHECK(answer.exit == Exit::ok);
  CHECK(json::parse(answer.out)["turns"] == 4);
  CHECK(dir.read("s.duiding") == before);
}

TEST_CASE_METHOD(WithProject, "a project stands in for no transcript", "[cli][projects]") {
  REQUIRE(duiding({"import", study, project}).exit == Exit::ok);
  CHECK_THAT(duiding({"import", study, project, "--replace", "gesprek"}).err,
             Catch::Contains("a project of another tool cannot replace a transcript"));
  const auto coded =
      duiding({"code", study, "--codebook", dir.write("b.yaml", support::kCodebook), project});
  CHECK(coded.exit == Exit::failed);
  CHECK_THAT(coded.err, Catch::Contains("this is a project of another tool, not a transcript"));
}

TEST_CASE_METHOD(WithProject, "a project comes in beside transcripts and projects that are none",
                 "[cli][projects]") {
  const std::string half = dir.write("half.qdpx", "PK\x03\x04project.qde");
  const std::string other = dir.write("gesprek.txt", "R: Iets anders dus.\n");
  const auto answer = duiding({"import", study, half, project, other, "--format", "jsonl"});
  CHECK(answer.exit == Exit::failed);
  const json rows = json::parse(duiding({"transcripts", study, "--format", "json"}).out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["transcript"] == "gesprek");
  CHECK(rows[1]["transcript"] == "gesprek-2");
  CHECK(codings().size() == 2);
}

TEST_CASE_METHOD(WithProject, "quotations find their place in transcripts of their name",
                 "[cli][projects]") {
  const std::string table = dir.write("all_tags.csv",
                                      "id,document,tag,content\n"
                                      "1,een.odt,Moed,Ik heb het opgegeven. Er is\n"
                                      "2,een.odt,Moed,opgegeven\n"
                                      "3,een.odt,Moed,staat er niet\n"
                                      "4,twee.odt,Moed,weg\n");
  const auto early = duiding({"import", study, table});
  CHECK(early.exit == Exit::failed);
  CHECK_THAT(early.err, Catch::Contains("none of the 4 quotations stands in a transcript"));
  REQUIRE(duiding({"import", study, dir.write("een.txt", kText)}).exit == Exit::ok);
  const auto answer = duiding({"import", study, table, "--format", "jsonl"});
  CHECK(answer.exit == Exit::ok);
  const json row = json::parse(answer.out);
  CHECK(row["codings"] == 1);
  CHECK(row["remarks"] == json::parse(R"(["quotations that found their place: 1 of 4; codes: 1",
          "left out: 1 quotation of a transcript that is not in the study",
          "left out: 1 quotation that does not stand in its transcript",
          "left out: 1 quotation that stands in it more than once"])"));
  REQUIRE(codings().size() == 1);
  CHECK(codings()[0]["text"] == "Ik heb het opgegeven. Er is");
}
