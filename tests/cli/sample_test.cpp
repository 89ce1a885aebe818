// sample and estimate: what is asked, what comes back, and what it says.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using engine::base::Language;
using Json = nlohmann::ordered_json;
using support::Answer;
using support::duiding;
using support::TempDir;
using Lines = std::vector<std::string>;

struct CodedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string book = dir.write("moed.yaml", support::kCodebook);

  CodedStudy() { code(book); }
  void code(const std::string& codebook) const {
    REQUIRE(
        duiding({"code", study, "--codebook", codebook, dir.write("een.txt", support::kInterview),
                 dir.write("twee.txt", support::kOtherInterview)})
            .exit == Exit::ok);
  }
  [[nodiscard]] static std::vector<Json> rows(const std::string& jsonl) {
    std::vector<Json> rows;
    std::istringstream in{jsonl};
    for (std::string line; std::getline(in, line);) rows.push_back(Json::parse(line));
    return rows;
  }
  [[nodiscard]] std::vector<Json> ask(Lines args) const {
    args.insert(args.begin() + 1, study);
    args.insert(args.end(), {"--format", "jsonl"});
    const Answer answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return rows(answer.out);
  }
  // Judges every unit: those with one of the words have the code.
  std::string judge(const std::string& coder, const Lines& words) const {
    std::string lines;
    for (Json unit : ask({"sample"})) {
      const std::string text = unit["text"];
      const bool found = std::ranges::any_of(
          words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
      unit["codes"] = found ? Json::array({"ontmoediging"}) : Json::array();
      lines += unit.dump() + "\n";
    }
    const std::string file = dir.write(coder + ".jsonl", lines);
    const Answer answer = duiding({"sample", study, "--judge", file, "--coder", coder});
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return answer.out;
  }
};

}  // namespace

TEST_CASE_METHOD(CodedStudy, "a file to judge tells nothing of what the machine found",
                 "[cli][sample]") {
  const std::string file = dir.path("oordelen.jsonl");
  const Answer answer = duiding({"sample", study, "--decoys", "2", "--out", file});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  CHECK(answer.out.find("ontmoediging") != std::string::npos);
  const auto units = rows(dir.read("oordelen.jsonl"));
  REQUIRE(units.size() == 5);
  int number = 0;
  for (const Json& unit : units) {
    Lines keys;
    for (const auto& [key, value] : unit.items()) keys.push_back(key);
    CHECK(keys == Lines{"sample", "unit", "text", "before", "after", "codes"});
    CHECK(unit["unit"] == ++number);
    CHECK(unit["codes"].is_null());
    CHECK(unit["sample"] == units.front()["sample"]);
    CHECK(unit["text"].get<std::string>() != "Heeft u het opgegeven?");  // an interviewer's
  }
  // Both kinds are in it, and the same command gives the same bytes.
  std::set<std::string> texts;
  for (const Json& unit : units) texts.insert(unit["text"]);
  CHECK(texts.contains("Ik heb het roken opgegeven."));
  const std::string before = dir.read("oordelen.jsonl");
  CHECK(duiding({"sample", study, "--decoys", "2", "--out", file}).exit == Exit::failed);
  CHECK(dir.read("oordelen.jsonl") == before);
  const Answer again = duiding({"sample", study, "--decoys", "2", "--format", "jsonl"});
  CHECK(again.out == before);
  CHECK_THAT(again.err, Catch::Contains("was drawn like this before"));
  const std::string id = units.front()["sample"];
  CHECK(duiding({"sample", study, "--sample", id.substr(0, 6), "--format", "jsonl"}).out == before);
}

TEST_CASE_METHOD(CodedStudy, "recall is unknown before a sample, and follows from it",
                 "[cli][estimate]") {
  Json row = ask({"estimate"}).front();
  CHECK(row["code"] == "ontmoediging");
  CHECK(row["flagged"] == 3);
  CHECK(row["recall"].is_null());
  CHECK(row["recall_reason"] == "no sample has been judged yet: see duiding sample");
  CHECK(row["sample"].is_null());

  CHECK(ask({"sample", "--dry-run"}).front()["expected"].size() == 3);
  CHECK(ask({"sample", "--list"}).empty());

  // All is judged: what the judge says is what is.
  CHECK_THAT(judge("ana", {"kans", "roken"}), Catch::Contains("ana"));
  row = ask({"estimate"}).front();
  CHECK(row["precision_from"] == "decoys");
  CHECK(row["precision"].get<double>() == Approx(2.0 / 3));
  CHECK(row["missed"].get<double>() == Approx(1));
  CHECK(row["missed_low"].get<double>() == Approx(1));
  CHECK(row["recall"].get<double>() == Approx(2.0 / 3));
  CHECK(row["decoy_rate"].get<double>() == Approx(2.0 / 3));
  CHECK(row["coder"] == "ana");
  CHECK(ask({"sample", "--list"}).front()["judged"]["ana"] == 6);

  // Decisions tell of precision before decoys do.
  const auto codings = ask({"codings", "--voice", "own"});
  Lines decide{"decide", study, "--coder", "ben"};
  for (const Json& coding : codings)
    decide.insert(decide.end(), {"--accept", coding["id"].get<std::string>()});
  REQUIRE(duiding(decide).exit == Exit::ok);
  row = ask({"estimate"}).front();
  CHECK(row["precision_from"] == "decisions");
  CHECK(row["precision"] == 1.0);
  CHECK(row["recall"].get<double>() == Approx(3.0 / 4));
  const auto by_rule = ask({"estimate", "--by", "rule"});
  CHECK(by_rule.front()["rule"] == "ontm.opgeven");
  CHECK(by_rule.front()["strict"] == 1.0);
}

