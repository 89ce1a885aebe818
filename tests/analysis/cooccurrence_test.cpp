#include "engine/analysis/cooccurrence.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numeric>

#include "tests/analysis/plain_tally.hpp"
#include "tests/support/random_study.hpp"
#include "tests/support/study_view.hpp"

using namespace engine::analysis;
using engine::codebook::Tier;
using engine::codebook::Voice;
using support::RandomStudy;
using support::StudyWriter;

namespace {

Within within(std::string_view name) {
  const std::optional<Within> parsed = parse_within(name);
  REQUIRE(parsed);
  return *parsed;
}

CooccurrenceRow only(const Cooccurrence& result, const std::string& code1,
                     const std::string& code2) {
  for (const CooccurrenceRow& row : result.rows)
    if (row.code1 == code1 && row.code2 == code2) return row;
  FAIL("no row for " << code1 << " and " << code2);
  return {};
}

// Counts by walking over every sentence, turn or transcript there is.
PairCount plain_units(const RandomStudy& study, Within::What what, Level level,
                      const Selection& selection, const std::string& code1,
                      const std::string& code2) {
  const auto& view = study.view;
  const auto codings1 = plain::selected(view, code1, level, selection);
  const auto codings2 = plain::selected(view, code2, level, selection);
  const auto overlaps = [](const std::vector<plain::Coding>& codings, std::uint32_t transcript,
                           const std::vector<support::text::CodePointSpan>& unit) {
    for (const plain::Coding& one : codings)
      for (const auto span : unit)
        if (one.transcript == transcript && one.span.overlaps(span)) return true;
    return false;
  };
  const auto both_reach = [&](std::uint32_t transcript, std::uint32_t speaker) {
    return plain::reaches(view, code1, level, transcript, speaker) &&
           plain::reaches(view, code2, level, transcript, speaker);
  };
  PairCount count;
  count.n = 0;
  const auto add = [&](std::uint32_t transcript,
                       const std::vector<support::text::CodePointSpan>& unit) {
    const bool has1 = overlaps(codings1, transcript, unit);
    const bool has2 = overlaps(codings2, transcript, unit);
    ++*count.n;
    count.n1 += has1 ? 1 : 0;
    count.n2 += has2 ? 1 : 0;
    count.n12 += has1 && has2 ? 1 : 0;
  };
  for (std::uint32_t t = 0; t < view.transcripts.size(); ++t) {
    std::vector<support::text::CodePointSpan> of_transcript, of_turn;
    for (std::size_t at = 0; at < study.sentences.size(); ++at) {
      const support::Sentence& sentence = study.sentences[at];
      if (sentence.transcript != t) continue;
      of_transcript.push_back(sentence.span);
      of_turn.push_back(sentence.span);
      const bool turn_ends = at + 1 == study.sentences.size() ||
                             study.sentences[at + 1].transcript != t ||
                             study.sentences[at + 1].turn != sentence.turn;
      if (both_reach(t, sentence.speaker)) {
        if (what == Within::What::sentence) add(t, {sentence.span});
        if (what == Within::What::turn && turn_ends) add(t, of_turn);
      }
      if (turn_ends) of_turn.clear();
    }
    bool reached = false;
    for (std::uint32_t s = 0; s < view.transcripts[t].speakers.size(); ++s)
      reached = reached || both_reach(t, s);
    if (what == Within::What::transcript && reached) add(t, of_transcript);
  }
  return count;
}

// Turns without a sentence hold no coding, but are turns.
std::uint64_t silent_turns(const RandomStudy& study, Level level, const std::string& code1,
                           const std::string& code2) {
  std::uint64_t silent = 0;
  for (std::uint32_t t = 0; t < study.view.transcripts.size(); ++t)
    for (std::uint32_t s = 0; s < study.view.transcripts[t].speakers.size(); ++s) {
      if (!plain::reaches(study.view, code1, level, t, s) ||
          !plain::reaches(study.view, code2, level, t, s))
        continue;
      std::set<std::uint32_t> spoken;
      for (const support::Sentence& sentence : study.sentences)
        if (sentence.transcript == t && sentence.speaker == s) spoken.insert(sentence.turn);
      silent += study.view.transcripts[t].speakers[s].turns - spoken.size();
    }
  return silent;
}

// Unites any two codings that meet until nothing changes.
PairCount plain_passages(const RandomStudy& study, const Within& how, Level level,
                         const Selection& selection, const std::string& code1,
                         const std::string& code2) {
  auto codings = plain::selected(study.view, code1, level, selection);
  const std::size_t firsts = codings.size();
  for (const plain::Coding& one : plain::selected(study.view, code2, level, selection))
    codings.push_back(one);
  const auto words_between = [&](const plain::Coding& a, const plain::Coding& b) {
    std::uint32_t words = 0;
    for (const support::Sentence& sentence : study.sentences)
      for (const auto word : sentence.words)
        if (sentence.transcript == a.transcript && word.begin() >= a.span.end() &&
            word.end() <= b.span.begin())
          ++words;
    return words;
  };
  const auto meet = [&](const plain::Coding& a, const plain::Coding& b) {
    if (a.transcript != b.transcript) return false;
    if (a.span.overlaps(b.span)) return true;
    if (how.what == Within::What::overlap) return false;
    return (a.span.begin() < b.span.begin() ? words_between(a, b) : words_between(b, a)) <=
           how.tokens;
  };
  std::vector<std::size_t> passage(codings.size());
  std::iota(passage.begin(), passage.end(), std::size_t{0});
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < codings.size(); ++a)
      for (std::size_t b = 0; b < codings.size(); ++b)
        if (passage[a] < passage[b] && meet(codings[a], codings[b])) {
          passage[b] = passage[a];
          changed = true;
        }
  }
  PairCount count;
  for (std::size_t one = 0; one < codings.size(); ++one) {
    bool has1 = false, has2 = false;
    for (std::size_t at = 0; at < codings.size(); ++at)
      if (passage[at] == one) (at < firsts ? has1 : has2) = true;
    count.n1 += has1 ? 1 : 0;
    count.n2 += has2 ? 1 : 0;
    count.n12 += has1 && has2 ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("every window is found again by its name", "[cooccurrence]") {
  for (const char* known :
       {"sentence", "turn", "transcript", "overlap", "tokens:0", "tokens:4294967295"})
    CHECK(name(within(known)) == known);
  for (const char* unknown : {"", "tokens", "tokens:", "tokens:-1", "tokens:1.5", "tokens:x",
                              "tokens:4294967296", "tokens: 1", "sentences"})
    CHECK_FALSE(parse_within(unknown));
}

TEST_CASE("the measures of a pair are those of their sources", "[cooccurrence]") {
  const CooccurrenceRow row = measure("a", "b", {30, 20, 10, 100});
  CHECK(*row.c_coefficient.value == Approx(10.0 / 40));
  CHECK(*row.dice.value == Approx(20.0 / 50));
  // (10·60 − 20·10) / √(30·70·20·80)
  CHECK(*row.phi.value == Approx(400.0 / std::sqrt(30.0 * 70 * 20 * 80)));
  CHECK(*row.npmi.value == Approx(std::log(0.1 / (0.3 * 0.2)) / -std::log(0.1)));
  CHECK(*row.g2.value == Approx(2 * (10 * std::log(10 / 6.0) + 20 * std::log(20 / 24.0) +
                                     10 * std::log(10 / 14.0) + 60 * std::log(60 / 56.0))));
}

TEST_CASE("what is not defined says why", "[cooccurrence]") {
  SECTION("passages have no number of units") {
    const CooccurrenceRow row = measure("a", "b", {3, 2, 1, std::nullopt});
    CHECK(row.c_coefficient.defined());
    CHECK(row.dice.defined());
    for (const Measure* one : {&row.phi, &row.npmi, &row.g2}) {
      CHECK_FALSE(one->defined());
      CHECK(one->reason.en == "the number of units is not defined: passages have no fixed number");
    }
    CHECK_FALSE(row.n_reason.en.empty());
  }
  SECTION("neither code occurs") {
    const CooccurrenceRow row = measure("a", "b", {0, 0, 0, 50});
    CHECK(row.c_coefficient.reason.en == "neither code occurs");
    CHECK(row.dice.reason.en == "neither code occurs");
    CHECK(row.phi.reason.en == "a occurs in no unit");
    CHECK(row.npmi.reason.nl == "a komt in geen eenheid voor");
    CHECK(row.g2.reason.en == "a occurs in no unit");
    CHECK(row.n_reason.en.empty());
  }
  SECTION("one code does not occur") {
    const CooccurrenceRow row = measure("a", "b", {4, 0, 0, 50});
    CHECK(row.c_coefficient.value == 0.0);
    CHECK(row.phi.reason.en == "b occurs in no unit");
  }
  SECTION("one code is everywhere: it meets the other exactly as chance has it") {
    const CooccurrenceRow row = measure("a", "b", {50, 10, 10, 50});
    CHECK(row.phi.reason.en == "a occurs in every unit");
    CHECK(row.g2.reason.en == "a occurs in every unit");
    CHECK(*row.npmi.value == Approx(0).margin(1e-12));
  }
  SECTION("both are everywhere") {
    const CooccurrenceRow row = measure("a", "b", {50, 50, 50, 50});
    CHECK(row.npmi.reason.en == "a occurs in every unit");
    CHECK(row.c_coefficient.value == 1.0);
  }
  SECTION("no unit at all") {
    CHECK(measure("a", "b", {0, 0, 0, 0}).phi.reason.en ==
          "there is no unit to which both codes apply");
  }
}

TEST_CASE("codes that occur and never meet have an npmi of -1", "[cooccurrence]") {
  const CooccurrenceRow row = measure("a", "b", {3, 4, 0, 100});
  CHECK(row.npmi.value == -1.0);
  CHECK(*row.phi.value < 0);
  CHECK(row.g2.defined());
}

TEST_CASE("independent codes have a g2 of 0, never below", "[cooccurrence][property]") {
  for (std::uint64_t a = 1; a < 40; ++a)
    for (std::uint64_t b = 1; b < 40; ++b) {
      const CooccurrenceRow row = measure("a", "b", {a * 40, b * 40, a * b, 1600});
      REQUIRE(*row.g2.value >= 0);
      REQUIRE(*row.g2.value == Approx(0).margin(1e-6));
    }
}

TEST_CASE("a coding counts in each sentence it overlaps", "[cooccurrence]") {
  StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 10, 20}}).code("a").code("b");
  study.coding("a", 2, 2);
  study.coding("b", 3);
  const CooccurrenceRow row =
      only(cooccurrence(study.view(), within("sentence"), Level::code, {}), "a", "b");
  CHECK(row.count.n1 == 2);
  CHECK(row.count.n2 == 1);
  CHECK(row.count.n12 == 1);
  CHECK(row.count.n == 10);
}

