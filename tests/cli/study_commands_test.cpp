// init, import, transcripts, role, attribute.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using engine::base::Language;
using nlohmann::json;
using support::duiding;
using support::TempDir;

std::vector<json> lines_of(const std::string& jsonl) {
  std::vector<json> lines;
  std::istringstream in{jsonl};
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
  return lines;
}

struct TwoInterviews {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string one = dir.write("een.txt", support::kInterview);
  std::string two = dir.write("twee.txt", support::kOtherInterview);
};

struct FilledStudy : TwoInterviews {
  FilledStudy() {
    REQUIRE(duiding({"init", study}).exit == Exit::ok);
    REQUIRE(duiding({"import", study, one, two}).exit == Exit::ok);
  }
  [[nodiscard]] std::vector<json> transcripts() const {
    return lines_of(duiding({"transcripts", study, "--format", "jsonl"}).out);
  }
};

TEST_CASE("init makes a study and never overwrites", "[cli][init]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  const auto made = duiding({"init", study, "--title", "Werk"});
  CHECK(made.exit == Exit::ok);
  CHECK(made.out.empty());
  CHECK(made.err == "made " + study + "\n  next: duiding import " + study + " INTERVIEW.txt\n");
  const std::string bytes = dir.read("s.duiding");
  const auto again = duiding({"init", study});
  CHECK(again.exit == Exit::failed);
  CHECK(again.err.find(study) != std::string::npos);
  CHECK(dir.read("s.duiding") == bytes);

  const std::string text = dir.write("notes.txt", "keep me");
  CHECK(duiding({"init", text}).exit == Exit::failed);
  CHECK(dir.read("notes.txt") == "keep me");
}

TEST_CASE_METHOD(TwoInterviews, "import says what became of each file", "[cli][import]") {
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const auto answer = duiding({"import", study, one, two, dir.path("none.txt"), "--role",
                               "P1=Expert", "--format", "jsonl"});
  CHECK(answer.exit == Exit::failed);
  const auto files = lines_of(answer.out);
  REQUIRE(files.size() == 3);
  CHECK(files[0]["outcome"] == "imported");
  CHECK(files[0]["transcript"] == "een");
  CHECK(files[0]["encoding"] == "UTF-8");
  CHECK(files[0]["turns"] == 4);
  CHECK(files[0]["speakers"][0]["role"] == "interviewer");
  CHECK(files[0]["speakers"][1]["role"] == "respondent");
  CHECK(files[1]["speakers"][1]["role"] == "expert");
  CHECK(files[2]["outcome"] == "failed");
  CHECK(files[2]["words"].is_null());
  CHECK_THAT(answer.err, Catch::Contains("none.txt") && Catch::EndsWith("2 imported, 1 failed\n"));

  const auto again = duiding({"import", study, one, "--format", "jsonl"});
  CHECK(again.exit == Exit::ok);
  CHECK(lines_of(again.out)[0]["outcome"] == "same");
  CHECK_THAT(again.err, Catch::Contains("is in the study already as 'een'; skipped"));
}

TEST_CASE_METHOD(TwoInterviews, "a dry run shows the same and changes nothing", "[cli][import]") {
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const std::string bytes = dir.read("s.duiding");
  const auto proof =
      duiding({"import", study, one, two, "--dry-run", "--format", "jsonl"}, Language::nl);
  CHECK(proof.exit == Exit::ok);
  CHECK_THAT(proof.err, Catch::EndsWith("proef: er is niets veranderd\n"));
  CHECK(dir.read("s.duiding") == bytes);
  const auto real = duiding({"import", study, one, two, "--format", "jsonl"});
  CHECK(real.out == proof.out);
}

TEST_CASE_METHOD(FilledStudy, "a dry run tells what the study would do with a file",
                 "[cli][import]") {
  const std::string changed = dir.write("een.txt", "R: Heel wat anders.\n");
  const auto outcome = [&](std::vector<std::string> args) {
    args.insert(args.end(), {"--dry-run", "--format", "jsonl"});
    const auto answer = duiding(args);
    return std::pair{answer.exit, lines_of(answer.out)[0]["outcome"].get<std::string>()};
  };
  CHECK(outcome({"import", study, changed}) == std::pair{Exit::failed, std::string{"failed"}});
  CHECK(outcome({"import", study, changed, "--replace", "een"}) ==
        std::pair{Exit::ok, std::string{"replaced"}});
  CHECK(outcome({"import", study, changed, "--replace", "niets"}).first == Exit::failed);
  CHECK(outcome({"import", study, two}) == std::pair{Exit::ok, std::string{"same"}});
}

