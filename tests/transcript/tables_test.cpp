// Tables: columns that are named by a person, plain to see, or neither.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/foreign/csv.hpp"
#include "tests/fuzz/stored_zip.hpp"
#include "tests/transcript/outline.hpp"

namespace {

using engine::transcript::read_bytes;
using engine::transcript::ReadOptions;
using Columns = std::map<std::string, std::string>;

ReadOptions with(Columns columns) {
  return {.format = "", .roles = {}, .columns = std::move(columns)};
}

std::string turns(const std::string& bytes, Columns columns = {}, const char* path = "x.csv") {
  const auto read = read_bytes(bytes, path, with(std::move(columns)));
  if (!read) {
    const auto& problem = read.error().front();
    CHECK(!problem.hint.nl.empty());
    return "! " + problem.problem.en + " / " + problem.hint.en;
  }
  std::string out;
  for (const auto& turn : read->turns) {
    out += read->speakers.at(turn.speaker).label;
    if (turn.begin_ms) out += "@" + std::to_string(*turn.begin_ms);
    out += "> " + std::string{read->text.at(turn.span)} + "\n";
  }
  return out;
}

std::string book(const std::string& rows, const std::string& strings = "",
                 const std::string& notes = "") {
  const auto sheet_of = [](const std::string& content) {
    return "<worksheet><sheetData>" + content + "</sheetData></worksheet>";
  };
  const std::string sheet = sheet_of(rows), first = sheet_of(notes);
  const std::string words = "<sst>" + strings + "</sst>";
  return fuzz::stored_zip(
      {{"xl/workbook.xml",
        "<workbook><sheets><sheet name='n' id='r0'/><sheet name='a' id='r1'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='/xl/worksheets/a.xml'/>"
        "<Relationship Id='r0' Target='worksheets/n.xml'/></Relationships>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[h]:mm:ss'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='21'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='21'/><xf "
        "numFmtId='164'/></cellXfs></styleSheet>"},
       {"xl/sharedStrings.xml", words},
       {"xl/worksheets/n.xml", first},
       {"xl/worksheets/a.xml", sheet}});
}

std::string inline_cell(const std::string& text) {
  return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
}

}  // namespace

TEST_CASE("columns that are plain to see are taken", "[transcript][tables]") {
  CHECK(turns("speaker,text\nI,Vertel.\nR,Graag.\n", {}, "x") == "I> Vertel.\nR> Graag.\n");
  CHECK(turns("Tijd;Wie;Inhoud\n0:03;I;Vertel.\n4,5;R;Graag.\n", {}, "x") ==
        "I@3000> Vertel.\nR@4500> Graag.\n");
  // rows without text are passed over, rows of one speaker are one turn
  CHECK(turns("speaker,text\nI,Vertel.\nR,\nI,Toe maar.\n") == "I> Vertel.\n\nToe maar.\n");
  // as NVivo has them, with a range of times
  CHECK(turns("Timespan,Content,Speaker\n0:03.0 - 0:04.5,Vertel.,I\n") == "I@3000> Vertel.\n");
  // as Excel is told how to read it, and as Whisper writes it
  CHECK(turns("sep=;\r\nspeaker;text\r\nI;Vertel, toe.\r\n") == "I> Vertel, toe.\n");
  CHECK(turns("start\tend\ttext\n2500\t4000\tVertel.\n7200000\t7205000\tJa.\n") ==
        "@2500> Vertel.\n@7200000> Ja.\n");
  CHECK(turns("start,end,speaker,text\n2.5,4.0,I,Vertel.\n") == "I@2500> Vertel.\n");
  // of two headings for one thing the plainer one
  CHECK(turns("naam,spreker,tekst\nKarin,I,Vertel.\n") == "I> Vertel.\n");
}

TEST_CASE("columns that a person names are taken", "[transcript][tables]") {
  const std::string survey = "Case,Age,freetext\nID4,24,\"Goed, eerst.\"\nID5,,Later niet.\n";
  CHECK(turns(survey, {{"text", "freetext"}, {"speaker", "case"}}, "x") ==
        "ID4> Goed, eerst.\nID5> Later niet.\n");
  CHECK(turns(survey, {{"text", "FreeText"}}) == "> Goed, eerst.\n> Later niet.\n");
  const auto read = read_bytes(survey, "x", with({{"text", "freetext"}, {"speaker", "Case"}}));
  REQUIRE(read);
  REQUIRE(read->remarks.size() == 1);
  CHECK(read->remarks[0].en.starts_with("left out: 1 other table column"));
}

