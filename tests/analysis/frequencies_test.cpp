#include "engine/analysis/frequencies.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/analysis/plain_tally.hpp"
#include "tests/support/random_study.hpp"
#include "tests/support/study_view.hpp"

using namespace engine::analysis;
using engine::codebook::Tier;
using engine::codebook::Voice;
using support::StudyWriter;

namespace {

By by(std::string_view name) {
  const std::optional<By> parsed = parse_by(name);
  REQUIRE(parsed);
  return *parsed;
}

const FrequencyRow& only(const std::vector<FrequencyRow>& rows, const std::string& code,
                         const std::optional<std::string>& group = std::nullopt,
                         const std::string& transcript = "") {
  const FrequencyRow* found = nullptr;
  for (const FrequencyRow& row : rows) {
    if (row.code != code || row.group != group) continue;
    if (!transcript.empty() && row.transcript != transcript) continue;
    REQUIRE(found == nullptr);
    found = &row;
  }
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("every way to make rows is found again by its name", "[frequencies]") {
  for (const char* known :
       {"code", "subcode", "transcript", "speaker", "role", "attribute:sector", "attribute:a:b"})
    CHECK(name(by(known)) == known);
  for (const char* unknown : {"", "codes", "attribute", "attribute:", "Code"})
    CHECK_FALSE(parse_by(unknown));
}

TEST_CASE("a rate is over the words of everyone the code could have been found in",
          "[frequencies]") {
  StudyWriter study;
  study.transcript("t1", {{"I", "interviewer", 5, 5, 100}, {"R", "ad", 5, 10, 400}})
      .transcript("t2", {{"R", "ad", 5, 10, 600}, {"E", "expert", 1, 1, 1000}})
      .code("a")
      .code("b", std::vector<std::string>{"expert"})
      .code("c")
      .run_on({0});
  study.coding("a", 3).speaker = 0;
  study.coding("a", 4).speaker = 0;
  study.coding("b", 6).speaker = 1;
  const auto rows = frequencies(study.view(), by("code"), {});
  REQUIRE(rows.size() == 3);

  const FrequencyRow& a = only(rows, "a");
  CHECK(a.codings == 2);
  CHECK(a.words == 2000);
  CHECK(a.per_1000_words.value == 1.0);
  CHECK((a.transcripts == 1 && a.transcripts_n == 2));
  CHECK((a.speakers == 1 && a.speakers_n == 3));

  const FrequencyRow& b = only(rows, "b");
  CHECK(b.words == 1000);
  CHECK((b.transcripts == 1 && b.transcripts_n == 1));
  CHECK((b.speakers == 1 && b.speakers_n == 1));

  const FrequencyRow& c = only(rows, "c");
  CHECK(c.codings == 0);
  CHECK(c.words == 400);
  CHECK(c.per_1000_words.value == 0.0);
}

TEST_CASE("a code that reaches nobody is listed, and its rate is not defined", "[frequencies]") {
  StudyWriter study;
  study.transcript("t1", {{"I", "interviewer", 5, 5, 100}}).code("a");
  const auto rows = frequencies(study.view(), by("code"), {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].words == 0);
  CHECK_FALSE(rows[0].per_1000_words.defined());
  CHECK(rows[0].per_1000_words.reason.en == "no words of speakers to whom the code applies");
  CHECK(frequencies(study.view(), by("role"), {}).empty());
}

TEST_CASE("other voices stand apart, tiers are narrowed in both", "[frequencies]") {
  StudyWriter study;
  study.transcript("t1", {{"R", "ad", 5, 10, 500}}).code("a");
  study.coding("a", 0);
  study.coding("a", 1).tier = Tier::hint;
  study.coding("a", 2).voice = Voice::reported;
  engine::coding::Coding& hint = study.coding("a", 3);
  hint.voice = Voice::negated;
  hint.tier = Tier::hint;

  const FrequencyRow all = only(frequencies(study.view(), by("code"), {}), "a");
  CHECK((all.codings == 2 && all.other_voices == 2));
  const FrequencyRow precise =
      only(frequencies(study.view(), by("code"), {Layer::suggested, {Voice::own}, {Tier::precise}}),
           "a");
  CHECK((precise.codings == 1 && precise.other_voices == 1));
  const FrequencyRow reported =
      only(frequencies(study.view(), by("code"), {Layer::suggested, {Voice::reported}, {}}), "a");
  CHECK((reported.codings == 1 && reported.other_voices == 3));
}

TEST_CASE("a row is restricted to its transcript, speaker, role or attribute", "[frequencies]") {
  StudyWriter study;
  study.transcript("t1", {{"R", "ad", 5, 10, 400}, {"E", "expert", 5, 10, 100}})
      .attribute("sector", "zorg")
      .transcript("t2", {{"R", "ad", 5, 10, 600}})
      .transcript("t3", {{"R", "expert", 5, 10, 50}})
      .attribute("sector", "bouw")
      .code("a");
  study.coding("a", 1);
  study.coding("a", 2);
  const engine::coding::StudyView view = study.view();

  SECTION("transcript: zero rows are listed") {
    const auto rows = frequencies(view, by("transcript"), {});
    REQUIRE(rows.size() == 3);
    CHECK(only(rows, "a", "t1").words == 500);
    CHECK(only(rows, "a", "t1").codings == 0);
    CHECK(only(rows, "a", "t1").transcripts_n == 1);
    CHECK(only(rows, "a", "t3").codings == 2);
    CHECK(only(rows, "a", "t3").per_1000_words.value == 40.0);
  }
  SECTION("speaker: a label belongs to its transcript") {
    const auto rows = frequencies(view, by("speaker"), {});
    REQUIRE(rows.size() == 4);
    CHECK(only(rows, "a", "R", "t1").codings == 0);
    CHECK(only(rows, "a", "R", "t2").words == 600);
    CHECK(only(rows, "a", "R", "t3").codings == 2);
    CHECK(only(rows, "a", "R", "t3").speakers_n == 1);
  }
  SECTION("role: ordered by name") {
    const auto rows = frequencies(view, by("role"), {});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].group == "ad");
    CHECK((rows[0].words == 1000 && rows[0].speakers_n == 2 && rows[0].transcripts_n == 2));
    CHECK(rows[1].group == "expert");
    CHECK((rows[1].words == 150 && rows[1].codings == 2 && rows[1].speakers == 1));
  }
  SECTION("attribute: a missing value comes last, and is no empty one") {
    const auto rows = frequencies(view, by("attribute:sector"), {});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].group == "bouw");
    CHECK(rows[1].group == "zorg");
    CHECK_FALSE(rows[2].group);
    CHECK(rows[2].words == 600);
  }
}

