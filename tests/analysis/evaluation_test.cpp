#include "engine/analysis/evaluation.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "tests/support/study_view.hpp"

namespace {

using namespace engine;
using analysis::GoldSentence;
using support::StudyWriter;

GoldSentence gold(std::uint32_t transcript, std::uint32_t sentence,
                  std::vector<std::string> codes = {}) {
  return {transcript, text::CodePointSpan::of(sentence * 10, sentence * 10 + 9), std::move(codes)};
}

const analysis::Score& score_of(const analysis::Evaluation& evaluation, const std::string& code) {
  for (const analysis::Score& score : evaluation.scores)
    if (score.code == code) return score;
  FAIL("no score for '" << code << "'");
  return evaluation.scores.front();
}

// Ten sentences: found 0 and 1, missed 2, a false alarm at 3, nothing elsewhere.
StudyWriter ten_sentences() {
  StudyWriter study;
  study.transcript("t", {{"R", "respondent", 5, 10, 20}}).code("a").code("a.x").code("b");
  study.coding("a", 0);
  study.coding("a.x", 1);
  study.coding("a.x", 3);
  return study;
}

std::vector<GoldSentence> ten_judged() {
  std::vector<GoldSentence> judged;
  for (std::uint32_t at = 0; at < 10; ++at)
    judged.push_back(at < 3 ? gold(0, at, {"a"}) : gold(0, at));
  return judged;
}

}  // namespace

TEST_CASE("a sub-code's coding finds the code, and the measures follow from the counts",
          "[analysis][evaluation]") {
  const auto evaluation = analysis::evaluate(ten_sentences().view(), ten_judged(), {});
  const analysis::Score& score = score_of(evaluation, "a");
  CHECK(score.n == 3);
  CHECK(score.flagged == 3);
  CHECK(score.found == 2);
  CHECK(score.precision.measure.value == Approx(2.0 / 3));
  CHECK(score.recall.measure.value == Approx(2.0 / 3));
  CHECK(score.f1.measure.value == Approx(2.0 / 3));
  // Observed 0.8, by chance 0.3·0.3 + 0.7·0.7 = 0.58.
  CHECK(score.kappa.measure.value == Approx((0.8 - 0.58) / (1 - 0.58)));
}

TEST_CASE("a gold that gives codes and their sub-codes has the code where it gives a sub-code",
          "[analysis][evaluation]") {
  std::vector<GoldSentence> judged = ten_judged();
  judged[1].codes = {"a.x"};
  const auto evaluation = analysis::evaluate(ten_sentences().view(), judged, {});
  CHECK(score_of(evaluation, "a").n == 3);
  CHECK(score_of(evaluation, "a").found == 2);
  CHECK(score_of(evaluation, "a.x").n == 1);
}

TEST_CASE("codes that only one side has are told apart", "[analysis][evaluation]") {
  StudyWriter study = ten_sentences();
  study.code("c").code("c.x");
  study.coding("c.x", 4);
  std::vector<GoldSentence> judged = ten_judged();
  judged[5].codes.push_back("nope");
  const auto evaluation = analysis::evaluate(study.view(), judged, {});
  CHECK(evaluation.unused == std::vector<std::string>{"c"});  // not b: nobody gave it
  CHECK(evaluation.unknown == std::vector<std::string>{"nope"});
}

TEST_CASE("misses and false alarms are listed by sentence", "[analysis][evaluation]") {
  using What = analysis::Difference::What;
  const auto differences = analysis::evaluate(ten_sentences().view(), ten_judged(), {}).differences;
  REQUIRE(differences.size() == 2);
  CHECK(differences[0].what == What::miss);
  CHECK(differences[0].sentence == 2);
  CHECK(differences[1].what == What::false_alarm);
  CHECK(differences[1].sentence == 3);
}

