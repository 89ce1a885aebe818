// report frequencies, cooccurrence, rules.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using engine::base::Language;
using nlohmann::json;
using support::Answer;
using support::duiding;
using support::TempDir;

// One code with two children and one without, said by two interviews.
struct CountedStudy {
  TempDir dir;
  std::string study = dir.path("s.duiding");

  CountedStudy() {
    const std::string book = dir.write("moed.yaml", std::string{support::kCodebook} + R"(
  rust:
    label: {nl: Rust, en: Rest}
    brief: {nl: Zoekt rust, en: Seeks rest}
    applies_to: [participant]
    rules:
    - id: rust.want
      tier: precise
      patterns: |
        toen heb ik
      hit: |
        toen heb ik gerust
      miss: |
        ik rust
)");
    REQUIRE(duiding({"code", study, "--codebook", book, dir.write("een.txt", support::kInterview),
                     dir.write("twee.txt", support::kOtherInterview), "--role", "P*=participant"})
                .exit == Exit::ok);
  }

  [[nodiscard]] json rows(std::vector<std::string> args) const {
    args.insert(args.begin(), "report");
    args.insert(args.end(), {study, "--format", "json"});
    const Answer answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return json::parse(answer.out);
  }
};

json row_of(const json& rows, const std::string& key, const std::string& value) {
  for (const json& row : rows)
    if (row.at(key) == value) return row;
  FAIL("no row with " << key << " " << value);
  return {};
}

}  // namespace

TEST_CASE_METHOD(CountedStudy, "frequencies have the promised keys and counts", "[cli][report]") {
  const json rows = this->rows({"frequencies"});
  REQUIRE(rows.size() == 2);
  std::vector<std::string> keys;
  const auto first = nlohmann::ordered_json::parse(rows[0].dump());
  for (const auto& [key, value] : first.items()) keys.push_back(key);
  CHECK(std::set<std::string>(keys.begin(), keys.end()) ==
        std::set<std::string>{"code", "codings", "transcripts", "transcripts_n", "speakers",
                              "speakers_n", "words", "per_1000_words", "other_voices"});
  // een: two sentences of R, one reported; twee: one sentence with both children.
  const json discouraged = row_of(rows, "code", "ontmoediging");
  CHECK(discouraged["codings"] == 3);
  CHECK(discouraged["other_voices"] == 1);
  CHECK(discouraged["transcripts"] == 2);
  CHECK(discouraged["speakers"] == 2);
  CHECK(discouraged["speakers_n"] == 3);
  CHECK(discouraged["per_1000_words"].get<double>() ==
        Approx(3000.0 / discouraged["words"].get<double>()));
  // Of the speakers only P1 and P2 are participants.
  const json rest = row_of(rows, "code", "rust");
  CHECK(rest["transcripts_n"] == 1);
  CHECK(rest["speakers_n"] == 2);
  CHECK(rest["words"] == 13);
}

TEST_CASE_METHOD(CountedStudy, "sub-codes are counted apart", "[cli][report]") {
  const json rows = this->rows({"frequencies", "--by", "subcode"});
  REQUIRE(rows.size() == 3);
  CHECK(row_of(rows, "code", "ontmoediging.opgeven")["codings"] == 2);
  CHECK(row_of(rows, "code", "ontmoediging.kansloos")["codings"] == 2);
  CHECK(row_of(rows, "code", "ontmoediging.kansloos")["subcode"] == "kansloos");
  CHECK(row_of(rows, "code", "rust")["subcode"].is_null());
}

TEST_CASE_METHOD(CountedStudy, "each way of making rows adds its key", "[cli][report]") {
  CHECK(rows({"frequencies", "--by", "transcript"})[0].contains("transcript"));
  CHECK(rows({"frequencies", "--by", "role"})[0].contains("role"));
  const json speakers = rows({"frequencies", "--by", "speaker"});
  CHECK(speakers[0].contains("speaker"));
  CHECK(speakers[0].contains("transcript"));
  REQUIRE(duiding({"attribute", study, "een", "sector=zorg"}).exit == Exit::ok);
  const json sectors = rows({"frequencies", "--by", "attribute:sector"});
  CHECK(sectors[0]["attribute:sector"] == "zorg");
  CHECK(sectors[1]["attribute:sector"].is_null());
}

