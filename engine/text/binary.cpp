#include "engine/text/binary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace engine::text {
namespace {

using base::message;

struct Signature {
  std::string_view bytes;
  std::size_t at;
  const char* nl;
  const char* en;
  bool document;  // holds text that can be exported
};

using namespace std::string_view_literals;

constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF-"sv, 0, "een PDF-bestand", "a PDF file", true},
    {R"({\rtf)"sv, 0, "een RTF-document", "an RTF document", true},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "een ouder Office-document (.doc, .xls of .msg)",
     "an older Office document (.doc, .xls or .msg)", true},
    {"SQLite format 3\0"sv, 0, "een SQLite-database", "an SQLite database", false},
    {"\x89PNG\r\n\x1A\n"sv, 0, "een afbeelding (PNG)", "an image (PNG)", false},
    {"\xFF\xD8\xFF"sv, 0, "een afbeelding (JPEG)", "an image (JPEG)", false},
    {"GIF89a"sv, 0, "een afbeelding (GIF)", "an image (GIF)", false},
    {"RIFF"sv, 0, "een geluids- of beeldbestand (RIFF)", "a sound or picture file (RIFF)", false},
    {"OggS\0"sv, 0, "een geluidsbestand (Ogg)", "a sound file (Ogg)", false},
    {"fLaC"sv, 0, "een geluidsbestand (FLAC)", "a sound file (FLAC)", false},
    {"ID3\x03"sv, 0, "een geluidsbestand (MP3)", "a sound file (MP3)", false},
    {"ID3\x04"sv, 0, "een geluidsbestand (MP3)", "a sound file (MP3)", false},
    {"\xFF\xFB"sv, 0, "een geluidsbestand (MP3)", "a sound file (MP3)", false},
    {"ftyp"sv, 4, "een geluids- of videobestand (MP4)", "a sound or video file (MP4)", false},
    {"\x1A\x45\xDF\xA3"sv, 0, "een videobestand (Matroska)", "a video file (Matroska)", false},
    {"\x1F\x8B"sv, 0, "een ingepakt bestand (gzip)", "a compressed file (gzip)", false},
    {"BZh91AY"sv, 0, "een ingepakt bestand (bzip2)", "a compressed file (bzip2)", false},
    {"\xFD"
     "7zXZ"sv,
     0, "een ingepakt bestand (xz)", "a compressed file (xz)", false},
    {"7z\xBC\xAF\x27\x1C"sv, 0, "een ingepakt bestand (7z)", "a compressed file (7z)", false},
    {"Rar!\x1A\x07"sv, 0, "een ingepakt bestand (rar)", "a compressed file (rar)", false},
    {"\x7F"
     "ELF"sv,
     0, "een programma", "a program", false},
});

NoText no_text(const char* nl, const char* en, bool document) {
  NoText result;
  result.what = {fmt::format("dit is {}, geen platte tekst", nl),
                 fmt::format("this is {}, not plain text", en)};
  result.hint = document ? message("open het document en sla het op als .docx of als platte tekst",
                                   "open the document and save it as .docx or as plain text")
                         : message("geef het transcript als tekstbestand",
                                   "give the transcript as a text file");
  return result;
}

// Office documents are zip archives; the names of their parts stand in the
// clear.
NoText zip_archive(std::string_view bytes) {
  constexpr std::size_t kNames = 4096;
  const std::string_view names = bytes.substr(0, kNames);
  const auto has = [&](std::string_view name) {
    return names.find(name) != std::string_view::npos;
  };
  if (has("opendocument.text"))
    return no_text("een OpenDocument-tekst (.odt)", "an OpenDocument text (.odt)", true);
  if (has("opendocument")) return no_text("een OpenDocument-bestand", "an OpenDocument file", true);
  if (has("word/")) return no_text("een Word-document (.docx)", "a Word document (.docx)", true);
  if (has("xl/")) return no_text("een Excel-werkmap (.xlsx)", "an Excel workbook (.xlsx)", true);
  if (has("project.qde"))
    return no_text("een REFI-QDA-project (.qdpx)", "a REFI-QDA project (.qdpx)", false);
  if (has("[Content_Types].xml")) return no_text("een Office-document", "an Office document", true);
  return no_text("een zip-archief", "a zip archive", false);
}

// Word puts a document with a password into the container of its old format.
bool has_password(std::string_view bytes) {
  constexpr std::string_view kStream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
  return bytes.starts_with("\xD0\xCF\x11\xE0") && bytes.find(kStream) != std::string_view::npos;
}

}  // namespace

std::optional<NoText> known_format(std::string_view bytes) {
  if (has_password(bytes))
    return NoText{message("het document is met een wachtwoord beveiligd",
                          "the document is protected with a password"),
                  message("open het met het wachtwoord en sla het op zonder",
                          "open it with the password and save it without")};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_archive(bytes);
  for (const Signature& signature : kSignatures)
    if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes))
      return no_text(signature.nl, signature.en, signature.document);
  return std::nullopt;
}

ControlCharacters count_control_characters(std::string_view utf8) {
  // Blocks so small that a byte can count them, as in base::count_code_points.
  constexpr std::size_t kBlock = 192;
  ControlCharacters found;
  while (!utf8.empty()) {
    const std::string_view block = utf8.substr(0, kBlock);
    std::uint8_t nul = 0;
    std::uint8_t controls = 0;
    std::uint8_t returns = 0;
    for (const char c : block) {
      const auto byte = static_cast<std::uint8_t>(c);
      const auto after_tab = static_cast<std::uint8_t>(byte - '\t');
      nul = static_cast<std::uint8_t>(nul + (byte == 0));
      controls = static_cast<std::uint8_t>(controls + ((byte < 0x20U) & (after_tab > '\r' - '\t')));
      returns = static_cast<std::uint8_t>(returns + (byte == '\r'));
    }
    found.nul += nul;
    found.others += controls;
    found.returns += returns;
    utf8.remove_prefix(block.size());
  }
  return found;
}

std::optional<NoText> binary_content(const ControlCharacters& found, std::size_t bytes) {
  constexpr std::size_t kAlwaysAllowed = 2;
  constexpr std::size_t kOneIn = 200;
  if (found.nul == 0 && found.others <= std::max(kAlwaysAllowed, bytes / kOneIn))
    return std::nullopt;
  return NoText{
      {"dit lijkt een binair bestand: het bevat stuurtekens die in tekst niet voorkomen",
       "this looks like a binary file: it holds control characters that text does not have"},
      {"geef het transcript als tekstbestand, bij voorkeur in UTF-8",
       "give the transcript as a text file, preferably in UTF-8"}};
}

}  // namespace engine::text