TEST_CASE("another voice finds nothing", "[analysis][evaluation]") {
  StudyWriter study = ten_sentences();
  study.coding("a", 2).voice = codebook::Voice::reported;
  CHECK(score_of(analysis::evaluate(study.view(), ten_judged(), {}), "a").found == 2);
}

TEST_CASE("the precise tier alone leaves hints out", "[analysis][evaluation]") {
  StudyWriter study = ten_sentences();
  study.coding("a", 2).tier = codebook::Tier::hint;
  analysis::Selection precise;
  precise.tiers = {codebook::Tier::precise};
  CHECK(score_of(analysis::evaluate(study.view(), ten_judged(), {}), "a").found == 3);
  CHECK(score_of(analysis::evaluate(study.view(), ten_judged(), precise), "a").found == 2);
}

TEST_CASE("a coding touching a judged sentence does not flag it", "[analysis][evaluation]") {
  StudyWriter study;
  study.transcript("t", {{"R", "respondent", 1, 2, 4}}).code("a");
  study.coding("a", 0).segment.span = text::CodePointSpan::of(0, 10);
  const auto evaluation = analysis::evaluate(study.view(), {gold(0, 0), gold(0, 1, {"a"})}, {});
  CHECK(score_of(evaluation, "a").flagged == 1);
  CHECK(score_of(evaluation, "a").found == 0);
}

TEST_CASE("what cannot be computed has a reason, and one transcript has no interval",
          "[analysis][evaluation]") {
  StudyWriter study;
  study.transcript("t", {{"R", "respondent", 1, 2, 4}}).code("a");
  const auto evaluation = analysis::evaluate(study.view(), {gold(0, 0, {"a"}), gold(0, 1)}, {});
  const analysis::Score& score = score_of(evaluation, "a");
  CHECK_FALSE(score.precision.measure.defined());
  CHECK(score.precision.measure.reason.en == "no sentence is flagged");
  CHECK(score.recall.measure.value == 0.0);
  CHECK_FALSE(score.recall.interval);
}

TEST_CASE("over all codes each sentence and code is one decision", "[analysis][evaluation]") {
  StudyWriter study = ten_sentences();
  study.coding("b", 5);
  auto judged = ten_judged();
  judged[5].codes = {"b"};
  judged[6].codes = {"b"};
  const auto evaluation = analysis::evaluate(study.view(), judged, {});
  const analysis::Score& all = evaluation.scores.back();
  CHECK(all.code.empty());
  CHECK(all.n == 5);
  CHECK(all.flagged == 4);
  CHECK(all.found == 3);
}

TEST_CASE("intervals hold the estimate, repeat with the seed, and shrink with more transcripts",
          "[analysis][evaluation][property]") {
  const auto interval_for = [](std::uint32_t transcripts, std::uint64_t seed) {
    std::mt19937 random{7};
    StudyWriter study;
    std::vector<GoldSentence> judged;
    for (std::uint32_t t = 0; t < transcripts; ++t) {
      study.transcript("t" + std::to_string(t), {{"R", "respondent", 20, 40, 80}});
      for (std::uint32_t at = 0; at < 40; ++at) {
        const bool present = random() % 4 == 0;
        judged.push_back(present ? gold(t, at, {"a"}) : gold(t, at));
        if (random() % 10 < (present ? 7 : 1)) study.coding("a", at);
      }
    }
    study.code("a");
    const auto scores = analysis::evaluate(study.view(), judged, {}, seed).scores;
    const analysis::Statistic& recall = scores.front().recall;
    REQUIRE(recall.interval);
    CHECK(recall.interval->low <= *recall.measure.value);
    CHECK(*recall.measure.value <= recall.interval->high);
    return *recall.interval;
  };
  const auto few = interval_for(6, 1);
  const auto again = interval_for(6, 1);
  const auto many = interval_for(60, 1);
  CHECK(few.low == again.low);
  CHECK(few.high == again.high);
  CHECK(many.high - many.low < few.high - few.low);
}
