#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/precoding/support.hpp"

using namespace precoding_test;
using precoding::FileOutcome;
using What = FileOutcome::What;

namespace {

constexpr const char* kOne = "I: Hoe ging het?\nR: Goed hoor. Echt waar.\n";
constexpr const char* kTwo = "I: En toen?\nR: Niets meer.\n";

}  // namespace

TEST_CASE("files are imported in the order given and counted", "[precoding][import]") {
  TestStudy test;
  const auto outcomes = test.import(test.files({{"b", kOne}, {"a", kTwo}}));
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].name == "b");
  CHECK(outcomes[0].what == What::imported);
  CHECK(outcomes[0].turns == 2);
  CHECK(outcomes[0].sentences == 3);
  CHECK(outcomes[0].words == 7);
  REQUIRE(outcomes[0].speakers.size() == 2);
  CHECK(outcomes[0].speakers[1].label == "R");
  CHECK(outcomes[0].speakers[1].words == 4);
  CHECK(outcomes[1].name == "a");

  const auto rows = test.study.transcripts();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "a");
  CHECK(rows[1].words == 7);
  CHECK(test.study.verify().empty());
}

TEST_CASE("the same content is skipped, whatever it is called", "[precoding][import]") {
  TestStudy test;
  test.import(test.files({{"a", kOne}}));
  const auto outcomes = test.import(test.files({{"b", kOne}, {"c", kTwo}, {"d", kTwo}}));
  CHECK(outcomes[0].what == What::same);
  CHECK(outcomes[0].same_as == "a");
  CHECK(outcomes[0].words == 7);
  CHECK(outcomes[1].what == What::imported);
  CHECK(outcomes[2].what == What::same);
  CHECK(outcomes[2].same_as == "c");
  CHECK(outcomes[2].speakers.size() == 2);
  CHECK(test.study.transcripts().size() == 2);
}

TEST_CASE("one bad file does not stop the others", "[precoding][import]") {
  TestStudy test;
  auto files = test.files({{"a", kOne}, {"leeg", ""}, {"b", kTwo}});
  files.emplace_back(test.folder.path("nergens.txt"));
  const auto outcomes = test.import(files);
  CHECK(outcomes[1].what == What::failed);
  CHECK_FALSE(outcomes[1].problems.empty());
  CHECK(outcomes[2].what == What::imported);
  CHECK(outcomes[3].what == What::failed);
  CHECK(test.study.transcripts().size() == 2);
}

TEST_CASE("another text under a name of the study asks for --replace", "[precoding][import]") {
  TestStudy test;
  test.import(test.files({{"a", kOne}}));
  const auto outcomes = test.import(test.files({{"a", kTwo}}));
  REQUIRE(outcomes[0].what == What::failed);
  CHECK(outcomes[0].problems[0].problem.en ==
        "the study has a transcript 'a' already, with other content");
  CHECK(outcomes[0].problems[0].hint.en ==
        "if this is a new version, import it with --replace a; if it is another interview, give "
        "the file another name");
  CHECK(test.study.load_text(test.study.transcripts()[0].id).bytes() == kOne);
}

TEST_CASE("two files of one name get two names", "[precoding][import]") {
  TestStudy test;
  std::filesystem::create_directory(test.folder.path("x"));
  const auto first = test.files({{"naam", kOne}, {"naam-2", "R: Iets heel anders.\n"}});
  const std::filesystem::path second = test.folder.write("x/naam.txt", kTwo);
  const auto outcomes = test.import({first[0], first[1], second});
  CHECK(outcomes[0].name == "naam");
  CHECK(outcomes[1].name == "naam-2");
  CHECK(outcomes[2].name == "naam-3");
  REQUIRE(outcomes[2].remarks.size() == 1);
  CHECK(outcomes[2].remarks[0].en ==
        "there is a file 'naam' already: this transcript is called 'naam-3'");
  // Once more, all are known.
  for (const FileOutcome& again : test.import({first[0], first[1], second}))
    CHECK(again.what == What::same);
}

TEST_CASE("--replace gives a transcript a newer text", "[precoding][import]") {
  TestStudy test;
  test.import(test.files({{"a", kOne}}));
  SECTION("under its own name, whatever the file is called") {
    const auto outcomes = test.import(test.files({{"nieuw", kTwo}}), "a");
    CHECK(outcomes[0].what == What::replaced);
    CHECK(outcomes[0].name == "a");
    CHECK(test.study.load_text(test.study.find_transcript("a")->id).bytes() == kTwo);
    CHECK(test.study.transcripts().size() == 1);
  }
  SECTION("not when the study has no such transcript") {
    const auto outcomes = test.import(test.files({{"nieuw", kTwo}}), "b");
    CHECK(outcomes[0].problems[0].problem.en == "the study has no transcript 'b' to replace");
  }
  SECTION("not when the text is the same") {
    CHECK(test.import(test.files({{"nieuw", kOne}}), "a")[0].what == What::same);
  }
  SECTION("not twice in one call") {
    const auto outcomes = test.import(test.files({{"n1", kTwo}, {"n2", "R: Ander.\n"}}), "a");
    CHECK(outcomes[0].what == What::replaced);
    CHECK(outcomes[1].problems[0].hint.en == "give one file with --replace");
  }
  SECTION("and back again") {
    test.import(test.files({{"nieuw", kTwo}}), "a");
    CHECK(test.import(test.files({{"oud", kOne}}), "a")[0].what == What::replaced);
    CHECK(test.study.load_text(test.study.find_transcript("a")->id).bytes() == kOne);
  }
  CHECK(test.study.verify().empty());
}

TEST_CASE("a preview tells what an import would, without a study", "[precoding][import]") {
  TestStudy test;
  precoding::ImportRequest request;
  request.files = test.files({{"a", kOne}, {"b", kOne}, {"leeg", ""}});
  request.jobs = 2;
  const auto preview = precoding::preview_files({}, request);
  const auto outcomes = test.import(request.files);
  REQUIRE(preview.size() == outcomes.size());
  for (std::size_t i = 0; i < preview.size(); ++i) {
    CHECK(preview[i].what == outcomes[i].what);
    CHECK(preview[i].name == outcomes[i].name);
    CHECK(preview[i].words == outcomes[i].words);
    CHECK(preview[i].sentences == outcomes[i].sentences);
    CHECK(preview[i].speakers.size() == outcomes[i].speakers.size());
  }
}

TEST_CASE("progress counts every file once", "[precoding][import]") {
  TestStudy test;
  precoding::ImportRequest request;
  request.files = test.files({{"a", kOne}, {"b", kOne}, {"leeg", ""}, {"c", kTwo}});
  std::vector<std::string> told;
  precoding::import_files(test.study, request, [&](std::size_t done, std::size_t total) {
    told.push_back(fmt::format("{}/{}", done, total));
  });
  CHECK(told == std::vector<std::string>{"1/4", "2/4", "3/4", "4/4"});
}