TEST_CASE_METHOD(CountedStudy,
                 "groups side by side have the promised keys, and the counts of frequencies",
                 "[cli][report]") {
  REQUIRE(duiding({"attribute", study, "een", "sector=bouw"}).exit == Exit::ok);
  REQUIRE(duiding({"attribute", study, "twee", "sector=zorg"}).exit == Exit::ok);
  const json groups = rows({"compare", "--by", "attribute:sector"});
  const json counts = rows({"frequencies", "--by", "attribute:sector"});
  REQUIRE(groups.size() == counts.size());
  for (std::size_t at = 0; at < groups.size(); ++at)
    for (const char* key : {"code", "attribute:sector", "codings", "transcripts", "transcripts_n",
                            "speakers", "speakers_n", "words", "per_1000_words"})
      CHECK(groups[at].at(key) == counts[at].at(key));
  CHECK(groups[0]["against"].is_null());
  CHECK(groups[1]["against"] == "bouw");
  CHECK(groups[1]["small"] == true);
  CHECK(groups[1]["difference"].get<double>() == Approx(groups[1]["per_1000_words"].get<double>() -
                                                        groups[0]["per_1000_words"].get<double>()));
  CHECK(groups[1]["difference_low"].is_null());
  CHECK(groups[1]["difference_reason"] ==
        "the group has one transcript, and an interval needs at least two");
}

TEST_CASE_METHOD(CountedStudy, "groups are of roles or of an attribute there is", "[cli][report]") {
  const auto ask = [&](const char* by) {
    return duiding({"report", "compare", study, "--by", by});
  };
  CHECK(ask("role").exit == Exit::ok);
  CHECK(ask("role").out.find("layer suggested") != std::string::npos);
  CHECK(ask("code").exit == Exit::failed);
  CHECK(ask("attribute:sector").exit == Exit::failed);
  CHECK(ask("attribute:sector").err.find("the transcripts have no attributes yet") == 0);
  CHECK(duiding({"report", "compare", study}).err.find("--by") != std::string::npos);
}

TEST_CASE_METHOD(CountedStudy, "an unknown attribute is refused, with those there are",
                 "[cli][report]") {
  const auto ask = [&] {
    return duiding({"report", "frequencies", study, "--by", "attribute:sektor"});
  };
  CHECK(ask().exit == Exit::failed);
  CHECK(ask().err.find("the transcripts have no attributes yet") == 0);
  REQUIRE(duiding({"attribute", study, "een", "sector=zorg"}).exit == Exit::ok);
  CHECK(ask().err ==
        "no transcript has the attribute 'sektor'; did you mean 'sector'? (there is: sector)\n");
}

TEST_CASE_METHOD(CountedStudy, "voices, tiers and layers narrow what is counted", "[cli][report]") {
  const auto codings = [&](const std::vector<std::string>& options) {
    std::vector<std::string> args{"frequencies"};
    args.insert(args.end(), options.begin(), options.end());
    return row_of(rows(args), "code", "ontmoediging")["codings"].get<int>();
  };
  CHECK(codings({"--voice", "reported"}) == 1);
  CHECK(codings({"--voice", "own", "--voice", "reported"}) == 4);
  CHECK(codings({"--voice", "all"}) == 4);
  CHECK(codings({"--tier", "precise"}) == 2);
  CHECK(codings({"--tier", "hint"}) == 1);
  CHECK(codings({"--layer", "reviewed"}) == 0);
  CHECK(codings({"--layer", "final"}) == 3);
}

TEST_CASE_METHOD(CountedStudy, "the heading names the layer and what was decided",
                 "[cli][report]") {
  for (const char* report : {"frequencies", "cooccurrence", "rules"}) {
    CHECK(duiding({"report", report, study}).out.find("layer suggested, 0 of 5 decided") !=
          std::string::npos);
    CHECK(duiding({"report", report, study}, Language::nl)
              .out.find("laag suggested, 0 van 5 beoordeeld") != std::string::npos);
    // Data holds rows alone; how they were counted is told beside it.
    const Answer data = duiding({"report", report, study, "--format", "csv"});
    CHECK(data.out.find("layer") == std::string::npos);
    CHECK(data.err.find("layer suggested, 0 of 5 decided") != std::string::npos);
  }
}

