// Projects of REFI-QDA: what tools write, and what they get wrong.
#include "engine/exchange/refi.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/exchange/project_support.hpp"
#include "tests/fuzz/stored_zip.hpp"

using exchange_test::codings_of;
using exchange_test::problem_of;
using exchange_test::read;
using exchange_test::remarks_of;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* kHead =
    R"(<?xml version="1.0" encoding="utf-8"?>
<Project name="p" origin="Toets 1" xmlns="urn:QDA-XML:project:1.0" creatingUserGUID="U1">)";
constexpr const char* kUsers =
    R"(<Users><User guid="U1" name="Ana"/><User guid="u2" id="ben"/></Users>)";
constexpr const char* kCodes =
    R"(<CodeBook><Codes><Code guid="C1" name="Werk" isCodable="true" color="#aabbcc">
<Description>Over werk.</Description><Code guid="C2" name="Sfeer" isCodable="true" color="rood"/></Code>
<Code guid="C3" name="Thuis" isCodable="false"><Code guid="C4" name="Sfeer" isCodable="true"/></Code>
</Codes></CodeBook>)";

std::string qde(const std::string& sources) {
  return std::string{kHead} + kUsers + kCodes + "<Sources>" + sources + "</Sources></Project>";
}

std::string selection(int begin, int end, const std::string& quote, const std::string& coding) {
  return "<PlainTextSelection guid='S' name='" + quote + "' startPosition='" +
         std::to_string(begin) + "' endPosition='" + std::to_string(end) + "'>" + coding +
         "</PlainTextSelection>";
}
std::string coding(const std::string& code, const std::string& user = "") {
  return "<Coding guid='X'" + (user.empty() ? "" : " creatingUser='" + user + "'") +
         "><CodeRef targetGUID='" + code + "'/></Coding>";
}
std::string inline_text(const std::string& text, const std::string& selections,
                        const std::string& name = "gesprek 1.docx") {
  return "<TextSource guid='T' name='" + name + "'><PlainTextContent>" + text +
         "</PlainTextContent>" + selections + "</TextSource>";
}
std::string file_text(const std::string& path, const std::string& selections = "") {
  return "<TextSource guid='T' name='gesprek' plainTextPath='" + path + "'>" + selections +
         "</TextSource>";
}

}  // namespace

TEST_CASE("texts, codes and codings of a project, with their coders", "[exchange][refi]") {
  const auto project = read(qde(inline_text(
      "R: Het was er fijn.", selection(3, 6, "Het", coding("{c1}") + coding("C2", "U2")) +
                                 selection(14, 18, "fijn", coding("C4", "U2")))));
  CHECK(project.format == "qde");
  CHECK(project.made_by == "Toets 1");
  CHECK(project.coders == Lines{"Ana", "ben"});
  CHECK(codings_of(project) == Lines{"gesprek 1: Werk by Ana: \"Het\"",
                                     "gesprek 1: Sfeer by ben: \"Het\"",
                                     "gesprek 1: Sfeer by ben: \"fijn\""});
  // two codes of one name are two codes
  REQUIRE(project.codes.size() == 4);
  CHECK(project.codings[1].code == 1);
  CHECK(project.codings[2].code == 3);
  CHECK(project.codes[1].parent == 0U);
  CHECK(project.codes[3].parent == 2U);
  CHECK(project.codes[0].definition == "Over werk.");
  CHECK(project.codes[0].colour == "#aabbcc");
  CHECK(project.codes[1].colour.empty());
  CHECK_FALSE(project.codes[2].codable);
  CHECK(project.remarks.empty());
}

TEST_CASE("texts are found however tools name them", "[exchange][refi]") {
  const std::string path =
      GENERATE("internal://A.txt", "A.txt", "sources/A.txt", "Sources\\a.TXT", "internal:///A.txt");
  const std::string part = GENERATE("sources/A.txt", "Sources/a.txt", "A.txt");
  const std::string name = GENERATE("project.qde", "Mijn project.QDE", "map/p.qde");
  CAPTURE(path, part, name);
  const auto project =
      read(fuzz::stored_zip({{name, qde(file_text(path, selection(0, 2, "Ja", coding("C1"))))},
                             {part, "Ja, graag."},
                             {"sources/film.mp4", "weg"}}));
  CHECK(project.format == "qdpx");
  CHECK(codings_of(project) == Lines{"gesprek: Werk by Ana: \"Ja\""});
}

