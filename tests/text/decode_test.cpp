#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/text/decode.hpp"

namespace engine::text {
namespace {

using base::Language;
using namespace std::string_literals;

base::Result<DecodedText> decoded(const std::string& bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  return decode(owner, *owner, "gesprek.txt");
}

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

TEST_CASE("an encoding is found and its text comes out as UTF-8", "[text][decode]") {
  struct Row {
    const char* why;
    std::string bytes;
    std::string text;
    std::string encoding;
    bool guessed;
  };
  const Row row = GENERATE(values<Row>({
      {"ASCII", "ja\nnee\n", "ja\nnee\n", "UTF-8", false},
      {"UTF-8", "één – ja", "één – ja", "UTF-8", false},
      {"with a byte order mark", "\xEF\xBB\xBFja", "ja", "UTF-8", false},
      {"with two of them", "\xEF\xBB\xBF\xEF\xBB\xBFja", "ja", "UTF-8", false},
      {"with one encoded twice", "\xC3\xAF\xC2\xBB\xC2\xBFja", "ja", "UTF-8", false},
      {"Windows line ends", "a\r\nb\r\n\r\nc", "a\nb\n\nc", "UTF-8", false},
      {"old Macintosh line ends", "a\rb\r\rc\r", "a\nb\n\nc\n", "UTF-8", false},
      {"tabs, form feeds and U+FFFD stay", "a\tb\f\xEF\xBF\xBD", "a\tb\f\uFFFD", "UTF-8", false},
      {"UTF-16LE", "\xFF\xFE" + utf16(u"één 😀\r\nja", true), "één 😀\nja", "UTF-16LE", false},
      {"UTF-16BE", "\xFE\xFF" + utf16(u"één 😀", false), "één 😀", "UTF-16BE", false},
      {"UTF-16LE without a mark", utf16(u"dat is één zin", true), "dat is één zin", "UTF-16LE",
       true},
      {"UTF-16BE without a mark", utf16(u"dat is één zin", false), "dat is één zin", "UTF-16BE",
       true},
      {"windows-1252", "caf\xE9 \x80 5 \x96 zo\x92n re\xEBl", "café € 5 – zo’n reël",
       "windows-1252", true},
      {"one letter of windows-1252", "Belgi\xEB", "België", "windows-1252", true},
      {"Macintosh",
       "caf\x8E re\x91"
       "el zo\xD5n",
       "café reëel zo’n", "macintosh", true},
      {"DOS",
       "caf\x82 re\x89"
       "el ge\x8Bnteresseerd",
       "café reëel geïnteresseerd", "IBM850", true},
  }));
  CAPTURE(row.why);
  const auto result = decoded(row.bytes);
  REQUIRE(result.has_value());
  CHECK(result->text.bytes() == row.text);
  CHECK(result->encoding == row.encoding);
  CHECK(result->guessed == row.guessed);
  CHECK(result->remarks.size() == (row.guessed ? 1 : 0));
}

TEST_CASE("text that is UTF-8 with LF line ends is viewed, not copied", "[text][decode]") {
  const auto owner = std::make_shared<const std::string>(
      "\xEF\xBB\xBF"
      "één\n");
  const auto result = decode(owner, *owner, "x.txt");
  REQUIRE(result.has_value());
  CHECK(result->text.bytes().data() == owner->data() + 3);
}

TEST_CASE("the source lives as long as text that views it", "[text][decode]") {
  auto owner = std::make_shared<const std::string>("dit blijft staan, ook zonder bestand");
  const std::weak_ptr<const std::string> watch = owner;
  auto result = decode(owner, *owner, "x.txt");
  owner.reset();
  REQUIRE(result.has_value());
  CHECK_FALSE(watch.expired());
  CHECK(result->text.bytes().starts_with("dit blijft"));
}

TEST_CASE("a few broken bytes leave UTF-8 what it is", "[text][decode]") {
  const auto result = decoded("één\ntwéé\nkap\xE2\x82ot, dríé\nv\xEDlug é\n");
  REQUIRE(result.has_value());
  CHECK(result->encoding == "UTF-8");
  CHECK_FALSE(result->guessed);
  CHECK(result->text.bytes() == "één\ntwéé\nkap\uFFFDot, dríé\nv\uFFFDlug é\n");
  REQUIRE(result->remarks.size() == 1);
  CHECK(result->remarks[0].in(Language::en) ==
        "2 unreadable places were replaced by the character U+FFFD, the first on line 3");
}

TEST_CASE("one broken place is told with its line", "[text][decode]") {
  const auto result = decoded("één\ntwéé\nkap\xFFot\n");
  REQUIRE(result.has_value());
  REQUIRE(result->remarks.size() == 1);
  CHECK(result->remarks[0].in(Language::nl) ==
        "een onleesbare plaats op regel 3 is vervangen door het teken U+FFFD");
}

TEST_CASE("half a pair of UTF-16 becomes U+FFFD", "[text][decode]") {
  const auto result =
      decoded("\xFF\xFE" + utf16(u"ja", true) + "\x3D\xD8" + utf16(u"!", true) + "x");
  REQUIRE(result.has_value());
  CHECK(result->text.bytes() == "ja\uFFFD!\uFFFD");
}

TEST_CASE("a guess says so", "[text][decode]") {
  const auto result = decoded("caf\xE9");
  REQUIRE(result.has_value());
  REQUIRE(result->remarks.size() == 1);
  CHECK(result->remarks[0].in(Language::nl) ==
        "de tekencodering is geraden: windows-1252; kijk of letters als é en ë kloppen");
}

TEST_CASE("text that was encoded twice is mended, and told", "[text][decode]") {
  const auto mended = decoded(
      "een cafÃ© in MaastrichtÂ\u00A0, â€œjaâ€"
      "\xC2\x9D, collegaâ€™s â‚¬ 5");
  REQUIRE(mended.has_value());
  CHECK(mended->text.bytes() == "een café in Maastricht\u00A0, “ja”, collega’s € 5");
  REQUIRE(mended->remarks.size() == 1);
  CHECK(mended->remarks[0].en.starts_with("the text was encoded twice"));
}

TEST_CASE("text that is encoded twice in places only is kept, and told", "[text][decode]") {
  const std::string mixed = "café één cafÃ© Ã©Ã©n België";
  const auto kept = decoded(mixed);
  REQUIRE(kept.has_value());
  CHECK(kept->text.bytes() == mixed);
  REQUIRE(kept->remarks.size() == 1);
  CHECK(kept->remarks[0].en.starts_with("the text seems to be encoded twice in 3 places"));
}

TEST_CASE("honest text is never mended", "[text][decode]") {
  const std::string text = GENERATE("„Spaß“ und „Fuß“ und „Gruß“", "“É…” zei ze, “Ü…” en “Ö…”",
                                    "Â Ã Ä Å São Tomé", "Ρ’ Α” Ελληνικά", "5 ‰ › 3 • 2 € – 1");
  const auto kept = decoded(text);
  REQUIRE(kept.has_value());
  CHECK(kept->text.bytes() == text);
  CHECK(kept->remarks.empty());
}

TEST_CASE("what is no text is refused with what it is and what to do", "[text][decode]") {
  struct Row {
    const char* why;
    std::string bytes;
    std::string problem;
  };
  const Row row = GENERATE(values<Row>({
      {"nothing", "", "the file is empty"},
      {"a mark and nothing", "\xEF\xBB\xBF", "the file is empty"},
      {"UTF-16 mark and nothing", "\xFF\xFE", "the file is empty"},
      {"PDF", "%PDF-1.7\n%\xE2\xE3", "this is a PDF file, not plain text"},
      {"RTF", "{\\rtf1\\ansi ja}", "this is an RTF document, not plain text"},
      {"zip", "PK\x03\x04\x14\x00\x00\x00"s, "this is a zip archive, not plain text"},
      {"Word", "PK\x03\x04\x14\x00 word/document.xml"s,
       "this is a Word document (.docx), not plain text"},
      {"OpenDocument", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text",
       "this is an OpenDocument text (.odt), not plain text"},
      {"old Word", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00"s,
       "this is an older Office document (.doc, .xls or .msg), not plain text"},
      {"SQLite", "SQLite format 3\0\x10"s, "this is an SQLite database, not plain text"},
      {"PNG", "\x89PNG\r\n\x1A\n\0\0"s, "this is an image (PNG), not plain text"},
      {"RIFF", "RIFF\x24\0\0\0WAVE"s, "this is a sound or picture file (RIFF), not plain text"},
      {"gzip", "\x1F\x8B\x08\0"s, "this is a compressed file (gzip), not plain text"},
      {"a NUL", "ja\0nee"s,
       "this looks like a binary file: it holds control characters that text does not have"},
      {"control characters", "\x01\x02\x03\x04\x05\x06\x0E\x0Fja",
       "this looks like a binary file: it holds control characters that text does not have"},
  }));
  CAPTURE(row.why);
  const auto result = decoded(row.bytes);
  REQUIRE_FALSE(result.has_value());
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].file == "gesprek.txt");
  CHECK(result.error()[0].problem.in(Language::en) == row.problem);
  CHECK_FALSE(result.error()[0].problem.in(Language::nl).empty());
}