TEST_CASE_METHOD(CountedStudy, "co-occurrence has the promised keys, and reasons",
                 "[cli][report]") {
  const json pairs = rows({"cooccurrence", "--by", "subcode"});
  REQUIRE(pairs.size() == 3);
  const json& siblings = pairs[0];
  CHECK(siblings["code1"] == "ontmoediging.opgeven");
  CHECK(siblings["code2"] == "ontmoediging.kansloos");
  CHECK(siblings["n12"] == 1);
  CHECK(siblings["n"].get<int>() > 3);
  CHECK(siblings["phi"].is_number());
  CHECK(siblings["phi_reason"].is_null());

  for (const json& row : rows({"cooccurrence", "--within", "tokens:3"})) {
    for (const char* key : {"n", "phi", "npmi", "g2"}) {
      CHECK(row[key].is_null());
      CHECK(row[std::string{key} + "_reason"].is_string());
    }
    CHECK(row["c_coefficient"].is_number());
  }
}

TEST_CASE_METHOD(CountedStudy, "wrong values are answered with right ones", "[cli][report]") {
  struct Row {
    std::vector<std::string> args;
    const char* answer;
  };
  const Row row = GENERATE(values<Row>({
      {{"frequencies", "--by", "rol"}, "did you mean 'role'?"},
      {{"frequencies", "--by", "attribute:"}, "choose code, subcode, transcript"},
      {{"frequencies", "--layer", "reviewd"}, "did you mean 'reviewed'?"},
      {{"frequencies", "--voice", "mine"}, "choose own, meta, question"},
      {{"frequencies", "--tier", "precies"}, "did you mean 'precise'?"},
      {{"cooccurrence", "--within", "tokens:"}, "as in tokens:20"},
      {{"cooccurrence", "--within", "tokens:-1"}, "as in tokens:20"},
      {{"cooccurrence", "--within", "sentences"}, "did you mean 'sentence'?"},
      {{"cooccurrence", "--by", "role"}, "choose code or subcode"},
  }));
  std::vector<std::string> args{"report"};
  args.insert(args.end(), row.args.begin(), row.args.end());
  args.push_back(study);
  const Answer answer = duiding(args);
  CAPTURE(answer.err);
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.out.empty());
  CHECK(answer.err.find(row.answer) != std::string::npos);
}

TEST_CASE_METHOD(CountedStudy, "rules say what they found and what was held back",
                 "[cli][report]") {
  const json rows = this->rows({"rules"});
  REQUIRE(rows.size() == 3);
  const json given_up = row_of(rows, "rule", "ontm.opgeven");
  CHECK(given_up["code"] == "ontmoediging.opgeven");
  CHECK(given_up["matches"] == 3);
  CHECK(given_up["suggestions"] == 2);
  CHECK(given_up["other_voices"] == 1);
  CHECK(given_up["suppressed"] == 1);
  CHECK(given_up["acceptance"].is_null());
  CHECK(given_up["acceptance_low"].is_null());
  CHECK(given_up["acceptance_reason"] == "nothing has been accepted or rejected yet");
}

TEST_CASE("a report on a study without transcripts or codebook says what to do", "[cli][report]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  for (const char* report : {"frequencies", "cooccurrence", "rules"}) {
    const Answer empty = duiding({"report", report, study, "--format", "json"});
    CHECK(empty.exit == Exit::ok);
    CHECK(empty.out == "[]\n");
    CHECK(empty.err.find("there are no transcripts in") != std::string::npos);
  }
  REQUIRE(duiding({"import", study, dir.write("een.txt", support::kInterview)}).exit == Exit::ok);
  CHECK(duiding({"report", "frequencies", study}).err.find("no codebook was applied to") !=
        std::string::npos);
}