TEST_CASE("touching codings do not overlap, and have 0 words between them", "[cooccurrence]") {
  StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 10, 20}}).code("a").code("b");
  study.coding("a", 2);
  study.coding("b", 3);
  const auto view = study.view();
  CHECK(only(cooccurrence(view, within("overlap"), Level::code, {}), "a", "b").count.n12 == 0);
  CHECK(only(cooccurrence(view, within("tokens:0"), Level::code, {}), "a", "b").count.n12 == 1);
}

TEST_CASE("passages grow through codings in between", "[cooccurrence]") {
  StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 10, 20}}).code("a").code("b");
  study.coding("a", 0);
  study.coding("b", 2);
  study.coding("a", 4);
  const auto view = study.view();
  const PairCount near =
      only(cooccurrence(view, within("tokens:2"), Level::code, {}), "a", "b").count;
  CHECK((near.n1 == 1 && near.n2 == 1 && near.n12 == 1));
  const PairCount far =
      only(cooccurrence(view, within("tokens:1"), Level::code, {}), "a", "b").count;
  CHECK((far.n1 == 2 && far.n2 == 1 && far.n12 == 0));
}

TEST_CASE("a parent never pairs with its child, siblings do", "[cooccurrence]") {
  StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 10, 20}}).code("a").code("a.x").code("a.y").code("b");
  study.coding("a", 1);
  study.coding("a.x", 1);
  study.coding("a.y", 1);
  const Cooccurrence result = cooccurrence(study.view(), within("sentence"), Level::subcode, {});
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const CooccurrenceRow& row : result.rows) pairs.emplace_back(row.code1, row.code2);
  CHECK(pairs == std::vector<std::pair<std::string, std::string>>{
                     {"a", "b"}, {"a.x", "a.y"}, {"a.x", "b"}, {"a.y", "b"}});
}