TEST_CASE("a speaker called ID3 makes no sound file", "[text][decode]") {
  CHECK(decoded("ID3: goedemiddag\n").has_value());
}

TEST_CASE("real files in other encodings come out right", "[text][decode][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real files are left out");
    return;
  }
  struct Row {
    const char* file;
    const char* encoding;
    std::string holds;
  };
  const Row row = GENERATE(values<Row>({
      {"UTF-16-bom-utf-16-le.srt", "UTF-16LE", "About 2"},
      {"UTF-16LE-nobom-utf16le.txt", "UTF-16LE", "DateTime,Bid,Ask\n"},
      {"W1258.nl", "windows-1252", "Dit is de tweede zin"},
      {"iso-8859-1-_ude_1.txt", "windows-1252", "tão bem determinada"},
      {"utf8bom.nl", "UTF-8", "Hier staat een BOM voor. æ en ™"},
      {"windows-1252-_ude_1.txt", "windows-1252", "gehört zum Netzwerk"},
      {"windows_cr_lf_utf16.czech", "UTF-16LE", "course_title\tcontext_en"},
  }));
  CAPTURE(row.file);
  std::ifstream file{std::filesystem::path{root} / "codering" / row.file, std::ios::binary};
  const auto result = decoded({std::istreambuf_iterator<char>{file}, {}});
  REQUIRE(result.has_value());
  CHECK(result->encoding == row.encoding);
  CHECK(result->text.bytes().find(row.holds) != std::string_view::npos);
  CHECK(result->text.bytes().find('\r') == std::string_view::npos);
  CHECK_FALSE(base::find_invalid_utf8(result->text.bytes()).has_value());
}

}  // namespace
}  // namespace engine::text
