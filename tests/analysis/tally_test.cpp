#include "engine/analysis/tally.hpp"

#include <catch2/catch.hpp>

#include "tests/analysis/plain_tally.hpp"
#include "tests/support/random_study.hpp"
#include "tests/support/study_view.hpp"

using namespace engine::analysis;
using engine::codebook::Tier;
using engine::codebook::Voice;
using support::StudyWriter;

namespace {

StudyWriter one_transcript() {
  StudyWriter study;
  study.transcript("t1", {{"R", "ad", 10, 20, 40}}).code("a").code("a.x").code("a.y");
  return study;
}

std::vector<std::string> ids(const Tally& tally) {
  std::vector<std::string> ids;
  for (const CountedCode& code : tally.codes) ids.push_back(code.id);
  return ids;
}

}  // namespace

TEST_CASE("two sub-codes in one sentence are two codings, and one at code level", "[tally]") {
  StudyWriter study = one_transcript();
  study.coding("a.x", 3);
  study.coding("a.y", 3);
  CHECK(tally(study.view(), Level::subcode, Layer::suggested).codings.size() == 2);
  CHECK(tally(study.view(), Level::code, Layer::suggested).codings.size() == 1);
}

TEST_CASE("a coding inside a larger one of the same code joins it", "[tally]") {
  StudyWriter study = one_transcript();
  study.coding("a.x", 2, 4);
  study.coding("a.y", 3);
  study.coding("a.y", 5);
  const Tally joined = tally(study.view(), Level::code, Layer::suggested);
  REQUIRE(joined.codings.size() == 1);
  CHECK((joined.codings[0].segment.span == support::text::CodePointSpan::of(20, 59)));
}

TEST_CASE("codings that overlap without holding one another stay apart", "[tally]") {
  StudyWriter study = one_transcript();
  study.coding("a.x", 2, 2);
  study.coding("a.y", 3, 2);
  CHECK(tally(study.view(), Level::code, Layer::suggested).codings.size() == 2);
}

TEST_CASE("a joint coding is own when any part is, else as its first evidence", "[tally]") {
  StudyWriter study = one_transcript();
  engine::coding::Coding& x = study.coding("a.x", 3);
  x.voice = Voice::reported;
  x.rules[0].span = support::text::CodePointSpan::of(35, 37);
  engine::coding::Coding& y = study.coding("a.y", 3);
  y.voice = Voice::negated;
  y.tier = Tier::hint;
  SECTION("nobody's own: the evidence that comes first") {
    const Tally joined = tally(study.view(), Level::code, Layer::suggested);
    REQUIRE(joined.codings.size() == 1);
    CHECK(joined.codings[0].voice == Voice::negated);
    CHECK(joined.codings[0].tier == Tier::hint);
  }
  SECTION("own wins, with the strongest tier of what is own") {
    engine::coding::Coding& direct = study.coding("a", 3);
    direct.tier = Tier::hint;
    const Tally joined = tally(study.view(), Level::code, Layer::suggested);
    REQUIRE(joined.codings.size() == 1);
    CHECK(joined.codings[0].voice == Voice::own);
    CHECK(joined.codings[0].tier == Tier::hint);
  }
}

TEST_CASE("a rejected part does not join", "[tally]") {
  StudyWriter study = one_transcript();
  study.coding("a.x", 2, 4).status = engine::coding::Status::rejected;
  study.coding("a.y", 3);
  const Tally joined = tally(study.view(), Level::code, Layer::final);
  REQUIRE(joined.codings.size() == 1);
  CHECK(joined.codings[0].segment.first_sentence == 3);
}

TEST_CASE("a parent that cannot be given is no sub-code", "[tally]") {
  StudyWriter study;
  study.transcript("t1", {{"R", "ad"}}).code("a").without_rules().code("a.x").code("b");
  CHECK(ids(tally(study.view(), Level::subcode, Layer::suggested)) ==
        std::vector<std::string>{"a.x", "b"});
  CHECK(ids(tally(study.view(), Level::code, Layer::suggested)) ==
        std::vector<std::string>{"a", "b"});
}

TEST_CASE("a code reaches speakers of its roles, where it was run", "[tally]") {
  StudyWriter study;
  study.transcript("t1", {{"I", "interviewer"}, {"R", "ad"}})
      .transcript("t2", {{"R", "ad"}, {"E", "expert"}})
      .code("a")
      .code("b", std::vector<std::string>{"expert"})
      .code("c")
      .run_on({1});
  const Tally counted = tally(study.view(), Level::code, Layer::suggested);
  CHECK(counted.codes[0].speakers == std::vector<bool>{false, true, true, true});
  CHECK(counted.codes[1].speakers == std::vector<bool>{false, false, false, true});
  CHECK(counted.codes[2].speakers == std::vector<bool>{false, false, true, true});
}

TEST_CASE("ids above one another are told from ids that look alike", "[tally]") {
  CHECK(is_above("a", "a.x"));
  CHECK(is_above("a", "a.x.y"));
  CHECK_FALSE(is_above("a", "ab"));
  CHECK_FALSE(is_above("a", "a"));
  CHECK_FALSE(is_above("a.x", "a"));
}

TEST_CASE("the tally agrees with a plain reading of its definition", "[tally][property]") {
  const auto seed = GENERATE(range(0u, 300u));
  CAPTURE(seed);
  const engine::coding::StudyView view = support::random_study(seed).view;
  for (const Level level : {Level::code, Level::subcode})
    for (const Layer layer : {Layer::suggested, Layer::reviewed, Layer::final}) {
      const Tally counted = tally(view, level, layer);
      std::vector<plain::Coding> fast;
      for (const CountedCoding& one : counted.codings)
        fast.push_back({counted.codes[one.code].id, one.transcript,
                        counted.speakers[one.speaker].speaker, one.segment.span, one.voice,
                        one.tier});
      std::vector<plain::Coding> slow;
      for (const CountedCode& code : counted.codes)
        for (const plain::Coding& one : plain::codings_of(view, code.id, level, layer))
          slow.push_back(one);
      REQUIRE(fast == slow);
      for (const CountedCode& code : counted.codes)
        for (std::size_t at = 0; at < counted.speakers.size(); ++at)
          REQUIRE(code.speakers[at] == plain::reaches(view, code.id, level,
                                                      counted.speakers[at].transcript,
                                                      counted.speakers[at].speaker));
    }
}
