// Files as other programs made them, in the folder that DUIDING_REAL_DATA
// names: each is read, or refused for a reason that we know.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "engine/transcript/read.hpp"

namespace {

namespace fs = std::filesystem;

// By the beginning of what is said.
const std::map<std::string, std::string> kRefused{
    {"poi-simple-table.doc", "this is an older Office document"},
    {"sif.docx", ""},  // a form without a word said in it: read or refused
    {"bbcKaldiTranscriptWithSpeakerSegments.sample.json", "this is JSON of Kaldi"},
    {"speechmaticsTedTalkTranscript.sample.json", "this is JSON of Speechmatics"},
    {"transcript-example.json", "this is JSON of Kaldi-NL"},
    {"ParlaMint-NL.xml", "this is a file of TEI in which nobody says anything"},
    {"h-tk-20172018-70-4.xml", "this is XML of a kind that is not read (<officiele-publicatie>)"},
};

}  // namespace

TEST_CASE("every real file is read, or refused for a reason", "[transcript][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real files are not tested");
    return;
  }
  std::map<std::string, std::size_t> formats;
  for (const char* folder :
       {"asr-json", "chat", "codering", "docx", "elan", "interviews-odt", "kamer-be-html", "odt",
        "parlamint-tei", "pdf", "rtf", "vtt-srt", "handelingen-nl"}) {
    for (const auto& entry : fs::directory_iterator{fs::path{root} / folder}) {
      const std::string name = entry.path().filename().string();
      CAPTURE(folder, name);
      const auto transcript = engine::transcript::read_file(entry.path(), {});
      const auto refused = kRefused.find(name);
      if (transcript) {
        CHECK((refused == kRefused.end() || refused->second.empty()));
        ++formats[transcript->format];
        continue;
      }
      REQUIRE(refused != kRefused.end());
      CHECK(transcript.error().front().problem.en.starts_with(refused->second));
      CHECK(!transcript.error().front().hint.en.empty());
    }
  }
  for (const std::string& format : engine::transcript::formats()) {
    // no real file of these is at hand
    if (format == "amberscript" || format == "otranscribe" || format == "exmaralda" ||
        format == "csv" || format == "xlsx")
      continue;
    CAPTURE(format);
    CHECK(formats[format] > 0);
  }
}

TEST_CASE("a text that was encoded twice reads as its original", "[transcript][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) return;
  const fs::path folder = fs::path{root} / "handelingen-nl";
  const auto whole = engine::transcript::read_file(folder / "h-tk-20172018-70-12.txt", {});
  const auto twice = engine::transcript::read_file(folder / "h-tk-20172018-70-12.mojibake.txt", {});
  REQUIRE(whole);
  REQUIRE(twice);
  // one à lost half of itself before it came here, and stays an Ã
  CHECK(twice->text.end() == whole->text.end());
  CHECK(twice->turns.size() == whole->turns.size());
  CHECK(twice->text.bytes().find("Ã©") == std::string_view::npos);
  CHECK(twice->text.bytes().find("â€") == std::string_view::npos);
}
