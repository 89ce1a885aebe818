#include "engine/text/width.hpp"

#include <unicode/uchar.h>

#include "engine/base/utf8.hpp"

namespace engine::text {
namespace {

bool has_no_shape(UChar32 c) {
  // Vowels and final consonants of Hangul are drawn into the syllable before them.
  if (c >= 0x1160 && c <= 0x11FF) return true;
  return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0;
}

}  // namespace

std::size_t display_width(char32_t code_point) {
  if (code_point < 0x300) return 1;  // the soft hyphen too: terminals show it
  const auto c = static_cast<UChar32>(code_point);
  if (has_no_shape(c)) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const base::Decoded decoded = base::decode_utf8(utf8, at);
    width += display_width(decoded.code_point);
    at = decoded.next;
  }
  return width;
}

}  // namespace engine::text
