#include <catch2/catch.hpp>

#include <random>

#include "tests/store/small_study.hpp"
#include "tests/support/spans.hpp"

using namespace store_test;
namespace transcript = engine::transcript;

namespace {

constexpr const char* kText =
    "Titel: Interview 1\n\nI: Hoe ging het?\nR: Ik zei café. Meer niet.\nI: En toen?\n"
    "R: Niets \U0001F600 meer.";

}  // namespace

TEST_CASE("a transcript comes back as it was imported", "[store]") {
  SmallStudy small;
  const transcript::Transcript before = interview(kText);
  const std::int64_t id = small.import("een", kText);

  const transcript::Transcript after = small.study.load_transcript(id);
  CHECK(after.name == "een");
  CHECK(after.format == before.format);
  CHECK(after.encoding == before.encoding);
  CHECK(after.text.bytes() == before.text.bytes());
  CHECK(after.header == before.header);
  REQUIRE(after.speakers.size() == before.speakers.size());
  for (std::size_t i = 0; i < before.speakers.size(); ++i) {
    CHECK(after.speakers[i].label == before.speakers[i].label);
    CHECK(after.speakers[i].role == before.speakers[i].role);
    CHECK(after.speakers[i].role_source == before.speakers[i].role_source);
  }
  REQUIRE(after.turns.size() == before.turns.size());
  for (std::size_t i = 0; i < before.turns.size(); ++i) {
    CHECK(after.turns[i].speaker == before.turns[i].speaker);
    CHECK(after.turns[i].span == before.turns[i].span);
    CHECK(after.turns[i].begin_ms == before.turns[i].begin_ms);
  }
  CHECK(small.study.verify().empty());
}

TEST_CASE("places in the source and its reader's remarks come back", "[store]") {
  const std::string cues =
      "1\n00:00:01,000 --> 00:00:02,000\nEén zin,\n\n2\n00:00:02,000 --> 00:00:03,500\nnog een.\n";
  SmallStudy small;
  const transcript::Transcript before = interview(cues);
  REQUIRE(before.places.size() == 2);
  REQUIRE(before.remarks.size() == 1);
  const transcript::Transcript after = small.study.load_transcript(small.import("een", cues));
  CHECK(after.places == before.places);
  CHECK(after.remarks == before.remarks);
  CHECK(small.study.transcript_views()[0].remarks == before.remarks);
}

TEST_CASE("a transcript is counted by its turns", "[store]") {
  SmallStudy small;
  small.import("een", kText);
  const auto rows = small.study.transcripts();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].turns == 4);
  CHECK(rows[0].sentences == 3);
  CHECK(rows[0].words == 3 + 5 + 2 + 3);
  const auto views = small.study.transcript_views();
  REQUIRE(views[0].speakers.size() == 2);
  CHECK(views[0].speakers[0].turns == 2);
  CHECK(views[0].speakers[1].words == 8);
}

TEST_CASE("transcripts are listed by name and found by name", "[store]") {
  SmallStudy small;
  const std::int64_t second = small.import("b", "R: Twee.");
  const std::int64_t first = small.import("a", "R: Een.");
  const auto rows = small.study.transcripts();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].id == first);
  CHECK(rows[1].id == second);
  CHECK(small.study.find_transcript("b")->digest == digest("R: Twee."));
  CHECK_FALSE(small.study.find_transcript("c").has_value());
}