TEST_CASE("frequencies agree with a plain count", "[frequencies][property]") {
  const auto seed = GENERATE(range(0u, 150u));
  CAPTURE(seed);
  const engine::coding::StudyView view = support::random_study(seed).view;
  const Selection selection = GENERATE(values<Selection>({
      {},
      {Layer::reviewed, {}, {}},
      {Layer::final, {Voice::own, Voice::reported}, {Tier::precise}},
  }));
  const std::string how =
      GENERATE("code", "subcode", "transcript", "speaker", "role", "attribute:sector");
  CAPTURE(how);
  const Level level = how == "subcode" ? Level::subcode : Level::code;

  struct Plain {
    std::uint64_t codings = 0, other = 0, words = 0;
    std::set<std::uint32_t> transcripts, transcripts_n;
    std::set<std::pair<std::uint32_t, std::uint32_t>> speakers, speakers_n;
  };
  using Key = std::tuple<std::string, std::string, std::string>;  // code, transcript, group
  const auto key = [&](const std::string& code, std::uint32_t transcript, std::uint32_t speaker) {
    const auto& t = view.transcripts[transcript];
    if (how == "transcript") return Key{code, "", t.name};
    if (how == "speaker") return Key{code, t.name, t.speakers[speaker].label};
    if (how == "role") return Key{code, "", t.speakers[speaker].role};
    if (how == "attribute:sector")
      return Key{code, "", t.attributes.empty() ? "?" : t.attributes[0].second};
    return Key{code, "", ""};
  };
  std::map<Key, Plain> expected;
  std::set<std::string> codes;
  for (const auto& code : view.codes)
    if (level == Level::code || code.id != "c") codes.insert(plain::counted_as(code.id, level));
  for (const std::string& code : codes) {
    if (how == "code" || how == "subcode") expected[{code, "", ""}];
    for (std::uint32_t t = 0; t < view.transcripts.size(); ++t)
      for (std::uint32_t s = 0; s < view.transcripts[t].speakers.size(); ++s) {
        if (!plain::reaches(view, code, level, t, s)) continue;
        Plain& row = expected[key(code, t, s)];
        row.words += view.transcripts[t].speakers[s].words;
        row.transcripts_n.insert(t);
        row.speakers_n.emplace(t, s);
      }
    for (const plain::Coding& one : plain::codings_of(view, code, level, selection.layer)) {
      if (!selection.has(one.tier)) continue;
      Plain& row = expected[key(code, one.transcript, one.speaker)];
      if (!selection.has(one.voice)) {
        ++row.other;
        continue;
      }
      ++row.codings;
      row.transcripts.insert(one.transcript);
      row.speakers.emplace(one.transcript, one.speaker);
    }
  }

  const auto rows = frequencies(view, by(how), selection);
  REQUIRE(rows.size() == expected.size());
  for (const FrequencyRow& row : rows) {
    const std::string no_value = how.starts_with("attribute") ? "?" : "";
    const Plain& plain = expected.at({row.code, row.transcript, row.group.value_or(no_value)});
    REQUIRE(row.codings == plain.codings);
    REQUIRE(row.other_voices == plain.other);
    REQUIRE(row.words == plain.words);
    REQUIRE(row.transcripts == plain.transcripts.size());
    REQUIRE(row.transcripts_n == plain.transcripts_n.size());
    REQUIRE(row.speakers == plain.speakers.size());
    REQUIRE(row.speakers_n == plain.speakers_n.size());
    if (plain.words > 0)
      REQUIRE(row.per_1000_words.value == Approx(1000.0 * static_cast<double>(plain.codings) /
                                                 static_cast<double>(plain.words)));
  }
}