TEST_CASE("only units that both codes can reach are counted", "[cooccurrence]") {
  StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 10, 20}, {"E", "expert", 2, 3, 9}})
      .code("a")
      .code("b", std::vector<std::string>{"expert"});
  study.coding("a", 1);
  engine::coding::Coding& expert = study.coding("a", 6);
  expert.speaker = 1;
  study.coding("b", 6).speaker = 1;
  const auto view = study.view();
  const PairCount sentences =
      only(cooccurrence(view, within("sentence"), Level::code, {}), "a", "b").count;
  CHECK((sentences.n1 == 1 && sentences.n2 == 1 && sentences.n12 == 1 && sentences.n == 3));
  CHECK(only(cooccurrence(view, within("turn"), Level::code, {}), "a", "b").count.n == 2);
  CHECK(only(cooccurrence(view, within("transcript"), Level::code, {}), "a", "b").count.n == 1);
}

TEST_CASE("co-occurrence agrees with a walk over every unit", "[cooccurrence][property]") {
  const auto seed = GENERATE(range(0u, 120u));
  CAPTURE(seed);
  const RandomStudy study = support::random_study(seed);
  const Selection selection = GENERATE(values<Selection>({
      {},
      {Layer::final, {}, {Tier::precise}},
  }));
  const std::string how = GENERATE("sentence", "turn", "transcript");
  const Level level = GENERATE(Level::code, Level::subcode);
  CAPTURE(how, static_cast<int>(level));
  const Within window = within(how);
  for (const CooccurrenceRow& row : cooccurrence(study.view, window, level, selection).rows) {
    CAPTURE(row.code1, row.code2);
    PairCount plain = plain_units(study, window.what, level, selection, row.code1, row.code2);
    if (window.what == Within::What::turn)
      *plain.n += silent_turns(study, level, row.code1, row.code2);
    REQUIRE(row.count.n == plain.n);
    REQUIRE(row.count.n1 == plain.n1);
    REQUIRE(row.count.n2 == plain.n2);
    REQUIRE(row.count.n12 == plain.n12);
  }
}

