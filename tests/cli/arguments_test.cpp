#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using cli::Exit;
using support::duiding;
using support::TempDir;
using Line = std::vector<std::string>;

TEST_CASE("options stand before, between and after the arguments", "[cli][arguments]") {
  static const TempDir dir;  // the lines below are made once
  const std::string study = dir.path("s.duiding");
  std::filesystem::remove(study);
  const std::string one = dir.write("een.txt", support::kInterview);
  const std::string two = dir.write("twee.txt", support::kOtherInterview);
  const std::string book = dir.write("b.yaml", support::kCodebook);
  const Line line = GENERATE_COPY(values<Line>({
      {"code", "--codebook", book, "--format", "jsonl", study, one, two},
      {"code", study, "--codebook", book, one, "--format", "jsonl", two},
      {"code", study, one, two, "--format=jsonl", "--codebook", book},
      {"--language", "en", "code", study, one, two, "--codebook", book, "--format", "jsonl"},
      {"code", study, one, "--language", "en", two, "--codebook", book, "--format", "jsonl"},
      {"code", "--codebook", book, "--format", "jsonl", "--", study, one, two},
      {"code", study, one, "--codebook", book, "--format", "jsonl", "--", two},
  }));
  const auto answer = duiding(line);
  INFO(answer.err);
  CHECK(answer.exit == Exit::ok);
  CHECK(
      answer.out ==
      R"({"code":"ontmoediging.opgeven","codings":2,"transcripts":2,"other_voices":1,"appeared":4,"gone":0,"other_evidence":0})"
      "\n"
      R"({"code":"ontmoediging.kansloos","codings":2,"transcripts":2,"other_voices":0,"appeared":2,"gone":0,"other_evidence":0})"
      "\n");
}

TEST_CASE("a word that looks special is taken as it is", "[cli][arguments]") {
  const TempDir dir;
  const std::string book = dir.write("b.yaml", support::kCodebook);
  const std::string text = GENERATE(
      values<std::string>({"-- nee, opgegeven", "-opgegeven", "[opgegeven]", "[a,opgegeven]", "++",
                           "--text", "opgegeven=ja", "--codebook=opgegeven"}));
  const auto answer = duiding({"why", "--codebook", book, "--text", text});
  INFO(answer.err);
  CHECK(answer.exit == Exit::ok);
  CHECK_THAT(answer.out, Catch::StartsWith("  " + text + "\n"));
  const auto joined = duiding({"why", "--codebook", book, "--text=" + text});
  CHECK(joined.out == answer.out);
}

TEST_CASE("an empty value is a value", "[cli][arguments]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  CHECK(duiding({"init", "--title=", study}).exit == Exit::ok);
  CHECK(dir.has("s.duiding"));
}

TEST_CASE("after -- every word is an argument", "[cli][arguments]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const auto answer = duiding({"import", study, "--format", "jsonl", "--", "--role", "-x"});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.out, Catch::Contains(R"("path":"--role")"));
  CHECK_THAT(answer.out, Catch::Contains(R"("path":"-x")"));
}

TEST_CASE("a list of files may hold one in brackets", "[cli][arguments]") {
  const TempDir dir;
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == Exit::ok);
  const auto answer = duiding({"import", study, "[a,b]", "--format", "jsonl"});
  CHECK_THAT(answer.out, Catch::Contains(R"("path":"[a,b]")"));
}

}  // namespace