TEST_CASE("a role in a column is the speaker's", "[transcript][tables]") {
  const auto read =
      read_bytes("wie,rol,tekst\nKarin,Moderator,Hoi.\nJan,,Ha.\nKarin,gast,Dag.\n", "x", {});
  REQUIRE(read);
  REQUIRE(read->speakers.size() == 2);
  CHECK(read->speakers[0].role == "moderator");
  CHECK(read->speakers[1].role == "unknown");
}

TEST_CASE("a table without a clear column is refused with the columns that it has",
          "[transcript][tables]") {
  CHECK(turns("Case,Age,freetext\nID4,24,Goed.\n") ==
        "! it is not clear which column holds the text; these are there: Case, Age, freetext / "
        "name the columns: --column text=HEADING --column speaker=HEADING");
  CHECK(turns("Case,Age,freetext\nID4,24,Goed.\n", {{"text", "tekst"}}) ==
        "! there is no column 'tekst' / these are the columns: Case, Age, freetext");
  CHECK(turns("wie,tekst\nI,\nR, \n") ==
        "! there is no text under the heading 'tekst' / name the right column: --column "
        "text=HEADING");
  CHECK(turns("wie,tekst\nI,a\nR\n").starts_with("! this row has 1 cells, the header has 2"));
}

TEST_CASE("plain text with commas is no table", "[transcript][tables]") {
  const std::string plain = "I: Ja, tekst, spreker, wat u wilt.\nR: Goed, dank u.\n";
  const auto read = read_bytes(plain, "x.txt", {});
  REQUIRE(read);
  CHECK(read->format == "text");
  CHECK(read->turns.size() == 2);
}

TEST_CASE("cells of a spreadsheet stand where they say", "[transcript][tables]") {
  CHECK(turns(book("<row r='5'><c r='B5' t='inlineStr'><is><t>wie</t></is></c>"
                   "<c r='D5' t='s'><v>0</v></c></row>"
                   "<row r='9'><c r='D9' t='str'><v>Ja_x000D_&amp;</v></c>"
                   "<c r='B9' t='s'><v>7</v></c></row>"
                   "<row r='10'><c r='D10' t='e'><v>#N/A</v></c></row>",
                   "<si><t>tekst</t></si>"),
              {}, "x") == "> Ja&\n");
  CHECK(turns(book("<row>" + inline_cell("wie") + inline_cell("tekst") + "</row><row>" +
                   inline_cell("R") + inline_cell("Graag.") + "</row>")) == "R> Graag.\n");
  CHECK(turns(book("")) == "! the table is empty / see whether this is the right file");
}

TEST_CASE("a time in a spreadsheet is a time, and a number a number", "[transcript][tables]") {
  const auto row = [](const std::string& time, const char* text) {
    return "<row>" + time + inline_cell("R" + std::string{text}) + inline_cell(text) + "</row>";
  };
  CHECK(turns(book("<row>" + inline_cell("tijd") + inline_cell("wie") + inline_cell("tekst") +
                   "</row>" + row("<c s='1'><v>2.2222222222222222E-3</v></c>", "Een") +
                   row("<c s='2'><v>1.0416666666666667</v></c>", "Twee") +
                   row("<c s='0'><v>192</v></c>", "Drie"))) ==
        "REen@192000> Een\nRTwee@90000000> Twee\nRDrie@192000> Drie\n");
}

TEST_CASE("the sheet with the conversation is read, whatever stands before it",
          "[transcript][tables]") {
  const std::string notes = "<row>" + inline_cell("Project 12") + inline_cell("Utrecht") + "</row>";
  CHECK(turns(book("<row>" + inline_cell("wie") + inline_cell("tekst") + "</row><row>" +
                       inline_cell("R") + inline_cell("Graag.") + "</row>",
                   "", notes)) == "R> Graag.\n");
}

TEST_CASE("a spreadsheet that claims or repeats too much is refused", "[transcript][tables]") {
  // one long string in many cells
  std::string rows = "<row>" + inline_cell("wie") + inline_cell("tekst") + "</row>";
  for (int i = 0; i < 3000; ++i) rows += "<row><c r='B1' t='s'><v>0</v></c></row>";
  const std::string large = "! the table has more than 2000000 cells or 64 MiB of text";
  CHECK(turns(book(rows, "<si><t>" + std::string(32'000, 'a') + "</t></si>")).starts_with(large));
  // each row with one cell, at the far right
  rows = "<row>" + inline_cell("wie") + inline_cell("tekst") + "</row>";
  for (int i = 0; i < 300; ++i) rows += "<row><c r='XFD1'><v>1</v></c></row>";
  CHECK(turns(book(rows)).starts_with(large));
}