TEST_CASE("passages agree with uniting any two codings that meet", "[cooccurrence][property]") {
  const auto seed = GENERATE(range(0u, 120u));
  CAPTURE(seed);
  const RandomStudy study = support::random_study(seed);
  const std::string how = GENERATE("overlap", "tokens:0", "tokens:1", "tokens:7", "tokens:1000");
  const Level level = GENERATE(Level::code, Level::subcode);
  CAPTURE(how, static_cast<int>(level));
  const Within window = within(how);
  for (const CooccurrenceRow& row : cooccurrence(study.view, window, level, {}).rows) {
    CAPTURE(row.code1, row.code2);
    const PairCount plain = plain_passages(study, window, level, {}, row.code1, row.code2);
    REQUIRE(row.count.n == plain.n);
    REQUIRE(row.count.n1 == plain.n1);
    REQUIRE(row.count.n2 == plain.n2);
    REQUIRE(row.count.n12 == plain.n12);
  }
}

TEST_CASE("every defined measure lies in its range", "[cooccurrence][property]") {
  for (std::uint64_t n = 1; n < 9; ++n)
    for (std::uint64_t n1 = 0; n1 <= n; ++n1)
      for (std::uint64_t n2 = 0; n2 <= n; ++n2)
        for (std::uint64_t n12 = 0; n12 <= std::min(n1, n2); ++n12) {
          if (n1 + n2 - n12 > n) continue;
          CAPTURE(n, n1, n2, n12);
          const CooccurrenceRow row = measure("a", "b", {n1, n2, n12, n});
          const auto within_range = [](const Measure& one, double low, double high) {
            return !one.defined() ? !one.reason.en.empty() && !one.reason.nl.empty()
                                  : one.reason.en.empty() && *one.value >= low - 1e-12 &&
                                        *one.value <= high + 1e-12;
          };
          REQUIRE(within_range(row.c_coefficient, 0, 1));
          REQUIRE(within_range(row.dice, 0, 1));
          REQUIRE(within_range(row.phi, -1, 1));
          REQUIRE(within_range(row.npmi, -1, 1));
          REQUIRE(within_range(row.g2, 0, 1e9));
        }
}
