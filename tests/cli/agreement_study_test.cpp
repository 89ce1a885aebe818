// agreement on a study; what each number is stands in tests/analysis.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using Json = nlohmann::ordered_json;
using support::Answer;
using support::duiding;
using support::TempDir;

constexpr const char* kCodebook = R"(codebook: {id: proef, version: 1.0.0, language: nl}
codes:
  een:
    rules:
      - id: een.woord
        tier: hint
        patterns: |
          appel
        hit: |
          Een appel.
  twee:
    rules:
      - id: twee.woord
        tier: hint
        patterns: |
          peer
        hit: |
          Een peer.
)";

// Two transcripts of four sentences by the respondent, and two coders' work.
struct CodedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");

  CodedStudy() {
    const std::string text =
        "Interviewer: Wat at u?\nRespondent: Een appel. Een peer. Niets dan brood. Dat was het.\n";
    const std::string codebook = dir.write("proef.yaml", kCodebook);
    REQUIRE(duiding({"code", study, "--codebook", codebook, dir.write("a.txt", text),
                     dir.write("b.txt", text + "Interviewer: Dank.\n")})
                .exit == Exit::ok);
    decide("anna", {"--add", "a:35:44=een", "--add", "a:45:53=twee", "--add", "b:35:44=een"});
    decide("ben", {"--add", "a:35:44=een", "--add", "b:45:53=een"});
  }

  void decide(const std::string& coder, std::vector<std::string> what) {
    what.insert(what.begin(), {"decide", study, "--coder", coder});
    const Answer answer = duiding(what);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
  }
  [[nodiscard]] Json rows(std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"agreement", study, "--format", "json"});
    const Answer answer = duiding(options);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return Json::parse(answer.out);
  }
};

Json row(const Json& rows, const std::string& code, const std::string& statistic) {
  for (const Json& each : rows)
    if (each["code"] == code && each["statistic"] == statistic) return each;
  FAIL("no row " << code << " " << statistic);
  return {};
}

}  // namespace

TEST_CASE_METHOD(CodedStudy, "agreement of a study is by code, over sentences and spans",
                 "[cli][agreement]") {
  const Json found = rows();
  const Json percent = row(found, "een", "percent_agreement");
  CHECK(percent["unit"] == "sentence");
  CHECK(percent["units"] == 8);  // the interviewer's are not counted
  CHECK(percent["coders"] == 2);
  CHECK(percent["value"].get<double>() == Approx(6.0 / 8));
  CHECK(percent["found"] == Json{{"anna", 2}, {"ben", 2}});
  CHECK(row(found, "een", "prevalence")["value"].get<double>() == Approx(4.0 / 16));
  const Json f1 = row(found, "een", "character_f1");
  CHECK(f1["unit"] == "span");
  CHECK(f1["value"].get<double>() == Approx(2.0 * 9 / (18 + 17)));
  CHECK(row(found, "twee", "percent_agreement")["value"].get<double>() == Approx(7.0 / 8));
  CHECK(row(found, "twee", "character_f1")["value"] == 0.0);
  // Equal input, equal bytes; the seed is what picks the resamples.
  CHECK(rows() == found);
  CHECK(rows({"--coders", "ben,anna"}).size() == found.size());
  CHECK(rows({"--code", "een"}).size() == found.size() / 2);
}

TEST_CASE_METHOD(CodedStudy, "what coders differ on is listed, the largest first",
                 "[cli][agreement]") {
  const Json found = rows({"--show", "disagreements"});
  REQUIRE(found.size() == 3);
  CHECK(found[0]["transcript"] == "b");
  CHECK(found[0]["code"] == "een");
  CHECK(found[0]["kind"] == "presence");
  CHECK(found[0]["weight"] == 9);
  CHECK(found[0]["text"] == "Een appel");
  CHECK(found[0]["begin_cp"] == 35);
  CHECK(found[0]["coders"] == "anna 35–44; ben –");
}

TEST_CASE_METHOD(CodedStudy, "the methods paragraph holds the numbers", "[cli][agreement]") {
  const Answer answer = duiding({"agreement", study, "--show", "methods"});
  REQUIRE(answer.exit == Exit::ok);
  CHECK_THAT(answer.out, Catch::Contains("Of 2 transcripts (11 sentences), 2 (11 sentences, "
                                         "100 %) were coded by two or more of 2 coders "
                                         "(anna, ben)."));
  CHECK_THAT(answer.out, Catch::Contains("een: alpha "));
  CHECK_THAT(answer.out, Catch::Contains("in sight of anna, ben"));
  CHECK_THAT(answer.out, Catch::Contains("2000 resamples of whole transcripts"));
}

TEST_CASE_METHOD(CodedStudy, "the methods paragraph says what is not known", "[cli][agreement]") {
  decide("cor", {"--add", "a:35:44=een"});  // one transcript: none to draw again
  const Answer answer = duiding({"agreement", study, "--coders", "anna,cor", "--show", "methods"});
  REQUIRE(answer.exit == Exit::ok);
  CHECK_THAT(answer.out, Catch::Contains("Of 2 transcripts (11 sentences), 1 ") &&
                             Catch::Contains("was coded by two"));
  CHECK_THAT(answer.out, !Catch::Contains("bootstrap intervals"));
}

TEST_CASE_METHOD(CodedStudy, "the machine is not compared with who saw its suggestions",
                 "[cli][agreement]") {
  const Answer refused = duiding({"agreement", study, "--coders", "anna,machine"});
  CHECK(refused.exit == Exit::failed);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Catch::Contains("the machine's suggestions were in sight of anna"));
  const Answer asked = duiding({"agreement", study, "--coders", "anna,machine", "--assisted"});
  CHECK(asked.exit == Exit::ok);
  CHECK_THAT(asked.out, Catch::Contains("assisted, not an independent judgement"));
}

TEST_CASE_METHOD(CodedStudy, "agreement says which coders there are", "[cli][agreement]") {
  const Answer unknown = duiding({"agreement", study, "--coders", "anna,bne"});
  CHECK(unknown.exit == Exit::failed);
  CHECK_THAT(unknown.err, Catch::Contains("no coder 'bne' in this study"));
  CHECK_THAT(unknown.err, Catch::Contains("anna, ben, machine"));
  const Answer one = duiding({"agreement", study, "--coders", "anna"});
  CHECK(one.exit == Exit::failed);
  CHECK_THAT(one.err, Catch::Contains("at least two coders"));
  CHECK(duiding({"agreement", study, "--coders", "anna,,ben"}).exit == Exit::failed);
  CHECK(duiding({"agreement", study, "--code", "drie"}).exit == Exit::failed);
  CHECK(duiding({"agreement", study, "--matrix", "m.csv"}).exit == Exit::failed);
  CHECK(duiding({"agreement"}).exit == Exit::failed);
}
