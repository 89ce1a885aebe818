// The views say what the program says: they are how R, Python and Datasette
// users see a study.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/store/small_study.hpp"

using namespace store_test;
using Lines = std::vector<std::string>;

namespace {

//                            0         1         2         3
//                            0123456789012345678901234567890123456789012
constexpr const char* kText = "R: Dit is zin een. Dit is zin twee.\nI: Ja.";

std::vector<std::string> rows(const SmallStudy& small, const std::string& sql) {
  SQLite::Database database{small.path.string(), SQLite::OPEN_READONLY};
  SQLite::Statement statement{database, sql};
  std::vector<std::string> lines;
  while (statement.executeStep()) {
    std::string line;
    for (int column = 0; column < statement.getColumnCount(); ++column)
      line += (column == 0 ? "" : "|") + statement.getColumn(column).getString();
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("v_turn puts the text of each turn together", "[store][views]") {
  SmallStudy small;
  std::string text;
  for (int turn = 0; turn < 3; ++turn) {
    text += turn % 2 == 0 ? "R: " : "I: ";
    for (int line = 0; line < 9000; ++line) text += fmt::format("regel {} é\n", line);
  }
  const auto id = small.import("een", text);
  const auto interview = small.study.load_transcript(id);
  const Lines texts = rows(small, "SELECT text FROM v_turn ORDER BY turn");
  REQUIRE(texts.size() == interview.turns.size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    CHECK((texts[i] == interview.text.at(interview.turns[i].span)));
}

TEST_CASE("the views name transcripts, speakers and attributes", "[store][views]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.study.write([&](store::Writer& writer) { writer.set_attribute(id, "sector", "zorg"); });
  small.import("een", std::string{kText} + "\nR: Klaar.", id);
  CHECK(rows(small, "SELECT transcript, turns, words FROM v_transcript") == Lines{"een|3|10"});
  CHECK(rows(small,
             "SELECT transcript, speaker, role, role_source, words FROM v_speaker "
             "ORDER BY words DESC") ==
        Lines{"een|R|respondent|label|9", "een|I|interviewer|label|1"});
  CHECK(rows(small, "SELECT * FROM v_attribute") == Lines{"een|sector|zorg"});
  CHECK(rows(small, "SELECT turn, speaker, begin_cp, end_cp, text FROM v_turn WHERE turn > 0") ==
        Lines{"1|I|39|42|Ja.", "2|R|46|52|Klaar."});
}

TEST_CASE("v_coding and v_evidence list what the study's view lists", "[store][views]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  auto book = codebook();
  book.codes[2].applies_to = {{"respondent"}};
  small.run(id, {"a", "a.kind", "b"},
            {evidence("a1", "a", span(3, 6), span(3, 18)),
             evidence("a2", "a", span(39, 41), span(39, 42), 1),
             evidence("b1", "b", span(19, 22), span(19, 35)),
             evidence("b1", "b", span(39, 41), span(39, 42), 1)},
            {}, book);
  CHECK(rows(small,
             "SELECT transcript, begin_cp, end_cp, text, code, unit, speaker, role, turn, "
             "coder, status, tier, voice, codebook, codebook_version, run FROM v_coding "
             "ORDER BY begin_cp") ==
        Lines{"een|3|18|Dit is zin een.|a|sentence|R|respondent|0|machine|suggested|precise|own|"
              "proef|1|1",
              "een|19|35|Dit is zin twee.|b|sentence|R|respondent|0|machine|suggested|precise|own|"
              "proef|1|1"});
  const auto view = small.study.view();
  Lines ids;
  for (const coding::Coding& each : view.codings) ids.push_back(each.id);
  CHECK(rows(small, "SELECT id FROM v_coding ORDER BY begin_cp") == ids);
  CHECK(
      rows(small, "SELECT code, rule, begin_cp, end_cp, text FROM v_evidence ORDER BY begin_cp") ==
      Lines{"a|a1|3|6|Dit", "b|b1|19|22|Dit"});
  CHECK(rows(small, "SELECT code, parent, applies_to FROM v_code") ==
        Lines{"a||", "a.kind|a|", "b||respondent"});
  CHECK(rows(small, "SELECT run, codebook, codebook_version FROM v_run") == Lines{"1|proef|1"});
}

TEST_CASE("v_frequency counts own suggestions over the words a code applies to", "[store][views]") {
  SmallStudy small;
  const auto one = small.import("een", kText);
  const auto two = small.import("twee", "A: Dit is zin een.\nB: Ja.");
  coding::Evidence reported = evidence("a1", "a", span(19, 22), span(19, 35));
  reported.voice = engine::codebook::Voice::reported;
  small.run(one, {"a", "b"}, {evidence("a1", "a", span(3, 6), span(3, 18)), reported});
  small.run(two, {"a"}, {evidence("a1", "a", span(3, 6), span(3, 18))});
  CHECK(rows(small,
             "SELECT code, codings, transcripts, transcripts_n, speakers, speakers_n, words, "
             "round(per_1000_words, 1), other_voices FROM v_frequency") ==
        Lines{"a|2|2|2|2|3|13|153.8|1", "a.kind|0|0|0|0|0|0||0", "b|0|0|1|0|1|8|0.0|0"});

  Lines counts;
  for (const store::CodeCount& count : small.study.code_counts())
    counts.push_back(fmt::format("{}|{}|{}|{}", count.code, count.codings, count.transcripts,
                                 count.other_voices));
  CHECK(counts == rows(small, "SELECT code, codings, transcripts, other_voices FROM v_frequency"));
}

TEST_CASE("v_suppressed names rule, code and cause", "[store][views]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.run(id, {"a"}, {},
            {{"a2", span(3, 6), 0, coding::Suppression::Cause::context, "ontkenning"}});
  CHECK(rows(small, "SELECT * FROM v_suppressed") == Lines{"een|a|a2|3|6|0|context|ontkenning|1"});
}

TEST_CASE("what the log says of a text that came back is said once", "[store][views]") {
  SmallStudy small;
  const auto first = small.import("een", kText);
  coding::Event event;
  event.act = coding::Act::memo;
  event.coder = "ana";
  event.transcript = digest(kText);
  small.study.write([&](store::Writer& writer) { writer.record(event); });
  const auto second = small.import("een", "R: Anders.", first);
  small.import("een", kText, second);
  CHECK(rows(small, "SELECT action, transcript FROM v_log") ==
        Lines{"init|", "import|een", "memo|een", "replace|een", "replace|een"});
  CHECK(rows(small, "SELECT coder, transcript FROM v_decision") == Lines{"ana|een"});
  CHECK(small.study.log().size() == 5);
}

TEST_CASE("v_assignment follows a transcript to the text that replaces it", "[store][views]") {
  SmallStudy small;
  const auto record = [&](coding::Act act, const std::string& coder, const std::string& text) {
    coding::Event event;
    event.act = act;
    event.coder = coder;
    event.transcript = digest(text);
    small.study.write([&](store::Writer& writer) { writer.record(event); });
  };
  const auto first = small.import("een", kText);
  small.import("twee", "R: Twee.");
  record(coding::Act::assign, "ana", kText);
  record(coding::Act::assign, "ben", kText);
  const auto second = small.import("een", "R: Anders.", first);
  const Lines both{"ana|een", "ben|een"};
  CHECK(rows(small, "SELECT * FROM v_assignment") == both);
  const auto third = small.import("een", "R: Nog anders.", second);
  CHECK(rows(small, "SELECT * FROM v_assignment") == both);
  small.import("een", kText, third);
  CHECK(rows(small, "SELECT * FROM v_assignment") == both);
  record(coding::Act::unassign, "ben", kText);
  CHECK(rows(small, "SELECT * FROM v_assignment") == Lines{"ana|een"});
}
