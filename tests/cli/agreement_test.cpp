// agreement on bare data; what each number is stands in tests/analysis.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using engine::base::Language;
using Json = nlohmann::ordered_json;
using support::Answer;
using support::duiding;
using support::TempDir;

struct BareData {
  TempDir dir;
  // Krippendorff 2011, example C.
  std::string matrix = dir.write("m.csv",
                                 "A,B,C,D\n1,1,,1\n2,2,3,2\n3,3,3,3\n3,3,3,3\n2,2,2,2\n1,2,3,4\n"
                                 "4,4,4,4\n1,1,2,1\n2,2,2,2\n,5,5,5\n,,1,1\n,3,,\n");
  // Krippendorff 2004, p. 254, from 0.
  std::string spans = dir.write("f.json", R"({"length": 300, "coders": {
      "i": [{"begin": 75, "end": 145, "code": "c"}, {"begin": 220, "end": 250, "code": "c"}],
      "j": [{"begin": 70, "end": 150, "code": "c"}, {"begin": 205, "end": 225, "code": "c"},
            {"begin": 250, "end": 270, "code": "c"}]}})");
};

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

const std::vector<std::string> kStatistic{"value", "low", "high", "reason"};

}  // namespace

TEST_CASE_METHOD(BareData, "agreement on a matrix has the promised keys", "[cli][agreement]") {
  const Answer answer = duiding({"agreement", "--format", "json", "--matrix", matrix});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const Json found = Json::parse(answer.out);
  CHECK(keys(found) == std::vector<std::string>{
                           "units", "coders", "percent_agreement", "cohen_kappa", "scott_pi",
                           "fleiss_kappa", "krippendorff_alpha", "gwet_ac1", "brennan_prediger"});
  CHECK(found["units"] == 12);
  CHECK(found["coders"] == 4);
  for (const auto& [key, statistic] : found.items())
    if (statistic.is_object()) CHECK(keys(statistic) == kStatistic);
  const Json& alpha = found["krippendorff_alpha"];
  CHECK(alpha["value"].get<double>() == Approx(0.743421).margin(1e-6));
  CHECK(alpha["low"].get<double>() < alpha["value"].get<double>());
  CHECK(alpha["value"].get<double>() < alpha["high"].get<double>());
  CHECK(alpha["reason"].is_null());
  CHECK(found["cohen_kappa"]["value"].is_null());
  CHECK(found["cohen_kappa"]["reason"] == "it is for exactly two coders, and there are 4");
  // The same input gives the same bytes; JSON lines say it on one line.
  CHECK(duiding({"agreement", "--format", "json", "--matrix", matrix}).out == answer.out);
  const Answer line = duiding({"agreement", "--format", "jsonl", "--matrix", matrix});
  CHECK(Json::parse(line.out) == found);
  CHECK(std::count(line.out.begin(), line.out.end(), '\n') == 1);
}

TEST_CASE_METHOD(BareData, "agreement on spans has the promised keys", "[cli][agreement]") {
  const Answer answer = duiding({"agreement", "--spans", spans, "--format", "json"});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == Exit::ok);
  const Json found = Json::parse(answer.out);
  CHECK(keys(found) == std::vector<std::string>{"alpha_u", "alpha_u_by_code", "u_alpha_family"});
  CHECK(keys(found["alpha_u"]) == kStatistic);
  CHECK(found["alpha_u"]["value"].get<double>() == Approx(0.7286).margin(5e-5));
  CHECK(found["alpha_u_by_code"]["c"] == found["alpha_u"]);
  CHECK(found["alpha_u"]["low"].is_null());
  CHECK(found["alpha_u"]["reason"] == "no interval: one continuum has no units to draw again");
  const Json& family = found["u_alpha_family"];
  CHECK(keys(family) == std::vector<std::string>{"u_alpha", "u_alpha_binary", "cu_alpha",
                                                 "cu_coverage", "by_code"});
  CHECK(keys(family["by_code"]["c"]) == kStatistic);
  CHECK(family["cu_alpha"]["value"].is_null());
  CHECK(family["cu_alpha"]["reason"] == "where spans overlap there is only one code");
  CHECK(family["cu_coverage"]["value"].get<double>() == Approx(75.0 / 300).margin(1e-9));
}

TEST_CASE_METHOD(BareData, "a coder's own overlapping spans are merged, and that is said",
                 "[cli][agreement]") {
  const std::string merged = dir.write("two.json", R"({"length": 9, "coders": {
      "i": [{"begin": 1, "end": 3, "code": "c"}, {"begin": 2, "end": 5, "code": "c"}],
      "j": [{"begin": 1, "end": 5, "code": "c"}]}})");
  const Answer answer = duiding({"agreement", "--spans", merged, "--format", "json"});
  CHECK(Json::parse(answer.out)["alpha_u"]["value"] == 1.0);
  CHECK_THAT(answer.err,
             Catch::Contains("coder 'i': 1 time a span overlapped another of the same code"));
}

