// Each format that is read, by files of one fictional interview that
// scripts/make-format-fixtures writes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <clocale>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/transcript/outline.hpp"

namespace {

namespace fs = std::filesystem;
using engine::transcript::read_bytes;
using engine::transcript::read_file;
using engine::transcript::Transcript;

const fs::path kFolder = DUIDING_SOURCE_DIR "/tests/transcript/data/formats";

std::string content_of(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

Transcript read(const std::string& file) {
  const auto transcript = read_file(kFolder / file, {});
  if (!transcript) FAIL(file << ": " << transcript.error().front().problem.en);
  return *transcript;
}

// `label> text`, without times: not every format has them.
std::string turns_of(const Transcript& transcript) {
  std::string out;
  for (const auto& turn : transcript.turns)
    out += transcript.speakers.at(turn.speaker).label + "> " +
           std::string{transcript.text.at(turn.span)} + "\n";
  return out;
}

std::string problem_of(const std::string& file) {
  const auto transcript = read_file(kFolder / file, {});
  if (transcript) return "";
  CHECK(!transcript.error().front().hint.en.empty());
  CHECK(!transcript.error().front().hint.nl.empty());
  return transcript.error().front().problem.en;
}

std::vector<std::string> remarks_of(const Transcript& transcript) {
  std::vector<std::string> out;
  for (const auto& remark : transcript.remarks) out.push_back(remark.en);
  return out;
}

bool has_pdftotext() {
  const auto pdf = read_file(kFolder / "gesprek.pdf", {});
  if (pdf || !pdf.error().front().problem.en.ends_with("which is missing")) return true;
  WARN("pdftotext is not installed: PDF is not tested");
  return false;
}

// A page has lines of its own.
std::string without_wrapping(std::string turns) {
  for (std::size_t at = 0; (at = turns.find('\n', at)) != std::string::npos; ++at) {
    const std::string_view next = std::string_view{turns}.substr(at + 1);
    if (!next.empty() && !next.starts_with("Interviewer>") && !next.starts_with("Respondent>"))
      turns[at] = ' ';
  }
  return turns;
}

// CHAT knows its speakers by three letters.
std::string with_long_labels(std::string turns) {
  for (const auto& [code, label] : {std::pair{"INT>", "Interviewer>"}, {"RES>", "Respondent>"}})
    for (std::size_t at = 0; (at = turns.find(code, at)) != std::string::npos;)
      turns.replace(at, 4, label);
  return turns;
}

}  // namespace

TEST_CASE("one interview in every format has the same turns and speakers",
          "[transcript][formats]") {
  struct Row {
    const char* file;
    const char* format;
  };
  const Row row = GENERATE(values<Row>({
      {"gesprek.docx", "docx"},
      {"gesprek-strict.docx", "docx"},
      {"gesprek.odt", "odt"},
      {"gesprek.fodt", "odt"},
      {"tabel.odt", "odt"},
      {"gesprek.srt", "srt"},
      {"zoom.vtt", "vtt"},
      {"teams.vtt", "vtt"},
      {"whisper.json", "whisper"},
      {"amberscript.json", "amberscript"},
      {"gesprek.otr", "otranscribe"},
      {"gesprek.html", "html"},
      {"gesprek.rtf", "rtf"},
      {"f4.rtf", "rtf"},
      {"gesprek.pdf", "pdf"},
      {"gesprek.tei.xml", "tei"},
      {"gesprek.eaf", "elan"},
      {"gesprek.exb", "exmaralda"},
      {"gesprek.TextGrid", "textgrid"},
      {"kort.TextGrid", "textgrid"},
      {"gesprek.cha", "chat"},
      {"gesprek.stm", "stm"},
      {"gesprek.csv", "csv"},
      {"gesprek.xlsx", "xlsx"},
  }));
  CAPTURE(row.file);
  if (std::string{row.format} == "pdf" && !has_pdftotext()) return;
  const Transcript plain = read("gesprek.txt");
  const Transcript other = read(row.file);
  CHECK(other.format == row.format);
  std::string turns = turns_of(other);
  REQUIRE(other.speakers.size() == 2);
  CHECK(other.speakers[0].role == "interviewer");
  CHECK(other.speakers[1].role == "respondent");
  if (std::string{row.format} == "pdf") turns = without_wrapping(turns);
  if (std::string{row.format} == "chat") turns = with_long_labels(turns);
  CHECK(turns == turns_of(plain));
  // to the byte, so that codings stand at the same positions; some have lines,
  // times or labels of their own in the text
  const std::set<std::string> own{"gesprek.pdf", "f4.rtf", "gesprek.otr", "gesprek.cha"};
  if (!own.contains(row.file)) CHECK(other.text.bytes() == plain.text.bytes());
}

TEST_CASE("the name of a file decides nothing", "[transcript][formats]") {
  const auto transcript = read_bytes(content_of(kFolder / "gesprek.docx"), "gesprek.txt", {});
  REQUIRE(transcript);
  CHECK(transcript->format == "docx");
}

TEST_CASE("a format that is asked for is not looked for", "[transcript][formats]") {
  engine::transcript::ReadOptions options;
  options.format = "text";
  const auto transcript = read_file(kFolder / "gesprek.srt", options);
  REQUIRE(transcript);
  CHECK(transcript->format == "text");
  options.format = "docx";
  CHECK(!read_file(kFolder / "gesprek.srt", options));
}

TEST_CASE("times of cues are kept", "[transcript][formats]") {
  const std::string file = GENERATE("gesprek.srt", "zoom.vtt", "teams.vtt", "whisper.json");
  CAPTURE(file);
  const Transcript transcript = read(file);
  REQUIRE(transcript.turns.size() == 6);
  CHECK(transcript.turns[1].begin_ms == 4500U);
  CHECK(transcript.turns[5].begin_ms == 28500U);
  // the second half of the second turn has a time of its own
  REQUIRE(transcript.places.size() == 12);
  CHECK(transcript.places[3].begin_ms == 8250U);
  CHECK(transcript.places[3].begin > transcript.turns[1].span.begin());
  CHECK(transcript.places[3].begin < transcript.turns[1].span.end());
}

TEST_CASE("whisper.cpp's JSON says no speakers", "[transcript][formats]") {
  const Transcript transcript = read("whisper-cpp.json");
  CHECK(transcript.format == "whisper");
  REQUIRE(transcript.turns.size() == 1);
  CHECK(transcript.speakers[0].label.empty());
  CHECK(transcript.turns[0].begin_ms == 0U);
  CHECK(transcript.remarks.size() == 1);
}

TEST_CASE("a table with a column of speakers is turns", "[transcript][formats]") {
  const Transcript transcript = read("tabel.docx");
  const std::string all = turns_of(transcript);
  CHECK(all == "> Gesprek over werk\n" + turns_of(read("gesprek.txt")));
  CHECK(transcript.turns[2].begin_ms == 4000U);
  CHECK(remarks_of(transcript) ==
        std::vector<std::string>{"left out: 1 other table column; if any of it belongs to the "
                                 "conversation, put it in the running text"});
}

TEST_CASE("a table without speakers is lines", "[transcript][formats]") {
  const Transcript transcript = read("lijst.docx");
  CHECK(transcript.text.bytes() == "Naam\tPlaats\n\nKarin de Wit\tEmmen\n");
}

TEST_CASE("tracked changes are read as accepted, and what is left out is told",
          "[transcript][formats]") {
  const Transcript word = read("wijzigingen.docx");
  CHECK(turns_of(word) ==
        "Interviewer> Hoe was het werk?\n"
        "Respondent> Goed, en druk.\nTe druk.\n");
  CHECK(remarks_of(word) ==
        std::vector<std::string>{
            "tracked insertions: 1, read as if they were accepted; if that is not right, settle "
            "the changes in Word",
            "left out: 1 comment, 1 footnote, 2 deletions (tracked changes), 1 stretch of hidden "
            "text; if any of it belongs to the conversation, put it in the running text"});

  const Transcript office = read("wijzigingen.odt");
  CHECK(turns_of(office) ==
        "Interviewer> Hoe was het?\n"
        "Respondent> Goed,\nen\tdruk.\n"
        "Interviewer> Dank.\n\nKader.\n");
  CHECK(remarks_of(office) ==
        std::vector<std::string>{
            "tracked insertions: 1, read as if they were accepted; if that is not right, settle "
            "the changes in LibreOffice",
            "text boxes: 1, read after the paragraph they hang on; see whether that is the right "
            "place",
            "left out: 1 comment, 1 footnote, 1 deletion (tracked change); if any of it belongs to "
            "the conversation, put it in the running text"});
}

TEST_CASE("RTF: changes, symbols, code pages and fields", "[transcript][formats]") {
  const Transcript transcript = read("wijzigingen.rtf");
  CHECK(turns_of(transcript) ==
        "Interviewer> Hoe was het werk?\n"
        "Respondent> Goed, en druk.\nTe druk—vond íčk.\n"
        "Interviewer> 😀\u00A0ja\u2011nee.\n");
  CHECK(remarks_of(transcript) ==
        std::vector<std::string>{
            "tracked insertions: 1, read as if they were accepted; if that is not right, settle "
            "the changes in Word",
            "left out: 1 comment, 1 footnote, 1 deletion (tracked change), 1 stretch of hidden "
            "text; if any of it belongs to the conversation, put it in the running text"});
  std::string with_end = turns_of(read("gesprek.txt"));
  with_end.insert(with_end.size() - 1, "\n\nEinde van de tabel.");
  CHECK(turns_of(read("tabel.rtf")) == with_end);
}

TEST_CASE("a PDF without what returns on each page", "[transcript][formats]") {
  if (!has_pdftotext()) return;
  const Transcript transcript = read("bladzijden.pdf");
  CHECK(without_wrapping(turns_of(transcript)) ==
        "Interviewer> Hoe was het om daar te werken, tussen al die nieuwe mensen? En wat zei de "
        "teamleider van zon- en feestdagen?\n"
        "Respondent> Eerst ging het goed, maar daarna kwam er iemand die mij steeds te oud vond.\n"
        "Interviewer> En toen?\n");
  REQUIRE(transcript.places.size() == 3);
  CHECK(transcript.places[2].page == 3);
  CHECK(transcript.text.bytes().substr(transcript.places[2].begin.value).starts_with("te oud"));
  CHECK(remarks_of(transcript) ==
        std::vector<std::string>{"left out: 6 header and footer lines; if any of it belongs to the "
                                 "conversation, put it in the running text"});
  CHECK(problem_of("scan.pdf") == "this is a scan: there is no text in the PDF, only pictures");
}

TEST_CASE("TEI: words marked up, and a corpus without conversation", "[transcript][formats]") {
  const Transcript transcript = read("woorden.tei.xml");
  CHECK(turns_of(transcript) == "JanJansen> Dames en heren, (welkom).\n\nDank.\n");
  CHECK(transcript.speakers[0].role == "voorzitter");
  CHECK(problem_of("kop.tei.xml") == "this is a file of TEI in which nobody says anything");
}

TEST_CASE("ELAN: a tier that depends on another is no speech, and a ring of tiers no trap",
          "[transcript][formats]") {
  CHECK(remarks_of(read("gesprek.eaf")) ==
        std::vector<std::string>{"left out: 1 tier that is no speech; if any of it belongs to the "
                                 "conversation, put it in the running text"});
  CHECK(turns_of(read("kring.eaf")) == "Respondent> weg\n");
  CHECK(problem_of("kring-van-lagen.eaf") ==
        "this is a file of ELAN in which nobody says anything");
}

TEST_CASE("formats of annotation keep their times", "[transcript][formats]") {
  const std::string file =
      GENERATE("gesprek.eaf", "gesprek.exb", "gesprek.TextGrid", "kort.TextGrid", "gesprek.cha",
               "gesprek.stm", "gesprek.csv", "gesprek.xlsx");
  CAPTURE(file);
  const Transcript transcript = read(file);
  REQUIRE(transcript.turns.size() == 6);
  CHECK(transcript.turns[3].begin_ms == 15250U);
  CHECK(transcript.places.size() == 6);
}

TEST_CASE("a text box is read once, and an empty form field not at all", "[transcript][formats]") {
  CHECK(turns_of(read("tekstvak.docx")) ==
        "Interviewer> Vertel.\n\nKader: over werk.\nRespondent> Graag.\n");
}

TEST_CASE("pages and paragraphs are kept", "[transcript][formats]") {
  const Transcript transcript = read("bladzijden.docx");
  REQUIRE(transcript.places.size() == 4);
  CHECK(transcript.places[1].page == 1);
  CHECK(transcript.places[2].page == 2);
  CHECK(transcript.places[3].page == 2);
  CHECK(transcript.places[3].paragraph == 4);
  CHECK(transcript.text.bytes().substr(transcript.places[2].begin.value).starts_with("Interv"));
}

TEST_CASE("a hostile or unusable document is refused with its reason", "[transcript][formats]") {
  CHECK(problem_of("bom.docx") ==
        "unpacked this file is larger than 19 MiB, or suspiciously larger than packed");
  CHECK(problem_of("bewering.docx") ==
        "unpacked this file is larger than 4 MiB, or suspiciously larger than packed");
  CHECK(problem_of("uitweg.docx") ==
        "the archive has a part whose path leads out of it: '../word/document.xml'");
  CHECK(problem_of("genest.docx") == "elements are nested deeper than 200");
  CHECK(problem_of("entiteit.docx") ==
        "the file declares entities of its own (<!ENTITY …>), which are not read");
  CHECK(problem_of("buiten.docx") ==
        "the file declares entities of its own (<!ENTITY …>), which are not read");
  CHECK(problem_of("wachtwoord.odt") == "the document is protected with a password");
  CHECK(problem_of("wachtwoord.docx") == "the document is protected with a password");
  CHECK(problem_of("versleuteld.docx") == "the file is protected with a password");
  if (has_pdftotext())
    CHECK(problem_of("wachtwoord.pdf") == "the PDF is protected with a password");
}

TEST_CASE("a NUL is refused however it comes in", "[transcript][formats]") {
  const auto problem = [](const std::string& bytes) {
    const auto result = read_bytes(bytes, "x", {});
    return result ? "" : result.error().front().problem.en;
  };
  const std::string refused =
      "this looks like a binary file: it holds control characters that text does not have";
  using namespace std::string_literals;
  CHECK(problem("R: ja\0 nee\n"s) == refused);
  CHECK(problem(R"({"segments": [{"start": 0, "end": 1, "text": "ja\u0000 nee"}]})") == refused);
  CHECK(problem(R"({"segments": [{"start": 0, "end": 1, "speaker": "A\u0000", "text": "ja"}]})") ==
        refused);
  CHECK(problem("@UTF8\n@Begin\n*A:\tja\0 nee .\n@End\n"s) == refused);
  CHECK(problem("@UTF8\n@Begin\n@Location:\there\0\n*A:\tja nee .\n@End\n"s) == refused);
}

TEST_CASE("times are read with a full stop, whatever the locale", "[transcript][formats]") {
  const std::string before = std::setlocale(LC_NUMERIC, nullptr);
  if (std::setlocale(LC_NUMERIC, "nl_NL.UTF-8") == nullptr) {
    WARN("there is no Dutch locale here");
    return;
  }
  const auto exmaralda = read("gesprek.exb");
  const auto praat = read_bytes(
      "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0.5\n9.5\n<exists>\n1\n"
      "\"IntervalTier\"\n\"Anna\"\n0.5\n9.5\n1\n0.5\n9.5\n\"ja\"\n",
      "x", {});
  std::setlocale(LC_NUMERIC, before.c_str());
  CHECK(exmaralda.turns[1].begin_ms == 4500);
  REQUIRE(praat);
  CHECK(praat->turns[0].begin_ms == 500);
}

TEST_CASE("JSON of speech recognition that is not read is named", "[transcript][formats]") {
  const auto problem = [](std::string json) {
    const auto result = read_bytes(std::move(json), "x.json", {});
    return result ? "" : result.error().front().problem.en;
  };
  CHECK(problem(R"({"job": {}, "words": []})") ==
        "this is JSON of Speechmatics, which is not read");
  CHECK(problem(R"([{"wordTimes": [1], "words": "a"}])") ==
        "this is JSON of Kaldi-NL / DAAN, which is not read");
  CHECK(problem(R"({"zomaar": 1})") == "this is JSON of an unknown program");
  CHECK(problem(R"({"zomaar": )") == "the JSON is damaged or incomplete");
  CHECK(problem("[" + std::string(100'000, '[')) != "");
  std::string deep = R"({"a":)";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  CHECK(problem(deep) == "the JSON is too large or nested too deep");
}

TEST_CASE("XML of another kind is named and refused, labels in angles are text",
          "[transcript][formats]") {
  const auto other = read_bytes("<?xml version='1.0'?>\n<!-- x -->\n<vlos>ja</vlos>", "x", {});
  REQUIRE(!other);
  CHECK(other.error().front().problem.en == "this is XML of a kind that is not read (<vlos>)");
  const auto text = read_bytes("<Interviewer> Vertel.\n<Respondent> Graag.\n", "x", {});
  REQUIRE(text);
  CHECK(text->format == "text");
}

TEST_CASE("a file that was cut off anywhere is read in part or refused, never a crash",
          "[transcript][formats]") {
  constexpr std::size_t kCuts = 50;
  const bool pdf = has_pdftotext();
  for (const auto& entry : fs::directory_iterator{kFolder}) {
    const std::string whole = content_of(entry.path());
    CAPTURE(entry.path().filename().string());
    if (entry.path().extension() == ".pdf" && !pdf) continue;
    for (std::size_t cut = 0; cut < kCuts; ++cut) {
      const std::string bytes = whole.substr(0, whole.size() * cut / kCuts);
      const auto part = read_bytes(bytes, "deel", {});
      if (!part) {
        CHECK(!part.error().empty());
        continue;
      }
      // an archive that was cut off is never taken for a whole one
      CHECK(!bytes.starts_with("PK\x03\x04"));
      for (const auto& turn : part->turns) REQUIRE(turn.span.end() <= part->text.end_bytes());
    }
  }
}
