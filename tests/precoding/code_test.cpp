#include <catch2/catch.hpp>

#include "engine/store/writer.hpp"
#include "tests/precoding/support.hpp"

using namespace precoding_test;
using Lines = std::vector<std::string>;

namespace {

//                           0         1         2         3         4
//                           0123456789012345678901234567890123456789012345
constexpr const char* kOne = "R: Hij zeurt altijd. Zij klaagt nooit.\nI: Zeurt hij?\n";
constexpr const char* kTwo = "R: Niemand zeurt hier.\n";

Codebook first() { return codebook({{"zeuren", {"zeurt"}, ""}, {"klagen", {"klaagt"}, ""}}); }

}  // namespace

TEST_CASE("a first run imports the files and suggests what the rules find", "[precoding][code]") {
  TestStudy test;
  const auto outcome = test.code({first()}, test.files({{"een", kOne}, {"twee", kTwo}}));
  CHECK(outcome.run == 1);
  CHECK(outcome.first_run);
  CHECK(outcome.transcripts == 2);
  CHECK(outcome.pairs_matched == 4);
  CHECK(outcome.pairs_unchanged == 0);
  CHECK(told(outcome.changes) == Lines{"zeuren +3 -0 ~0", "klagen +1 -0 ~0"});
  CHECK(test.suggestions() == Lines{"een 3-20 zeuren own precise: r.zeuren@7-12",
                                    "een 21-38 klagen own precise: r.klagen@25-31",
                                    "een 42-52 zeuren own precise: r.zeuren@42-47",
                                    "twee 3-22 zeuren own precise: r.zeuren@11-16"});
  const auto view = test.study.view();
  REQUIRE(view.codings.size() == 3);  // the interviewer's is not counted
  CHECK(view.codings[1].segment.first_sentence == 1);
  CHECK(view.codings[1].segment.end_sentence == 2);
  CHECK(view.codings[1].segment.first_word == 3);
  CHECK(view.codings[1].segment.end_word == 6);
  CHECK(view.codes[0].run_on == std::vector<std::uint32_t>{0, 1});
  CHECK(test.study.verify().empty());
}

TEST_CASE("a second run over unchanged input matches nothing and is no run", "[precoding][code]") {
  TestStudy test;
  const auto files = test.files({{"een", kOne}, {"twee", kTwo}});
  test.code({first()}, files);
  const std::string before = test.folder.read("s.duiding");
  const auto outcome = test.code({first()}, files);
  CHECK_FALSE(outcome.run.has_value());
  CHECK_FALSE(outcome.first_run);
  CHECK(outcome.pairs_matched == 0);
  CHECK(outcome.pairs_unchanged == 4);
  CHECK(outcome.changes.empty());
  CHECK(outcome.files[0].what == precoding::FileOutcome::What::same);
  CHECK(test.folder.read("s.duiding") == before);
}

TEST_CASE("an edited code is matched again and no other", "[precoding][code]") {
  TestStudy test;
  test.code({first()}, test.files({{"een", kOne}, {"twee", kTwo}}));
  const auto outcome =
      test.code({codebook({{"zeuren", {"zeurt altijd"}, ""}, {"klagen", {"klaagt"}, ""}})});
  CHECK(outcome.run == 2);
  CHECK(outcome.pairs_matched == 2);
  CHECK(outcome.pairs_unchanged == 2);
  CHECK(told(outcome.changes) == Lines{"zeuren +0 -2 ~1"});
  CHECK(test.suggestions() == Lines{"een 3-20 zeuren own precise: r.zeuren@7-19",
                                    "een 21-38 klagen own precise: r.klagen@25-31"});
  // The coding is the first run's, with the evidence of the second.
  CHECK(test.study.view().codings[0].run == 1);
}

TEST_CASE("a codebook with other labels is kept, and nothing is matched", "[precoding][code]") {
  TestStudy test;
  test.code({first()}, test.files({{"een", kOne}}));
  const auto outcome = test.code(
      {codebook({{"zeuren", {"zeurt"}, "    label: Zeuren\n"}, {"klagen", {"klaagt"}, ""}})});
  CHECK(outcome.run == 2);
  CHECK(outcome.pairs_matched == 0);
  CHECK(outcome.changes.empty());
  CHECK(test.study.view().codes[0].label.nl == "Zeuren");
}