TEST_CASE_METHOD(BareData, "tables and CSV say the same", "[cli][agreement]") {
  const Answer table = duiding({"agreement", "--matrix", matrix}, Language::nl);
  CHECK_THAT(table.out, Catch::Contains("Overeenstemming (12 eenheden, 4 codeurs)") &&
                            Catch::Contains("krippendorff_alpha") && Catch::Contains("0,743") &&
                            Catch::Contains("niet gedefinieerd: cohen_kappa, scott_pi; dit is voor "
                                            "precies twee codeurs"));
  const Answer csv = duiding({"agreement", "--matrix", matrix, "--format", "csv"});
  CHECK_THAT(csv.out, Catch::StartsWith("statistic,units,coders,value,low,high,reason\r\n"
                                        "percent_agreement,12,4,0.81818"));
  const Answer of_spans = duiding({"agreement", "--spans", spans, "--format", "csv"});
  CHECK_THAT(of_spans.out, Catch::StartsWith("statistic,code,value,low,high,reason\r\n"
                                             "alpha_u,,0.7285") &&
                               Catch::Contains("alpha_u_by_code,c,0.7285"));
  const Answer span_table = duiding({"agreement", "--spans", spans});
  CHECK_THAT(span_table.out, Catch::Contains("length 300, 2 coders") && Catch::Contains("0.729"));
}

TEST_CASE_METHOD(BareData, "categories of the codebook count, and others are refused",
                 "[cli][agreement]") {
  const auto prediger = [&](const std::vector<std::string>& more) {
    std::vector<std::string> args{"agreement", "--matrix", matrix, "--format", "json"};
    args.insert(args.end(), more.begin(), more.end());
    const Answer answer = duiding(args);
    CAPTURE(answer.err);
    REQUIRE(answer.exit == Exit::ok);
    return Json::parse(answer.out)["brennan_prediger"]["value"].get<double>();
  };
  CHECK(prediger({}) == prediger({"--categories", "1,2,3,4,5"}));
  CHECK(prediger({"--categories", "1, 2,3,4,5,6"}) > prediger({}));
  CHECK(prediger({"--categories", "1,2,3", "--categories", "4,5,6"}) ==
        prediger({"--categories", "1,2,3,4,5,6"}));
  const Answer refused = duiding({"agreement", "--matrix", matrix, "--categories", "1,2,3"});
  CHECK(refused.exit == Exit::failed);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Catch::Contains("m.csv:7: category '4' is not in --categories\n"
                                          "  these are: 1, 2, 3\n"));
  CHECK(duiding({"agreement", "--matrix", matrix, "--categories", "1,,2"}).exit == Exit::failed);
  CHECK(duiding({"agreement", "--matrix", matrix, "--categories", "1,1"}).exit == Exit::failed);
  CHECK(duiding({"agreement", "--spans", spans, "--categories", "c"}).exit == Exit::failed);
}

TEST_CASE_METHOD(BareData, "bare data that cannot be used is named in both languages",
                 "[cli][agreement][hostile]") {
  struct Row {
    const char *why, *text, *en, *nl;
  };
  const Row row = GENERATE(values<Row>({
      {"empty", "", "the file is empty", "het bestand is leeg"},
      {"ragged", "a,b\nx\n", "x.csv:2: this row has 1 cells, the header has 2",
       "x.csv:2: deze rij heeft 1 cellen"},
      {"one coder", "a\nx\n", "at least two coders are needed; in the header: 1",
       "er zijn minstens twee codeurs nodig"},
      {"a coder twice", "a,b,a\nx,x,x\n", "coder 'a' is there twice",
       "codeur 'a' staat er twee keer in"},
      {"a coder without a name", "a,,b\nx,x,x\n", "a coder has no name",
       "een codeur heeft geen naam"},
  }));
  CAPTURE(row.why);
  const std::string file = dir.write("x.csv", row.text);
  const Answer en = duiding({"agreement", "--matrix", file});
  CHECK(en.exit == Exit::failed);
  CHECK(en.out.empty());
  CHECK_THAT(en.err, Catch::Contains(row.en));
  CHECK_THAT(duiding({"agreement", "--matrix", file}, Language::nl).err, Catch::Contains(row.nl));
}

TEST_CASE_METHOD(BareData, "what only a study has a use for is not passed over",
                 "[cli][agreement]") {
  for (const auto& more : std::vector<std::vector<std::string>>{
           {"--coders", "a,b"}, {"--show", "methods"}, {"--assisted"}}) {
    std::vector<std::string> args{"agreement", "--matrix", matrix};
    args.insert(args.end(), more.begin(), more.end());
    const auto answer = duiding(args);
    CHECK(answer.exit == Exit::failed);
    CHECK_THAT(answer.err, Catch::StartsWith(more[0] + " goes with a study"));
  }
}

TEST_CASE_METHOD(BareData, "a unit that nobody rated is a unit, a blank line is none",
                 "[cli][agreement]") {
  const std::string file = dir.write("x.csv", "a,b\nx,x\n,\n\ny,x\n");
  const Json found = Json::parse(duiding({"agreement", "--matrix", file, "--format", "json"}).out);
  CHECK(found["units"] == 3);
  CHECK(found["percent_agreement"]["value"] == 0.5);
  const std::string none = dir.write("none.csv", "a,b\n");
  const Json empty = Json::parse(duiding({"agreement", "--matrix", none, "--format", "json"}).out);
  CHECK(empty["units"] == 0);
  CHECK(empty["gwet_ac1"]["reason"] == "no unit is rated by two coders");
}

TEST_CASE_METHOD(BareData, "one of a matrix and spans is asked for, from a file that is there",
                 "[cli][agreement]") {
  CHECK_THAT(duiding({"agreement"}).err, Catch::Contains("give a study, --matrix or --spans"));
  CHECK(duiding({"agreement"}).exit == Exit::failed);
  CHECK(duiding({"agreement", "--matrix", matrix, "--spans", spans}).exit == Exit::failed);
  for (const char* option : {"--matrix", "--spans"}) {
    CHECK(duiding({"agreement", option, dir.path("missing")}).exit == Exit::failed);
    CHECK_THAT(duiding({"agreement", option, dir.path(".")}).err,
               Catch::Contains("is a directory"));
  }
}