TEST_CASE_METHOD(FilledStudy, "other content under a known name needs --replace", "[cli][import]") {
  const std::string changed = dir.write("een.txt", "R: Heel wat anders.\n");
  const auto refused = duiding({"import", study, changed});
  CHECK(refused.exit == Exit::failed);
  CHECK_THAT(refused.err, Catch::Contains("--replace"));
  CHECK(transcripts()[0]["words"] != 3);

  CHECK(duiding({"import", study, changed, "--replace", "een"}).exit == Exit::ok);
  CHECK(transcripts()[0]["words"] == 3);
  CHECK(transcripts().size() == 2);
}

TEST_CASE_METHOD(FilledStudy, "transcripts lists speakers, roles and words", "[cli][transcripts]") {
  const auto rows = transcripts();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["transcript"] == "een");
  CHECK(rows[0]["turns"] == 4);
  CHECK(rows[0]["words"] == 27);
  CHECK(rows[0]["words_by_role"] == json{{"interviewer", 4}, {"respondent", 23}});
  CHECK(rows[0]["attributes"] == json::object());
  CHECK(rows[1]["speakers"].size() == 3);
  const auto table = duiding({"transcripts", study}, Language::nl);
  CHECK_THAT(table.out, Catch::Contains("(interviewer)") && Catch::Contains("R (respondent)") &&
                            Catch::Contains("woorden"));
}

TEST_CASE_METHOD(FilledStudy, "role sets roles, wide patterns first", "[cli][role]") {
  const auto answer = duiding({"role", study, "P1=Expert", "P*=participant", "--format", "jsonl"});
  CHECK(answer.exit == Exit::ok);
  // P2 is a participant by its label already.
  CHECK(answer.err == "1 role changed\n");
  CHECK(lines_of(answer.out).size() == 1);
  const auto rows = transcripts();
  CHECK(rows[1]["speakers"][1]["role"] == "expert");
  CHECK(rows[1]["speakers"][2]["role"] == "participant");
}

TEST_CASE_METHOD(FilledStudy, "role stays within the asked transcript", "[cli][role]") {
  const auto wrong = duiding({"role", study, "P1=expert", "--transcript", "een"});
  CHECK(wrong.exit == Exit::failed);
  const auto unknown = duiding({"role", study, "P1=expert", "--transcript", "eeen"});
  CHECK(unknown.exit == Exit::failed);
  CHECK_THAT(unknown.err, Catch::StartsWith("there is no transcript 'eeen'; did you mean 'een'?"));
  CHECK(duiding({"role", study, "P1=expert", "--transcript", "twee"}).exit == Exit::ok);
}

TEST_CASE_METHOD(FilledStudy, "one label that fits nobody changes no role at all", "[cli][role]") {
  const std::string bytes = dir.read("s.duiding");
  const auto answer = duiding({"role", study, "P1=expert", "Q9=expert"}, Language::nl);
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err ==
        "geen spreker heeft het label 'Q9'; er is niets veranderd\n"
        "  labels in deze studie: I, Interviewer, P1, P2, R\n");
  CHECK(dir.read("s.duiding") == bytes);
}

TEST_CASE_METHOD(FilledStudy, "attribute sets, changes and takes away", "[cli][attribute]") {
  CHECK(duiding({"attribute", study, "een", "sector=zorg", "regio=noord=oost"}).exit == Exit::ok);
  CHECK(transcripts()[0]["attributes"] == json{{"regio", "noord=oost"}, {"sector", "zorg"}});
  CHECK(duiding({"attribute", study, "een", "regio=", "sector=bouw"}).exit == Exit::ok);
  CHECK(transcripts()[0]["attributes"] == json{{"sector", "bouw"}});
  CHECK(duiding({"attribute", study, "een", "sector"}).exit == Exit::failed);
  CHECK(duiding({"attribute", study, "drie", "sector=zorg"}).exit == Exit::failed);
}

TEST_CASE_METHOD(FilledStudy, "attributes come from a CSV file, all or nothing",
                 "[cli][attribute]") {
  const std::string good =
      dir.write("good.csv", "transcript;sector;jaren ervaring\neen;zorg;12\ntwee;bouw;\n");
  const auto answer = duiding({"attribute", study, "--from", good});
  CHECK(answer.exit == Exit::ok);
  CHECK(answer.err == "3 attributes of 2 transcripts\n");
  CHECK(transcripts()[0]["attributes"] == json{{"jaren ervaring", "12"}, {"sector", "zorg"}});
  CHECK(transcripts()[1]["attributes"] == json{{"sector", "bouw"}});

  const std::string bytes = dir.read("s.duiding");
  const std::string bad =
      dir.write("bad.csv", "transcript,sector,sector,\neen,a,b\neen,c,d\nder,e,f\n");
  const auto refused = duiding({"attribute", study, "--from", bad});
  CHECK(refused.exit == Exit::failed);
  CHECK(refused.err == bad + ":1: the attribute 'sector' is there twice\n" + bad +
                           ":3: 'een' was on line 2 already\n" + bad +
                           ":4: there is no transcript 'der' in the study\n");
  CHECK(dir.read("s.duiding") == bytes);
}

}  // namespace
