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

TEST_CASE("codebook new writes a codebook that checks and passes its tests", "[cli][codebook]") {
  const Language language = GENERATE(Language::nl, Language::en);
  const TempDir dir;
  const std::string file = dir.path("mijn.yaml");
  CHECK(duiding({"codebook", "new", file}, language).exit == Exit::ok);
  const auto check = duiding({"codebook", "check", file}, language);
  CHECK(check.exit == Exit::ok);
  CHECK(check.err.empty());
  CHECK(duiding({"codebook", "test", file}, language).exit == Exit::ok);

  const std::string bytes = dir.read("mijn.yaml");
  const auto again = duiding({"codebook", "new", file});
  CHECK(again.exit == Exit::failed);
  CHECK(again.err == file + " exists already and is left as it is\n  choose another name\n");
  CHECK(dir.read("mijn.yaml") == bytes);
  CHECK(duiding({"codebook", "new", dir.path("no/such/folder.yaml")}).exit == Exit::failed);
}

TEST_CASE("codebook check counts what is there", "[cli][codebook]") {
  const TempDir dir;
  const auto answer = duiding({"codebook", "check", dir.write("moed.yaml", support::kCodebook),
                               "--words", dir.write("none", ""), "--format", "json"});
  CHECK(answer.exit == Exit::ok);
  const json row = json::parse(answer.out)[0];
  CHECK(row["codebook"] == "moed");
  CHECK(row["codebook_version"] == "1.0.0");
  CHECK(row["codes"] == 3);
  CHECK(row["rules"] == 2);
  CHECK(row["patterns"] == 2);
  CHECK(row["tests"] == 5);
  CHECK(row["wildcards"] == json::array());
}

TEST_CASE("problems of a codebook are data too", "[cli][codebook]") {
  const TempDir dir;
  const std::string broken = dir.write("stuk.yaml", "codebook: {id: a}\ncodes: {x: {kleur: 3}}\n");
  const std::string sound = dir.write("moed.yaml", support::kCodebook);
  const auto answer = duiding({"codebook", "check", broken, sound, "--format", "json"});
  CHECK(answer.exit == Exit::failed);
  const json rows = json::parse(answer.out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["codebook"].is_null());
  REQUIRE(rows[0]["problems"].size() >= 2);
  CHECK(rows[0]["problems"][0]["line"].is_number());
  CHECK(rows[0]["problems"][0]["severity"] == "error");
  CHECK(rows[1]["problems"].empty());
}

TEST_CASE("a word list that is not there is an error", "[cli][codebook]") {
  const TempDir dir;
  const auto answer = duiding({"codebook", "check", dir.write("moed.yaml", support::kCodebook),
                               "--words", dir.path("none")});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, Catch::Contains("none: cannot be read"));
}

TEST_CASE("codebook check counts the words of a wildcard", "[cli][codebook]") {
  const TempDir dir;
  std::string source = support::kCodebook;
  source.replace(source.find("geen {0,2} @kans"), 16, "geen {0,2} kans*");
  const std::string words = dir.write("words", "kans\nkansen\nkansloos\nkar\n");
  const std::string file = dir.write("moed.yaml", source);
  const auto answer = duiding({"codebook", "check", file, "--words", words});
  CHECK_THAT(answer.out, Catch::Contains("kans* covers 3 words: kans kansen kansloos\n"));
}

TEST_CASE("codebook check names all problems of all files and ends with 2", "[cli][codebook]") {
  const TempDir dir;
  std::string source = support::kCodebook;
  source.replace(source.find("@kans"), 5, "@kant");
  const std::string one = dir.write("one.yaml", source);
  const std::string two = dir.write("two.yaml", "codebook: {id: [}\n");
  const auto answer = duiding({"codebook", "check", one, two, dir.path("three.yaml")});
  CHECK(answer.exit == Exit::failed);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, Catch::Contains("one.yaml:") && Catch::Contains("@kant") &&
                             Catch::Contains("two.yaml:1:") && Catch::Contains("three.yaml"));
}