TEST_CASE("a path that leads elsewhere is not followed", "[exchange][refi]") {
  const std::string path =
      GENERATE("../../etc/passwd", "internal://../A.txt", "/etc/passwd", "absolute:///etc/passwd",
               "relative:///A.txt", "C:\\A.txt", "file:///etc/passwd", "");
  CAPTURE(path);
  const auto project = read(fuzz::stored_zip(
      {{"project.qde",
        qde(inline_text("Er is tekst.", "") + file_text(path, selection(0, 2, "", coding("C1"))))},
       {"sources/A.txt", "Ja"}}));
  CHECK(project.texts.size() == 1);
  CHECK(remarks_of(project) == Lines{"left out: 1 text that is not in the file, 1 coding of a "
                                     "picture, sound, a page or a whole source"});
}

TEST_CASE("marks, line ends and emoji of the text are counted as the tool did",
          "[exchange][refi]") {
  struct Row {
    const char* why;
    std::string text;
    int begin, end;
  };
  const Row row = GENERATE(values<Row>({
      {"plain", "Ja 😀 hoor.\nEn toen?", 11, 19},
      {"CRLF as two", "Ja 😀 hoor.\r\nEn toen?", 12, 20},
      {"CRLF as one", "Ja 😀 hoor.\r\nEn toen?", 11, 19},
      {"a mark that counts", "\xEF\xBB\xBFJa 😀 hoor.\nEn toen?", 12, 20},
      {"a mark that does not", "\xEF\xBB\xBFJa 😀 hoor.\nEn toen?", 11, 19},
      {"UTF-16", "Ja 😀 hoor.\nEn toen?", 12, 20},
      {"the last character within", "Ja 😀 hoor.\nEn toen?", 11, 18},
      {"all of it", "\xEF\xBB\xBFJa 😀 hoor.\r\nEn toen?", 14, 21},
  }));
  CAPTURE(row.why);
  const auto project = read(fuzz::stored_zip(
      {{"project.qde", qde(file_text("internal://A.txt",
                                     selection(row.begin, row.end, "En toen?", coding("C1"))))},
       {"sources/A.txt", row.text}}));
  REQUIRE(project.texts.size() == 1);
  CHECK(project.texts[0].text.bytes() == "Ja 😀 hoor.\nEn toen?");
  CHECK(codings_of(project) == Lines{"gesprek: Werk by Ana: \"En toen?\""});
}

TEST_CASE("what the tool that wrote it is known to do decides where no quote does",
          "[exchange][refi]") {
  const auto coded = [](const std::string& origin) {
    std::string xml = qde(file_text("A.txt", selection(4, 7, "", coding("C1"))));
    xml.replace(xml.find("Toets 1"), 7, origin);
    const auto project =
        read(fuzz::stored_zip({{"p.qde", xml}, {"sources/A.txt", "\xEF\xBB\xBFJa\r\nnee hoor"}}));
    return std::string{project.texts[0].text.at(project.codings.at(0).span)};
  };
  CHECK(coded("MAXQDA") == "nee");
  CHECK(coded("ATLAS.ti 9") == "ee ");
  CHECK(coded("QualCoder 3.4") == "\nne");
}

TEST_CASE("what cannot be taken over is counted", "[exchange][refi]") {
  const auto project = read(qde(
      inline_text("Er is tekst.", selection(0, 2, "Er", "") + selection(3, 99, "is", coding("C1")) +
                                      selection(4, 4, "", coding("C1")) +
                                      selection(0, 2, "Er", coding("C9")) + coding("C1")) +
      "<PictureSource guid='P'><PictureSelection guid='Q' firstX='1'>" + coding("C1") +
      "</PictureSelection></PictureSource>"));
  CHECK(project.codings.empty());
  CHECK(remarks_of(project) ==
        Lines{"left out: 1 source without text (picture, sound, pages), 2 codings of pictures, "
              "sound, pages or whole sources, 2 codings outside their text or without text, 2 "
              "quotations without a code"});
}

