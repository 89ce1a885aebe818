#include "engine/analysis/precision.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "engine/coding/sample.hpp"
#include "tests/support/random_study.hpp"
#include "tests/support/study_view.hpp"

using namespace engine;
using namespace engine::analysis;
using coding::Status;
using support::StudyWriter;

namespace {

StudyWriter one_transcript() {
  StudyWriter study;
  study.transcript("een", {{"R", "respondent", 10, 20, 40}});
  return study.code("a").code("a.x").code("a.y").code("b");
}

void change(coding::Coding& coding, const std::string& code, std::uint32_t first_sentence) {
  coding.was = coding::Was{coding.code, coding.segment, coding.speaker};
  coding.status = Status::changed;
  coding.code = code;
  coding.segment.first_sentence = first_sentence;
  coding.segment.end_sentence = first_sentence + 1;
}

}  // namespace

TEST_CASE("what reviewers decided is counted by sentence, strict and lenient", "[precision]") {
  struct Row {
    const char* why;
    std::function<void(StudyWriter&)> make;
    Verdicts a, ax;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing decided",
       [](StudyWriter& study) { study.coding("a.x", 3); },
       {1, 0, 0, 0},
       {1, 0, 0, 0}},
      {"accepted",
       [](StudyWriter& study) { study.coding("a.x", 3).status = Status::accepted; },
       {1, 1, 1, 1},
       {1, 1, 1, 1}},
      {"rejected",
       [](StudyWriter& study) { study.coding("a.x", 3).status = Status::rejected; },
       {1, 1, 0, 0},
       {1, 1, 0, 0}},
      {"another sub-code is still the code",
       [](StudyWriter& study) { change(study.coding("a.x", 3), "a.y", 3); },
       {1, 1, 0, 1},
       {1, 1, 0, 0}},
      {"another code is wrong",
       [](StudyWriter& study) { change(study.coding("a.x", 3), "b", 3); },
       {1, 1, 0, 0},
       {1, 1, 0, 0}},
      {"borders moved to another sentence",
       [](StudyWriter& study) { change(study.coding("a.x", 3), "a.x", 4); },
       {1, 1, 0, 0},
       {1, 1, 0, 0}},
      {"two sentences of which one stays",
       [](StudyWriter& study) { change(study.coding("a.x", 3, 2), "a.x", 4); },
       {2, 2, 0, 1},
       {2, 2, 0, 1}},
      {"one sentence, two sub-codes: right where either is",
       [](StudyWriter& study) {
         study.coding("a.x", 3).status = Status::rejected;
         study.coding("a.y", 3).status = Status::accepted;
       },
       {1, 1, 1, 1},
       {1, 1, 0, 0}},
      {"not decided while one of two is open",
       [](StudyWriter& study) {
         study.coding("a.x", 3).status = Status::rejected;
         study.coding("a.y", 3);
       },
       {1, 0, 0, 0},
       {1, 1, 0, 0}},
      {"another voice is no finding",
       [](StudyWriter& study) {
         coding::Coding& coding = study.coding("a.x", 3);
         coding.voice = codebook::Voice::reported;
         coding.status = Status::accepted;
       },
       {},
       {}},
      {"what a person added is no finding",
       [](StudyWriter& study) { study.coding("a.x", 3).status = Status::added; },
       {},
       {}},
      {"nor what the machine no longer says",
       [](StudyWriter& study) {
         coding::Coding& coding = study.coding("a.x", 3);
         coding.status = Status::accepted;
         coding.is_suggestion = false;
       },
       {},
       {}},
  }));
  CAPTURE(row.why);
  StudyWriter study = one_transcript();
  row.make(study);
  CHECK(verdicts_on_code(study.view(), "a") == row.a);
  CHECK(verdicts_on_code(study.view(), "a.x") == row.ax);
}

TEST_CASE("precision is of all that was found, and unknown where nothing is decided",
          "[precision]") {
  const Verdicts verdicts{50, 40, 30, 36};
  CHECK(*strict_precision(verdicts).measure.value == 0.75);
  CHECK(strict_precision(verdicts).interval->low == Approx(wilson_share(0.75, 40.0 * 49 / 10).low));
  CHECK(strict_precision({40, 40, 30, 36}).interval->low == 0.75);  // nothing left to decide
  CHECK(*lenient_precision(verdicts).measure.value == 0.9);
  CHECK(strict_precision({50, 0, 0, 0}).reason().en == "nothing has been decided yet");
}

TEST_CASE("each rule is judged by the codings it gave evidence to", "[precision]") {
  StudyWriter study = one_transcript();
  coding::Coding& both = study.coding("a.x", 1);
  both.rules.push_back({"b.r1", both.rules[0].span});
  both.status = Status::accepted;
  change(study.coding("a.x", 3), "a.y", 3);
  study.coding("a.x", 5).status = Status::rejected;
  study.coding("a.x", 7);
  std::map<std::string, Verdicts> found;
  for (const RuleVerdicts& each : verdicts_on_rules(study.view())) found[each.rule] = each.verdicts;
  CHECK(found["a.x.r1"] == Verdicts{4, 3, 1, 2});
  CHECK(found["b.r1"] == Verdicts{1, 1, 1, 1});
  CHECK(found["a.y.r1"] == Verdicts{});
  CHECK(verdicts_on_rules(study.view(), {codebook::Tier::hint}).empty());
}

TEST_CASE("verdicts are those of an oracle that looks at every sentence", "[precision][property]") {
  const auto seed = GENERATE(range(0U, 150U));
  CAPTURE(seed);
  const support::RandomStudy study = support::random_study(seed);
  for (const coding::CodeView& code : study.view.codes) {
    CAPTURE(code.id);
    Verdicts expected;
    for (const support::Sentence& sentence : study.sentences) {
      bool any = false, strict = false, lenient = false, open = false;
      for (const coding::Coding& each : study.view.codings) {
        if (each.transcript != sentence.transcript || !coding::counts_as(each.code, code.id) ||
            !each.segment.span.overlaps(sentence.span) || each.voice != codebook::Voice::own ||
            each.status == Status::added || !each.is_suggestion)
          continue;
        any = true;
        strict |= each.status == Status::accepted;
        lenient |= each.status == Status::accepted || each.status == Status::changed;
        open |= each.status == Status::suggested;
      }
      expected.found += any;
      expected.decided += any && (lenient || !open);
      expected.strict += strict;
      expected.lenient += lenient;
    }
    CHECK(verdicts_on_code(study.view, code.id) == expected);
  }
}
