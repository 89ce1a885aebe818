// Files larger than any interview: the cost grows with the bytes and nothing else.
#include <catch2/catch.hpp>
#include <ctime>
#include <functional>

#include "engine/transcript/readers/pdf_pages.hpp"
#include "tests/fuzz/stored_zip.hpp"
#include "tests/transcript/outline.hpp"

using transcript_test::read;

namespace {

std::string repeated(std::size_t times, const std::function<std::string(std::size_t)>& line) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += line(i);
  return out;
}

double seconds_to(const std::function<void()>& work) {
  double best = 1e9;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

double seconds_to_read(const std::string& text) {
  return seconds_to([&text] { (void)read(text); });
}

std::string workbook(const std::string& cell) {
  return fuzz::stored_zip(
      {{"xl/workbook.xml", "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='/xl/worksheets/a.xml'/></Relationships>"},
       {"xl/worksheets/a.xml",
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>tekst</t></is></c></row>"
        "<row><c t='inlineStr'><is><t>" +
            cell + "</t></is></c></row></sheetData></worksheet>"}});
}

}  // namespace

TEST_CASE("a line of 50 MB is one turn", "[transcript][scale]") {
  std::string text = "Interviewer: Vertel.\nRespondent: ";
  while (text.size() < 50'000'000) text += "en toen zei ik: nee hoor, ";
  const auto transcript = read(text);
  REQUIRE(transcript.turns.size() == 2);
  CHECK(transcript.turns[1].span.length() > 49'000'000);
}

TEST_CASE("a million turns are a million turns", "[transcript][scale]") {
  const auto transcript =
      read(repeated(1'000'000, [](std::size_t i) { return i % 2 ? "R: ja\n" : "I: en?\n"; }));
  CHECK(transcript.turns.size() == 1'000'000);
  CHECK(transcript.speakers.size() == 2);
}

TEST_CASE("a hundred thousand speakers are a hundred thousand speakers", "[transcript][scale]") {
  const auto transcript = read(
      repeated(100'000, [](std::size_t i) { return "Spreker " + std::to_string(i) + ": ja\n"; }));
  CHECK(transcript.turns.size() == 100'000);
  CHECK(transcript.speakers.size() == 100'000);
}

TEST_CASE("twice the text takes twice the time, whatever it looks like", "[transcript][scale]") {
  struct Row {
    const char* why;
    std::function<std::string(std::size_t)> line;
  };
  const std::vector<Row> rows = {
      {"turns", [](std::size_t i) { return i % 2 ? "R: ja, dat is zo\n" : "I: en toen?\n"; }},
      {"a label a line", [](std::size_t i) { return "Naam" + std::to_string(i) + ": ja\n"; }},
      {"lines without labels", [](std::size_t) { return "en toen kwam er weer iemand langs\n"; }},
      {"short lines", [](std::size_t i) { return i % 3 ? "Ja\n" : "\n"; }},
      {"one line", [](std::size_t) { return "[00:03:12] #00:03:12# ( ja "; }},
      {"spaces", [](std::size_t i) { return i == 9 ? "Ja." : "                    \n"; }},
      {"header lines", [](std::size_t i) { return "Sleutel" + std::to_string(i) + ": x\n"; }},
      {"times at the end", [](std::size_t) { return "[00:03:12]\n"; }},
      {"one word", [](std::size_t) { return "a’"; }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    constexpr std::size_t kLines = 40'000;
    const double once = seconds_to_read(repeated(kLines, row.line));
    const double eight = seconds_to_read(repeated(8 * kLines, row.line));
    CAPTURE(once, eight);
    CHECK(eight < 30 * once + 0.05);
  }
}

TEST_CASE("twice of what is replaced or looked up takes twice the time", "[transcript][scale]") {
  struct Row {
    const char* why;
    std::function<void(std::size_t)> work;
  };
  const std::vector<Row> rows = {
      {"escapes in a cell",
       [](std::size_t n) {
         (void)read(workbook(repeated(n, [](std::size_t) { return "_x000D_a"; })));
       }},
      {"ligatures in a line",
       [](std::size_t n) {
         (void)engine::transcript::readers::text_of_pages(
             repeated(n, [](std::size_t) { return "\uFB01"; }));
       }},
      {"participants of CHAT",
       [](std::size_t n) {
         (void)read(
             "@UTF8\n@Begin\n@Participants:\t" +
             repeated(n, [](std::size_t i) { return "A" + std::to_string(i) + " Anna Mother, "; }) +
             "\n" +
             repeated(n, [](std::size_t i) { return "*A" + std::to_string(i) + ":\tja .\n"; }));
       }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    constexpr std::size_t kTimes = 10'000;
    const double once = seconds_to([&] { row.work(kTimes); });
    const double eight = seconds_to([&] { row.work(8 * kTimes); });
    CAPTURE(once, eight);
    CHECK(eight < 30 * once + 0.05);
  }
}