TEST_CASE("a new transcript is coded, the others are left alone", "[precoding][code]") {
  TestStudy test;
  test.code({first()}, test.files({{"een", kOne}}));
  const auto outcome = test.code({first()}, test.files({{"twee", kTwo}}));
  CHECK(outcome.run == 2);
  CHECK(outcome.transcripts == 1);
  CHECK(outcome.pairs_unchanged == 2);
  CHECK(told(outcome.changes) == Lines{"zeuren +1 -0 ~0"});
}

TEST_CASE("transcripts imported before are coded too", "[precoding][code]") {
  TestStudy test;
  test.import(test.files({{"een", kOne}}));
  CHECK(test.code({first()}, test.files({{"twee", kTwo}})).transcripts == 2);
  CHECK(test.suggestions().size() == 4);
}

TEST_CASE("suggestions of a code that left the codebook end, with a word", "[precoding][code]") {
  TestStudy test;
  test.code({first()}, test.files({{"een", kOne}}));
  const auto outcome = test.code({codebook({{"klagen", {"klaagt"}, ""}})});
  CHECK(told(outcome.changes) == Lines{"zeuren +0 -2 ~0"});
  REQUIRE(outcome.remarks.size() == 1);
  CHECK(outcome.remarks[0].en ==
        "code 'zeuren' is no longer in codebook 'proef': its suggestions have ended");
  CHECK(test.suggestions() == Lines{"een 21-38 klagen own precise: r.klagen@25-31"});
  CHECK(test.study.view().codes.size() == 1);
  CHECK(test.code({first()}).pairs_matched == 1);
  CHECK(test.suggestions().size() == 3);
}

TEST_CASE("a renamed code suggests nothing under its old name", "[precoding][code]") {
  TestStudy test;
  test.code({first()}, test.files({{"een", kOne}}));
  const auto outcome = test.code({codebook({{"mopperen", {"zeurt"}, ""},
                                            {"zeuren", {"zeurt"}, "    replaced_by: mopperen\n"},
                                            {"klagen", {"klaagt"}, ""}})});
  CHECK(told(outcome.changes) == Lines{"mopperen +2 -0 ~0", "zeuren +0 -2 ~0"});
  REQUIRE(outcome.remarks.size() == 1);
  CHECK(outcome.remarks[0].en ==
        "code 'zeuren' is replaced by 'mopperen': its suggestions have ended");
  CHECK(test.study.view().codes.size() == 2);
}

TEST_CASE("recoded matches become suggestions of the other code", "[precoding][code]") {
  const auto book = [](const std::string& effect) {
    return load(
        "codebook: {id: proef, version: 1, language: nl}\n"
        "contexts:\n  altijd:\n    effect: \"" +
        effect +
        "\"\n    looks: backward\n    reach: 3\n    patterns: |\n      altijd\n"
        "codes:\n  zeuren:\n    contexts: [altijd]\n    rules:\n    - id: r.zeuren\n"
        "      patterns: |\n        zeurt\n      hit: hij zeurt\n      miss: niets\n"
        "  klagen:\n    label: Klagen\n  nieuw:\n    label: Nieuw\n");
  };
  TestStudy test;
  test.code({book("recode: klagen")}, test.files({{"een", kOne}}));
  CHECK(test.suggestions() == Lines{"een 3-20 klagen own precise: r.zeuren@7-12",
                                    "een 42-52 zeuren own precise: r.zeuren@42-47"});
  CHECK(told(test.code({book("recode: nieuw")}).changes) ==
        Lines{"klagen +0 -1 ~0", "nieuw +1 -0 ~0"});
  CHECK(told(test.code({book("drop")}).changes) == Lines{"nieuw +0 -1 ~0"});
  const auto suppressed = test.study.suppressions(test.study.transcripts()[0].id);
  REQUIRE(suppressed.size() == 1);
  CHECK(suppressed[0].suppression.detail == "altijd");
  CHECK(suppressed[0].code == "zeuren");
}

