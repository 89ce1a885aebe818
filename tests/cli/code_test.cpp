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

struct Material {
  TempDir dir;
  std::string study = dir.path("s.duiding");
  std::string one = dir.write("een.txt", support::kInterview);
  std::string two = dir.write("twee.txt", support::kOtherInterview);
  std::string book = dir.write("moed.yaml", support::kCodebook);

  [[nodiscard]] std::string book_with(const std::string& from, const std::string& to) const {
    std::string source = support::kCodebook;
    source.replace(source.find(from), from.size(), to);
    return dir.write("moed.yaml", source);
  }
};

TEST_CASE_METHOD(Material, "code makes the study and sums up each code", "[cli][code]") {
  const auto answer = duiding({"code", study, "--codebook", book, one, two}, Language::nl);
  CHECK(answer.exit == Exit::ok);
  CHECK_THAT(answer.out, Catch::Contains("ontmoediging.opgeven") &&
                             Catch::Contains("ontmoediging.kansloos") &&
                             Catch::Contains("suggesties"));
  CHECK(answer.err ==
        "bestanden: 2 ingelezen\n"
        "run 1: 2 transcripten gecodeerd\n");
}

TEST_CASE_METHOD(Material, "what did not change is not coded again", "[cli][code]") {
  REQUIRE(duiding({"code", study, "--codebook", book, one, two}).exit == Exit::ok);
  const auto again = duiding({"code", study, "--codebook", book, one, two});
  CHECK(again.exit == Exit::ok);
  CHECK(again.err ==
        "files: 2 already there\n"
        "nothing was coded again: transcripts and codebooks are unchanged\n");
}

TEST_CASE_METHOD(Material, "the summary says what appeared and what went", "[cli][code]") {
  REQUIRE(duiding({"code", study, "--codebook", book, one, two}).exit == Exit::ok);
  const std::string changed = book_with("opgegeven ; not before 2: roken", "roken {0,2} opgegeven");
  const auto answer = duiding({"code", study, "--codebook", changed, "--format", "jsonl"});
  CHECK(answer.exit == Exit::ok);
  const json opgeven = json::parse(answer.out.substr(0, answer.out.find('\n')));
  CHECK(opgeven["code"] == "ontmoediging.opgeven");
  CHECK(opgeven["codings"] == 1);
  CHECK(opgeven["appeared"] == 1);
  CHECK(opgeven["gone"].get<int>() >= 2);
  CHECK_THAT(answer.err, Catch::Contains("since the last run: 1 suggestion appeared"));
}

TEST_CASE_METHOD(Material, "a bad file stops no good one, and the status is 2", "[cli][code]") {
  const auto answer =
      duiding({"code", study, "--codebook", book, dir.path("none.txt"), one, "--format", "jsonl"});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err,
             Catch::Contains("none.txt") && Catch::Contains("files: 1 imported, 1 failed"));
  CHECK_THAT(answer.out, Catch::Contains(R"("codings":1)"));
}

TEST_CASE_METHOD(Material, "nothing that could be read leaves no study behind", "[cli][code]") {
  const auto answer = duiding({"code", study, "--codebook", book, dir.path("none.txt")});
  CHECK(answer.exit == Exit::failed);
  CHECK_FALSE(dir.has("s.duiding"));
  CHECK(answer.out.empty());

  const auto without = duiding({"code", study, "--codebook", book});
  CHECK(without.exit == Exit::failed);
  CHECK_FALSE(dir.has("s.duiding"));
}

TEST_CASE_METHOD(Material, "a bad codebook leaves no study behind and an old one untouched",
                 "[cli][code]") {
  const std::string bad = dir.write("bad.yaml", "codes: [\n");
  CHECK(duiding({"code", study, "--codebook", bad, one}).exit == Exit::failed);
  CHECK_FALSE(dir.has("s.duiding"));
  REQUIRE(duiding({"code", study, "--codebook", book, one}).exit == Exit::ok);
  const std::string bytes = dir.read("s.duiding");
  CHECK(duiding({"code", study, "--codebook", book, "--codebook", bad, two}).exit == Exit::failed);
  CHECK(dir.read("s.duiding") == bytes);
}

TEST_CASE_METHOD(Material, "two codebooks of one id are refused", "[cli][code]") {
  const std::string copy = dir.write("copy.yaml", support::kCodebook);
  const auto answer = duiding({"code", study, "--codebook", book, "--codebook", copy, one});
  CHECK(answer.exit == Exit::failed);
  CHECK_THAT(answer.err, Catch::StartsWith(copy + ": codebook 'moed' is in " + book + " too\n"));
}

TEST_CASE_METHOD(Material, "the number of threads changes no byte of the result", "[cli][code]") {
  const std::string other = dir.path("t.duiding");
  const auto a = duiding({"code", study, "--codebook", book, one, two, "--jobs", "1"});
  const auto b = duiding({"code", other, "--codebook", book, one, two, "--jobs", "2"});
  CHECK(a.out == b.out);
}

TEST_CASE_METHOD(Material, "no progress bar where there is no terminal", "[cli][code]") {
  const auto answer = duiding({"code", study, "--codebook", book, one, two});
  CHECK(answer.err.find('\r') == std::string::npos);
  CHECK(answer.err.find('\x1b') == std::string::npos);
}

}  // namespace
