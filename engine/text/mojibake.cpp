#include "engine/text/mojibake.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"

namespace engine::text {
namespace {

// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing and programs
// keep the control character.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that was read as `c`.
std::optional<std::uint8_t> byte_of(char32_t c) {
  if (c < 0x100) return static_cast<std::uint8_t>(c);
  const auto found = std::ranges::find(kWindows1252, c);
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<std::uint8_t>(0x80 + (found - kWindows1252.begin()));
}

// Letters of Latin script, signs of Western text, emoji, the byte order mark.
bool is_likely(char32_t c) {
  return (c >= 0xA0 && c <= 0x24F) || (c >= 0x2010 && c <= 0x203A) || c == 0x20AC || c == 0x2122 ||
         c == 0xFEFF || (c >= 0x1F300 && c <= 0x1FAFF);
}

struct Doubled {
  char32_t meant;
  std::size_t end;  // byte after the characters it was read as
};

// The character that was encoded twice and begins at `at`, which is no ASCII.
std::optional<Doubled> doubled_at(std::string_view utf8, std::size_t at) {
  base::Decoded read = base::decode_utf8(utf8, at);
  const auto lead = byte_of(read.code_point);
  if (!lead || *lead < 0xC2U || *lead > 0xF4U) return std::nullopt;
  const std::size_t length = *lead >= 0xF0U ? 4 : *lead >= 0xE0U ? 3 : 2;
  std::string bytes{static_cast<char>(*lead)};
  while (bytes.size() < length && read.next < utf8.size()) {
    read = base::decode_utf8(utf8, read.next);
    const auto byte = byte_of(read.code_point);
    if (!byte || (*byte & 0xC0U) != 0x80U) return std::nullopt;
    bytes += static_cast<char>(*byte);
  }
  if (bytes.size() < length || base::find_invalid_utf8(bytes)) return std::nullopt;
  const char32_t meant = base::decode_utf8(bytes, 0).code_point;
  if (!is_likely(meant)) return std::nullopt;
  return Doubled{.meant = meant, .end = read.next};
}

// The next byte from `at` on that is no ASCII.
std::size_t next_beyond_ascii(std::string_view utf8, std::size_t at) {
  while (at < utf8.size() && is_ascii(utf8[at])) ++at;
  return at;
}

}  // namespace

Mojibake count_mojibake(std::string_view utf8) {
  constexpr std::size_t kSample = std::size_t{1} << 20U;
  const std::string_view sample = base::utf8_prefix(utf8, kSample);
  Mojibake found;
  for (std::size_t at = next_beyond_ascii(sample, 0); at < sample.size();
       at = next_beyond_ascii(sample, at)) {
    if (const auto doubled = doubled_at(sample, at)) {
      ++found.doubled;
      at = doubled->end;
    } else {
      ++found.honest;
      at = base::decode_utf8(sample, at).next;
    }
  }
  return found;
}

std::string mended_mojibake(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t next = next_beyond_ascii(utf8, at);
    out += utf8.substr(at, next - at);
    at = next;
    if (at == utf8.size()) break;
    if (const auto doubled = doubled_at(utf8, at)) {
      base::append_utf8(out, doubled->meant);
      at = doubled->end;
    } else {
      const std::size_t end = base::decode_utf8(utf8, at).next;
      out += utf8.substr(at, end - at);
      at = end;
    }
  }
  return out;
}

}  // namespace engine::text