TEST_CASE("two codebooks are applied side by side", "[precoding][code]") {
  TestStudy test;
  const auto one = codebook({{"zeuren", {"zeurt"}, ""}}, "een");
  const auto two = codebook({{"klagen", {"klaagt"}, ""}}, "twee");
  const auto files = test.files({{"een", kOne}});
  test.code({one, two}, files);
  CHECK(test.suggestions().size() == 3);
  CHECK_FALSE(test.code({two}).run.has_value());
  CHECK_FALSE(test.code({one, one}).run.has_value());
  CHECK(test.study.codebook_sources().size() == 2);

  SECTION("a code that both have is an error, and nothing changes") {
    precoding::CodeRequest request;
    request.codebooks = {one, codebook({{"zeuren", {"zeur*"}, ""}}, "twee")};
    const auto outcome = precoding::code(test.study, request);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error()[0].problem.en == "code 'zeuren' stands in codebook 'een' and in 'twee'");
    CHECK(test.study.runs().size() == 1);
  }
  SECTION("two codebooks of one name are an error") {
    precoding::CodeRequest request;
    request.codebooks = {one, codebook({{"anders", {"zeurt"}, ""}}, "een")};
    const auto outcome = precoding::code(test.study, request);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error()[0].problem.en == "two different codebooks are called 'een'");
  }
  SECTION("a code may move to another codebook") {
    const auto outcome = test.code({codebook({{"zeuren", {"zeurt"}, ""}}, "drie")});
    CHECK(outcome.pairs_matched == 0);
    CHECK(outcome.changes.empty());
    CHECK(test.study.view().codes.size() == 2);
    CHECK(test.suggestions().size() == 3);
  }
}

TEST_CASE("a replaced transcript is coded anew and its old suggestions end", "[precoding][code]") {
  TestStudy test;
  test.code({first()}, test.files({{"een", kOne}, {"twee", kTwo}}));
  test.import(test.files({{"nieuw", "R: Zij klaagt wel.\n"}}), "een");
  const auto outcome = test.code({first()});
  CHECK(outcome.transcripts == 1);
  CHECK(told(outcome.changes) == Lines{"zeuren +0 -2 ~0", "klagen +1 -1 ~0"});
  CHECK(test.suggestions() == Lines{"een 3-18 klagen own precise: r.klagen@7-13",
                                    "twee 3-22 zeuren own precise: r.zeuren@11-16"});
  CHECK(test.study.verify().empty());
}

TEST_CASE("a study without transcripts takes a codebook", "[precoding][code]") {
  TestStudy test;
  const auto outcome = test.code({first()});
  CHECK(outcome.transcripts == 0);
  CHECK(test.study.view().codes.size() == 2);
  CHECK_FALSE(test.code({first()}).run.has_value());
}

TEST_CASE("good files are coded when others fail", "[precoding][code]") {
  TestStudy test;
  auto files = test.files({{"een", kOne}});
  files.insert(files.begin(), test.folder.path("nergens.txt"));
  const auto outcome = test.code({first()}, files);
  CHECK(outcome.files[0].what == precoding::FileOutcome::What::failed);
  CHECK(outcome.transcripts == 1);
}

TEST_CASE("a study counted by another tokeniser is counted and coded again", "[precoding][code]") {
  TestStudy test;
  const auto other = codebook({{"anders", {"nooit"}, ""}}, "ander");
  test.code({first(), other}, test.files({{"een", kOne}}));
  const auto spoil = [&] {
    store::Study study =
        store::Study::open(test.folder.path("s.duiding"), store::Study::Mode::write);
    study.write([&](store::Writer& writer) {
      const auto id = study.transcripts()[0].id;
      writer.recount_transcript(id, "an older one");
      writer.recount_turns(id, std::vector<store::TurnRow>{{1, {}, {}, 9, 9}, {0, {}, {}, 9, 9}});
      writer.finish_transcript(id);
    });
  };
  spoil();
  const auto outcome = test.code({first()});
  CHECK(outcome.run.has_value());
  CHECK(test.study.transcripts()[0].words == 8);
  CHECK(test.study.verify().empty());
  // The other codebook's suggestions were placed by the older tokeniser.
  CHECK(told(outcome.changes) == Lines{"anders +0 -1 ~0"});
  CHECK(test.code({other}).pairs_matched == 1);
}
