#include "engine/analysis/estimates.hpp"

#include <catch2/catch.hpp>

#include "engine/coding/flagged.hpp"
#include "tests/support/study_view.hpp"

using namespace engine;
using namespace engine::analysis;
using coding::Mark;
using support::StudyWriter;

namespace {

struct Fixture {
  StudyWriter writer;
  std::vector<coding::Sample> samples;
  std::vector<coding::Judgement> judgements;

  Fixture() {
    writer.transcript("een", {{"R", "respondent", 10, 20, 40}, {"I", "interviewer", 5, 9, 20}});
    writer.code("a").code("a.x").code("b");
    writer.coding("a.x", 3);
    writer.coding("a.x", 8);
  }
  // Of the study as it is now, for code a: unit 1 flagged, 2 a near miss, 3 the rest.
  coding::Sample& sample(const std::string& id) {
    const coding::StudyView view = study();
    coding::Sample& made = samples.emplace_back();
    made.id = id;
    coding::SampledCode& code = made.codes.emplace_back();
    code.code = "a";
    code.codebook_version = "0.1.0";
    code.population = coding::population_digest(view, "a");
    code.found = coding::found_digest(view, coding::flagged_sentences(view, "a", {}));
    code.unflagged = {15, 3, 0};
    code.flagged = 2;
    for (const Mark stratum : {Mark::flagged, Mark::near_miss, Mark::rest}) {
      coding::SampledUnit& unit = made.units.emplace_back();
      unit.number = static_cast<std::uint32_t>(made.units.size());
      unit.stratum = stratum;
      unit.marks = {{0, stratum}};
    }
    return made;
  }
  [[nodiscard]] coding::StudyView study() const {
    coding::StudyView view = writer.view();
    for (coding::TranscriptView& each : view.transcripts) each.digest = each.name;
    return view;
  }
  void judge(const std::string& sample, const std::string& coder,
             const std::vector<std::vector<std::string>>& codes) {
    for (std::uint32_t at = 0; at < codes.size(); ++at)
      judgements.push_back({sample, at + 1, coder, codes[at]});
  }
  [[nodiscard]] std::vector<CodeRow> ask(const EstimateQuestion& question = {}) const {
    view_ = study();
    return estimates({view_, samples, judgements}, question);
  }

 private:
  mutable coding::StudyView view_;
};

}  // namespace

TEST_CASE_METHOD(Fixture, "before any sample precision is known and recall is not", "[estimates]") {
  writer.coding("a.x", 12).status = coding::Status::accepted;
  const auto rows = ask();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].code == "a");
  CHECK(rows[0].decided == Verdicts{3, 1, 1, 1});
  CHECK(rows[0].precision_from == CodeRow::From::decisions);
  CHECK_FALSE(rows[0].estimate.recall.amount);
  CHECK(rows[0].estimate.recall.reason.en == "no sample has been judged yet: see duiding sample");
  CHECK(rows[1].code == "b");
  CHECK(rows[1].precision_from == CodeRow::From::nothing);
}

TEST_CASE_METHOD(Fixture, "the newest sample that was judged tells", "[estimates]") {
  sample("old");
  sample("new");
  sample("not judged");
  judge("old", "ana", {{"a"}, {}, {}});
  judge("new", "ana", {{"a"}, {"a.x"}, {}});
  const CodeRow row = ask()[0];
  CHECK(row.sample->id == "new");
  CHECK(row.coder == "ana");
  CHECK(row.precision_from == CodeRow::From::decoys);
  CHECK(row.estimate.missed.amount->value == Approx(3));
  CHECK(row.estimate.recall.amount->value == Approx(2.0 / 5));
  CHECK(ask({.codes = {}, .sample = "old", .coder = {}, .tiers = {}})[0].sample->id == "old");
}

TEST_CASE_METHOD(Fixture, "who judged most tells, unless another is asked for", "[estimates]") {
  sample("s");
  judge("s", "ben", {{"a"}, {"a"}, {}});
  judge("s", "ana", {{"a"}, {}, {}});
  judge("s", "chloe", {{}});
  CHECK(ask()[0].coder == "ana");
  CHECK(ask({.codes = {}, .sample = {}, .coder = "ben", .tiers = {}})[0].coder == "ben");
  const auto view = study();
  const auto pairs = coder_pairs({view, samples, judgements}, {});
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0].first == "ana");
  CHECK(pairs[0].second == "ben");
  CHECK(pairs[0].pair.units == 3);
  CHECK(pairs[0].pair.both == 1);
  CHECK(pairs[1].pair.units == 1);
}

TEST_CASE_METHOD(Fixture, "a sample that helped to improve the codebook cannot praise it",
                 "[estimates]") {
  sample("s");
  judge("s", "ana", {{"a"}, {"a"}, {}});
  writer.coding("a.x", 12);  // a new rule finds it
  const CodeRow row = ask()[0];
  CHECK(row.standing == Standing::other_findings);
  CHECK_FALSE(row.estimate.recall.amount);
  CHECK_FALSE(row.estimate.missed.amount);
  CHECK_FALSE(row.estimate.precision.amount);
  CHECK_THAT(row.estimate.recall.reason.en,
             Catch::Contains("cannot tell how good it is now; draw another"));
  SECTION("and still tells of the study as it was, where it is asked to") {
    const CodeRow then = ask({.codes = {}, .sample = "s", .coder = {}, .tiers = {}})[0];
    CHECK(then.standing == Standing::other_findings);
    CHECK(then.precision_from == CodeRow::From::decoys);
    CHECK(then.sampled->flagged.units == 2);
    CHECK(then.estimate.recall.amount->value == Approx(2.0 / 5));
  }
  SECTION("but an older one of the present state does") {
    sample("t");
    judge("t", "ana", {{"a"}, {"a"}, {}});
    std::swap(samples[0], samples[1]);
    CHECK(ask()[0].sample->id == "t");
    CHECK(ask()[0].estimate.recall.amount);
  }
}

TEST_CASE_METHOD(Fixture, "a sample of other transcripts or roles tells nothing of these",
                 "[estimates]") {
  sample("s");
  judge("s", "ana", {{"a"}, {"a"}, {}});
  SECTION("a transcript came") {
    writer.transcript("twee", {{"R", "respondent", 3, 5, 9}});
    writer.code("a.z");
  }
  SECTION("a code began to apply to others") { writer.code("a.z", {{"interviewer"}}); }
  const CodeRow row = ask()[0];
  CHECK(row.standing == Standing::other_population);
  CHECK_THAT(row.estimate.recall.reason.en, Catch::Contains("other transcripts or speakers"));
}
