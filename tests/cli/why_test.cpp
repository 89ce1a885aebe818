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

struct CodedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string book = dir.write("moed.yaml", support::kCodebook);

  CodedStudy() {
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview)})
                .exit == Exit::ok);
  }
  [[nodiscard]] json why(const std::string& at) const {
    return json::parse(duiding({"why", study, "een", "--at", at, "--format", "json"}).out);
  }
};

TEST_CASE_METHOD(CodedStudy, "why names the rule, the pattern and the words", "[cli][why]") {
  const json reasons = why("5");
  REQUIRE(reasons.size() == 2);
  CHECK(reasons[0]["fired"] == true);
  CHECK(reasons[0]["code"] == "ontmoediging.opgeven");
  CHECK(reasons[0]["rule"] == "ontm.opgeven");
  CHECK(reasons[0]["pattern"] == "opgegeven ; not before 2: roken");
  CHECK(reasons[0]["text"] == "opgegeven");
  CHECK(reasons[0]["tier"] == "precise");
  CHECK(reasons[0]["voice"] == "own");
  CHECK(reasons[0]["counts"] == true);
  CHECK(reasons[0]["status"] == "suggested");
  CHECK(reasons[0]["coding"].get<std::string>().size() == 16);
  CHECK(reasons[1]["code"] == "ontmoediging.kansloos");
  CHECK(reasons[1]["tier"] == "hint");
}

TEST_CASE_METHOD(CodedStudy, "a code point asks about its sentence alone", "[cli][why]") {
  const std::string text = support::kInterview;
  const std::size_t at = text.find("geen kans");
  const json reasons = why("cp:" + std::to_string(at));
  REQUIRE(reasons.size() == 1);
  CHECK(reasons[0]["text"] == "geen kans");
  CHECK(reasons[0]["begin_cp"] == at);
}

TEST_CASE_METHOD(CodedStudy, "why says what was suppressed and by what", "[cli][why]") {
  const json reasons = why("6");
  REQUIRE(reasons.size() == 1);
  CHECK(reasons[0]["fired"] == false);
  CHECK(reasons[0]["suppressed_by"] == "condition");
  CHECK(reasons[0]["counts"] == false);
  CHECK(reasons[0]["voice"].is_null());
  CHECK(reasons[0]["coding"].is_null());
  const auto dutch = duiding({"why", study, "een", "--at", "6"}, Language::nl);
  CHECK_THAT(dutch.out, Catch::StartsWith("een, regel 6, spreker R (respondent)\n"
                                          "  R: Ik heb het roken opgegeven.\n") &&
                            Catch::Contains("onderdrukt: ontmoediging.opgeven") &&
                            Catch::Contains("«not before 2: roken»"));
}

TEST_CASE_METHOD(CodedStudy, "why says when voice or role keep a match out of the totals",
                 "[cli][why]") {
  const json reported = why("7");
  REQUIRE(reported.size() == 1);
  CHECK(reported[0]["voice"] == "reported");
  CHECK(reported[0]["context"] == "citaat");
  CHECK(reported[0]["counts"] == false);
  CHECK(reported[0]["not_counted_because"] == "voice");

  const json interviewer = why("4");
  REQUIRE(interviewer.size() == 1);
  CHECK(interviewer[0]["fired"] == true);
  CHECK(interviewer[0]["not_counted_because"] == "role");
  CHECK(interviewer[0]["coding"].is_null());
  CHECK_THAT(duiding({"why", study, "een", "--at", "4"}).out,
             Catch::Contains("the code does not apply to the role «interviewer»"));
}

TEST_CASE_METHOD(CodedStudy, "a place that is not there is said", "[cli][why]") {
  struct Row {
    const char *at, *said;
  };
  const Row row = GENERATE(values<Row>({
      {"8", "'een' has 7 lines; there is no line 8\n"},
      {"cp:100000", "there is no code point 100000\n"},
      {"0", "--at: '0' is no line number and no cp:N\n"},
      {"-3", "--at: '-3' is no line number and no cp:N\n"},
      {"cp:", "--at: 'cp:' is no line number and no cp:N\n"},
      {"vijf", "--at: 'vijf' is no line number and no cp:N\n"},
      {"99999999999", "is no line number"},
  }));
  const auto answer = duiding({"why", study, "een", "--at", row.at});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains(row.said));
}

TEST_CASE_METHOD(CodedStudy, "a header is nobody's words", "[cli][why]") {
  const auto answer = duiding({"why", study, "een", "--at", "1"});
  CHECK(answer.exit == Exit::ok);
  CHECK(answer.out.empty());
  CHECK(answer.err == "nobody speaks at that place (a header or an empty line)\n");
}

TEST_CASE_METHOD(CodedStudy, "a sentence by itself is explained with a role", "[cli][why]") {
  const auto ask = [this](const std::string& role) {
    return json::parse(duiding({"why", "--codebook", book, "--text", "Ik heb 't opgegeven.",
                                "--role", role, "--format", "json"})
                           .out)[0];
  };
  CHECK(ask("respondent")["counts"] == true);
  CHECK(ask("interviewer")["counts"] == false);
  CHECK(ask("moderator")["not_counted_because"] == "role");
  const auto nothing = duiding({"why", "--codebook", book, "--text", "Mooi weer."});
  CHECK(nothing.exit == Exit::ok);
  CHECK(nothing.out == "  Mooi weer.\n\n  no rule found anything here\n");
}

TEST_CASE("why of a study that was not coded says so", "[cli][why]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  REQUIRE(duiding({"import", study, dir.write("een.txt", support::kInterview)}).exit == Exit::ok);
  const auto answer = duiding({"why", study, "een", "--at", "5"});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.err == study + " was not coded yet\n  code it first: duiding code " + study +
                          " --codebook FILE\n");
}

}  // namespace