TEST_CASE("a large text is kept in pieces that make it up again", "[store][property]") {
  const auto seed = GENERATE(range(0U, 6U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  std::string text = "R: ";
  while (text.size() < 900'000) {
    text += seed % 2 == 0 && random() % 40 == 0 ? "\nR: " : "woord é\U0001F600 ";
  }
  SmallStudy small;
  const std::int64_t id = small.import("groot", text);
  CHECK(small.study.load_text(id).bytes() == text);
  CHECK(std::stoi(small.sql("SELECT count(*) FROM transcript_text")) >= 3);
  CHECK(std::stoi(small.sql("SELECT max(octet_length) FROM (SELECT length(CAST(text AS BLOB)) "
                            "AS octet_length FROM transcript_text)")) <= 256 * 1024);
  CHECK(small.study.verify().empty());
}

TEST_CASE("stretches hold all turns, each once, and the turn before", "[store][property]") {
  const auto seed = GENERATE(range(0U, 8U));
  const std::uint32_t bytes = GENERATE(1U, 100U, 5000U, 1'000'000U);
  CAPTURE(seed, bytes);
  std::mt19937 random{seed};
  std::string text;
  for (int turn = 0; turn < 60; ++turn) {
    text += turn % 2 == 0 ? "I: " : "R: ";
    for (auto word = 1 + random() % 400; word > 0; --word) text += "wóórd ";
    text += ".\n";
  }
  SmallStudy small;
  const std::int64_t id = small.import("een", text);
  const transcript::Transcript whole = small.study.load_transcript(id);

  std::uint32_t next = 0;
  while (true) {
    const store::Stretch stretch = small.study.load_stretch(id, next, bytes);
    if (stretch.turns.empty()) break;
    CHECK(stretch.first_turn == (next == 0 ? 0 : next - 1));
    REQUIRE(stretch.first_turn + stretch.turns.size() > next);
    for (std::size_t i = 0; i < stretch.turns.size(); ++i) {
      const transcript::SpeakerTurn& expected = whole.turns[stretch.first_turn + i];
      CHECK(stretch.turns[i].speaker == expected.speaker);
      CHECK(stretch.text.at(stretch.turns[i].span) == whole.text.at(expected.span));
      CHECK(stretch.text_begin_cp +
                stretch.text.to_code_points(stretch.turns[i].span).begin().value ==
            whole.text.to_code_points(expected.span).begin().value);
    }
    next = stretch.first_turn + static_cast<std::uint32_t>(stretch.turns.size());
  }
  CHECK(next == whole.turns.size());
}

TEST_CASE("roles are set by label, also with a star", "[store]") {
  SmallStudy small;
  const std::int64_t one = small.import("een", "P1: Een.\nP2: Twee.\nX: Drie.");
  small.import("twee", "P1: Vier.\nX: Vijf.");
  std::uint32_t fit = 0;
  small.study.write([&](store::Writer& writer) {
    fit = writer.set_role("P*", "participant");
    CHECK(writer.set_role("X", "expert", one) == 1);
    CHECK(writer.set_role("Q", "expert") == 0);
  });
  CHECK(fit == 3);
  const auto views = small.study.transcript_views();
  CHECK(views[0].speakers[1].role == "participant");
  CHECK(views[0].speakers[2].role == "expert");
  CHECK(views[1].speakers[1].role == "unknown");
}

TEST_CASE("an attribute is set, changed and taken away", "[store]") {
  SmallStudy small;
  const std::int64_t id = small.import("een", "R: Een.");
  const auto set = [&](const std::string& key, const std::string& value) {
    small.study.write([&](store::Writer& writer) { writer.set_attribute(id, key, value); });
  };
  using Attributes = std::vector<std::pair<std::string, std::string>>;
  set("sector", "zorg");
  set("regio", "noord");
  CHECK(small.study.transcript_views()[0].attributes ==
        Attributes{{"regio", "noord"}, {"sector", "zorg"}});
  set("sector", "bouw");
  set("regio", "");
  CHECK(small.study.transcript_views()[0].attributes == Attributes{{"sector", "bouw"}});
}

TEST_CASE("a replaced transcript gives its name, attributes and person's roles to the newer text",
          "[store]") {
  SmallStudy small;
  const std::int64_t older = small.import("een", "A: Een.\nB: Twee.");
  small.study.write([&](store::Writer& writer) {
    writer.set_role("A", "expert");
    writer.set_attribute(older, "sector", "zorg");
  });
  const std::int64_t newer = small.import("een", "A: Eén.\nB: Twee.\nC: Drie.", older);

  REQUIRE(small.study.transcripts().size() == 1);
  CHECK(small.study.find_transcript("een")->id == newer);
  const auto view = small.study.transcript_views()[0];
  CHECK(view.speakers[0].role == "expert");
  CHECK(view.attributes.size() == 1);
  CHECK(small.study.load_text(older).bytes() == "A: Een.\nB: Twee.");
  CHECK(small.study.verify().empty());
}

TEST_CASE("a failing write leaves nothing", "[store]") {
  SmallStudy small;
  const std::string before = small.folder.read("proef.duiding");
  CHECK_THROWS_AS(small.study.write([&](store::Writer& writer) {
    writer.add_transcript(interview(kText), "een", digest(kText), "test");
    throw std::runtime_error{"broken off"};
  }),
                  std::runtime_error);
  CHECK(small.study.transcripts().empty());
  CHECK(small.folder.read("proef.duiding") == before);
}