TEST_CASE("a recording's transcript has its times, a PDF its text, a coding its memo",
          "[exchange][refi]") {
  std::string xml = qde(
      "<AudioSource guid='A' name='opname 3.mp3'><Transcript guid='T'>"
      "<PlainTextContent>Dag. Ja hoor.</PlainTextContent>"
      "<SyncPoint guid='P1' timeStamp='1500' position='0'/>"
      "<SyncPoint guid='P2' timeStamp='4000' position='5'/><SyncPoint guid='P3' position='13'/>"
      "<TranscriptSelection guid='S' fromSyncPoint='P2' toSyncPoint='P3'><Coding guid='X'>"
      "<CodeRef targetGUID='C1'/><NoteRef targetGUID='N1'/></Coding></TranscriptSelection>"
      "</Transcript></AudioSource>"
      "<PDFSource guid='D' name='brief.pdf'><Representation guid='R'><PlainTextContent>Een brief."
      "</PlainTextContent></Representation></PDFSource>");
  xml.insert(xml.find("</Project>"),
             "<Notes><Note guid='n1'><PlainTextContent>Twijfel.</PlainTextContent></Note>"
             "<Note guid='n2'><PlainTextContent>Los.</PlainTextContent></Note></Notes>");
  const auto project = read(xml);
  REQUIRE(project.texts.size() == 2);
  CHECK(project.texts[1].name == "brief");
  CHECK(codings_of(project) == Lines{"opname 3.mp3: Werk by Ana: \"Ja hoor.\""});
  REQUIRE(project.codings[0].notes.size() == 1);
  CHECK(project.codings[0].notes[0].text == "Twijfel.");
  REQUIRE(project.texts[0].times.size() == 2);
  CHECK(project.texts[0].times[1].at_cp == 5);
  CHECK(project.texts[0].times[1].ms == 4000);
  CHECK(remarks_of(project) == Lines{"left out: 1 memo"});
}

TEST_CASE("coders of one name, without a name, or called as the machine, stay apart",
          "[exchange][refi]") {
  std::string xml =
      qde(inline_text("Er is tekst.", selection(0, 2, "Er",
                                                coding("C1", "U1") + coding("C1", "U2") +
                                                    coding("C1", "U3") + coding("C1", "U4"))));
  xml.replace(xml.find("name=\"Ana\""), 10, "name=\"machine\"");
  xml.replace(xml.find("id=\"ben\""), 8, "name=\"Ana\"");
  xml.insert(xml.find("</Users>"), "<User guid='U3' name='Ana'/>");
  CHECK(read(xml).coders == Lines{"machine-2", "Ana", "Ana-2", "unknown"});
}

TEST_CASE("hostile or unusable projects are refused with their reason", "[exchange][refi]") {
  const std::string damaged = "the XML is damaged or incomplete";
  // characters that XML has no place for
  CHECK(problem_of(qde(inline_text("a\x01"
                                   "b",
                                   "")))
            .starts_with(damaged));
  CHECK(problem_of(qde(inline_text("a&#x1;b", ""))).starts_with(damaged));
  CHECK(problem_of("<!DOCTYPE x [<!ENTITY a 'b'>]>" +
                   std::string{"<Project xmlns='urn:QDA-XML:project:1.0'/>"})
            .starts_with("the file declares entities"));
  CHECK(problem_of(qde("")) == "there is no text in this project (codes: 4)");
  CHECK(problem_of(fuzz::stored_zip({{"a.txt", "x"}})) ==
        "this is no REFI-QDA project: there is no .qde with a project in it");
  CHECK(problem_of(fuzz::stored_zip({{"a.qde", "<Other/>"}})) ==
        "this is no REFI-QDA project: there is no .qde with a project in it");
  CHECK(problem_of(fuzz::stored_zip({{"a.qde", qde("")}, {"../x", "x"}})) ==
        "the archive has a part whose path leads out of it: '../x'");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<Code guid='a' name='b'>";
  CHECK(problem_of(std::string{kHead} + "<CodeBook><Codes>" + deep) ==
        "elements are nested deeper than 200");
}

TEST_CASE("a project that was cut off anywhere is refused or read in part, never a crash",
          "[exchange][refi]") {
  const std::string whole =
      fuzz::stored_zip({{"p.qde", qde(file_text("A.txt", selection(0, 2, "Ja", coding("C1"))))},
                        {"sources/A.txt", "Ja, graag."}});
  for (std::size_t cut = 0; cut < 50; ++cut) {
    const auto owner =
        std::make_shared<const std::string>(whole.substr(0, whole.size() * cut / 50));
    CHECK(!engine::exchange::read_project(owner, *owner, "x"));
  }
}