TEST_CASE("codebook check compiles regular expressions", "[cli][codebook]") {
  const TempDir dir;
  std::string source = support::kCodebook;
  const std::string pattern = "          patterns: |\n            geen {0,2} @kans\n";
  source.replace(source.find(pattern), pattern.size(),
                 "          regex: |\n            geen (?=kans)\n");
  const auto answer = duiding({"codebook", "check", dir.write("moed.yaml", source)});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::Contains("needs"));
}

TEST_CASE("a failing codebook test is named with its place and ends with 1", "[cli][codebook]") {
  const TempDir dir;
  std::string source = support::kCodebook;
  source.replace(source.find("de kans is groot"), 16, "er is geen kans.");
  const std::string file = dir.write("moed.yaml", source);
  const auto answer = duiding({"codebook", "test", file});
  CHECK(answer.exit == Exit::negative);
  CHECK_THAT(answer.out, Catch::StartsWith(file + ":") && Catch::Contains("ontm.kansloos") &&
                             Catch::Contains("\n  er is geen kans.\n"));
  CHECK_THAT(answer.err, Catch::Contains("4 tests passed, 1 failed\n"));
  const json rows =
      json::parse(duiding({"codebook", "test", file, "--format", "json"}, Language::nl).out);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["rule_or_code"] == "ontm.kansloos");

  const auto broken = duiding({"codebook", "test", file, dir.write("bad.yaml", "x: [")});
  CHECK(broken.exit == Exit::failed);
}

TEST_CASE("codebook explain writes a pattern out", "[cli][codebook]") {
  const TempDir dir;
  const std::string file = dir.write("moed.yaml", support::kCodebook);
  const auto all = duiding({"codebook", "explain", file});
  CHECK(all.exit == Exit::ok);
  CHECK_THAT(all.out, Catch::Contains("ontm.opgeven  (ontmoediging.opgeven, precise, sentence)") &&
                          Catch::Contains("geen {0,2} @kans\n") && Catch::Contains("hoop"));
  const auto one = duiding({"codebook", "explain", file, "--rule", "ontm.kansloos"});
  CHECK(one.out.find("ontm.opgeven") == std::string::npos);
  CHECK(duiding({"codebook", "explain", file, "--code", "ontmoediging"}).out == all.out);
  CHECK(duiding({"codebook", "explain", file, "--code", "ontmoedigin"}).err ==
        "there is no code 'ontmoedigin'\n  did you mean 'ontmoediging'?\n");
  CHECK(duiding({"codebook", "explain", file, "--rule", "ontm.opgevn"}).exit == Exit::failed);
}

TEST_CASE("codebook diff says what changes in the codebook, and in a study it leaves alone",
          "[cli][codebook]") {
  const TempDir dir;
  const std::string before = dir.write("een.yaml", support::kCodebook);
  std::string source = support::kCodebook;
  const std::string from = "opgegeven ; not before 2: roken";
  source.replace(source.find(from), from.size(), "roken {0,2} opgegeven");
  const std::string after = dir.write("twee.yaml", source);
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"code", study, "--codebook", before, dir.write("een.txt", support::kInterview),
                   dir.write("twee.txt", support::kOtherInterview)})
              .exit == Exit::ok);
  const std::string bytes = dir.read("s.duiding");

  const json rows =
      json::parse(duiding({"codebook", "diff", before, after, "--format", "json"}).out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["id"] == "ontm.opgeven");
  CHECK(rows[0]["before"] == from);
  CHECK(rows[1]["after"] == "roken {0,2} opgegeven");

  const auto on_study = duiding({"codebook", "diff", before, after, "--study", study});
  CHECK(on_study.exit == Exit::ok);
  CHECK_THAT(on_study.out, Catch::Contains("1 appear, ") && Catch::Contains("gone"));
  CHECK(dir.read("s.duiding") == bytes);
  // What was foretold is what happens.
  const auto coded = duiding({"code", study, "--codebook", after});
  CHECK_THAT(coded.err, Catch::Contains("since the last run: 1 suggestion appeared"));

  CHECK(duiding({"codebook", "diff", before, before, "--format", "json"}).out == "[]\n");
}

}  // namespace
