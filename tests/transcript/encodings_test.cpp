// The same interview in the encodings and line ends of real files.
#include <catch2/catch.hpp>
#include <functional>

#include "tests/transcript/outline.hpp"

using transcript_test::outline;
using transcript_test::read;

namespace {

const std::string kText = "Titel: café\nRol R: cliënt\n\nI: Hoe gáát het…\n\nR: Goed, één dag.\n";

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string{c};
  return out;
}

// Only for the code points of kText.
std::string recoded(const std::string& utf8,
                    const std::function<void(std::string&, unsigned)>& put) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3;
    unsigned code = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
      code = code << 6U | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
    put(out, code);
    at += length;
  }
  return out;
}

}  // namespace

TEST_CASE("encodings and line ends do not change the turns", "[transcript][encoding]") {
  const std::string expected = "I> Hoe gáát het…\nR> Goed, één dag.\n";
  const auto check = [&expected](const std::string& bytes) {
    const auto transcript = read(bytes);
    CHECK(outline(transcript) == expected);
    CHECK(transcript.text.bytes() == kText);
    REQUIRE(transcript.speakers.size() == 2);
    CHECK(transcript.speakers[1].role == "cliënt");
  };
  SECTION("UTF-8") { check(kText); }
  SECTION("UTF-8 with a byte order mark") { check("\xEF\xBB\xBF" + kText); }
  SECTION("CRLF") { check(with_crlf(kText)); }
  SECTION("byte order mark and CRLF") { check("\xEF\xBB\xBF" + with_crlf(kText)); }
  SECTION("UTF-16, little end first") {
    check("\xFF\xFE" + recoded(with_crlf(kText), [](std::string& out, unsigned code) {
            out += static_cast<char>(code & 0xFFU);
            out += static_cast<char>(code >> 8U);
          }));
  }
  SECTION("UTF-16, big end first") {
    check("\xFE\xFF" + recoded(kText, [](std::string& out, unsigned code) {
            out += static_cast<char>(code >> 8U);
            out += static_cast<char>(code & 0xFFU);
          }));
  }
  SECTION("Windows-1252") {
    check(recoded(with_crlf(kText), [](std::string& out, unsigned code) {
      out += static_cast<char>(code == 0x2026 ? 0x85 : code);
    }));
  }
}

TEST_CASE("bytes that no encoding explains are read or refused, never thrown", "[transcript]") {
  using engine::transcript::read_bytes;
  CHECK_NOTHROW(read_bytes(std::string{"I\x0C  na\n\xFF\xFE\0\0\xFE\0\0", 14}, "x.txt", {}));
}