TEST_CASE_METHOD(CodedStudy, "a sample tells nothing of the codebook that it helped to improve",
                 "[cli][estimate]") {
  judge("ana", {"kans", "roken"});
  std::string better = support::kCodebook;
  const std::string condition = " ; not before 2: roken";
  better.replace(better.find(condition), condition.size(), "");
  const std::string miss = "ik heb het roken opgegeven";
  better.replace(better.find(miss), miss.size(), "ik geef niet op");
  better.replace(better.find("1.0.0"), 5, "1.1.0");
  code(dir.write("beter.yaml", better));
  const Json row = ask({"estimate"}).front();
  CHECK(row["flagged"] == 4);
  CHECK(row["recall"].is_null());
  CHECK_THAT(row["recall_reason"].get<std::string>(),
             Catch::Contains("belongs to version 1.0.0 of the codebook, and version 1.1.0 finds"));
  const std::string id = row["sample"];
  CHECK_THAT(duiding({"estimate", study}, Language::nl).out,
             Catch::Contains("versie 1.1.0 vindt andere zinnen"));
  // Of then it still tells.
  const Json then = ask({"estimate", "--sample", id}).front();
  CHECK(then["recall"].get<double>() == Approx(2.0 / 3));
  CHECK(then["flagged"] == 3);
  CHECK(then["codebook_version"] == "1.0.0");
  CHECK(ask({"sample", "--list"}).front()["current"] == false);
}

TEST_CASE_METHOD(CodedStudy, "two coders of one sample tell how many there are",
                 "[cli][estimate]") {
  judge("ana", {"kans", "roken"});
  judge("ben", {"kans", "niet"});
  const Json row = ask({"estimate", "--by", "coders"}).front();
  CHECK(row["coder1"] == "ana");
  CHECK(row["coder2"] == "ben");
  CHECK(row["units"] == 6);
  CHECK(row["n1"] == 3);
  CHECK(row["n2"] == 3);
  CHECK(row["n12"] == 2);
  CHECK(row["chapman"].get<double>() == Approx(16.0 / 3 - 1));
}

TEST_CASE_METHOD(CodedStudy, "judgements with a mistake are refused as a whole", "[cli][sample]") {
  REQUIRE_FALSE(ask({"sample"}).empty());
  const std::string file =
      dir.write("f.jsonl", "{\"unit\": 1, \"codes\": []}\n{\"unit\": 2, \"codes\": [\"moed\"]}\n");
  const Answer answer = duiding({"sample", study, "--judge", file, "--coder", "ana"}, Language::nl);
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains(":2: naar code 'moed' vraagt deze steekproef niet"));
  CHECK_THAT(answer.err, Catch::Contains("er is niets vastgelegd"));
  CHECK(ask({"sample", "--list"}).front()["judged"].empty());
}

TEST_CASE_METHOD(CodedStudy, "options that do not go together are refused", "[cli][sample]") {
  const Lines args = GENERATE(values<Lines>({{"--judge", "f.jsonl"},
                                             {"--coder", "ana"},
                                             {"--list", "--seed", "2"},
                                             {"--dry-run", "--out", "f"},
                                             {"--sample", "1", "--list"},
                                             {"--code", "moed"},
                                             {"--sample", "zzz"}}));
  CAPTURE(args.front());
  Lines line{"sample", study};
  line.insert(line.end(), args.begin(), args.end());
  const Answer answer = duiding(line);
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.out.empty());
  CHECK_FALSE(answer.err.empty());
  CHECK(ask({"sample", "--list"}).empty());
}

TEST_CASE_METHOD(CodedStudy, "estimate knows what it is asked about", "[cli][estimate]") {
  CHECK(duiding({"estimate", study, "--code", "moed"}).exit == Exit::failed);
  CHECK(duiding({"estimate", study, "--coder", "ana"}).exit == Exit::failed);
  CHECK(duiding({"estimate", study, "--sample", "1"}).exit == Exit::failed);
  CHECK(ask({"estimate", "--code", "ontmoediging.kansloos"}).size() == 1);
}
