#include "engine/text/characters.hpp"

#include <unicode/uchar.h>

#include "engine/text/ascii.hpp"

namespace engine::text {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

CharClass classify_rare(char32_t c) {
  if (u_isUWhiteSpace(icu(c))) return CharClass::space;
  if (u_hasBinaryProperty(icu(c), UCHAR_S_TERM)) return CharClass::foreign_stop;
  switch (u_charType(icu(c))) {
    case U_START_PUNCTUATION:
      return CharClass::open;
    case U_END_PUNCTUATION:
      return CharClass::close;
    default:
      return CharClass::other;
  }
}

}  // namespace

CharClass classify_beyond_ascii(char32_t c) {
  switch (c) {
    case 0x2029:
      return CharClass::paragraph;
    case 0x2026:  // …
      return CharClass::ellipsis;
    case 0x203C:  // ‼
    case 0xFF01:  // full-width exclamation mark
      return CharClass::exclamation;
    case 0x061F:  // Arabic question mark
    case 0x2047:  // ⁇
    case 0x2048:  // ⁈
    case 0x2049:  // ⁉
    case 0xFF1F:  // full-width question mark
      return CharClass::question;
    case 0x060C:  // Arabic comma
    case 0x3001:  // ideographic comma
    case 0xFF0C:  // full-width comma
      return CharClass::comma;
    case 0x061B:  // Arabic semicolon
    case 0xFF1A:  // full-width colon
    case 0xFF1B:  // full-width semicolon
      return CharClass::colon;
    case 0xFF0F:  // full-width slash
      return CharClass::slash;
    case 0x00AB:  // «
    case 0x2039:  // ‹
    case 0x201A:  // ‚
    case 0x201B:  // ‛
    case 0x201C:  // “
    case 0x201E:  // „
    case 0x201F:  // ‟
      return CharClass::quote;
    case 0x00BB:  // »
    case 0x203A:  // ›
    case 0x201D:  // ”
      return CharClass::quote_close;
    case 0x2018:  // ‘
    case 0x2019:  // ’
    case 0x02BC:  // ʼ
      return CharClass::apostrophe;
    case 0x2010:  // hyphen
    case 0x2011:  // non-breaking hyphen
      return CharClass::hyphen;
    case 0x2012:  // figure dash
    case 0x2013:  // –
    case 0x2014:  // —
    case 0x2015:  // ―
      return CharClass::dash;
    default:
      return classify_rare(c);
  }
}

bool is_alphanumeric(char32_t c) {
  if (c < 0x80U) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  return u_isalnum(icu(c)) != 0;
}

bool is_capital(char32_t c) {
  if (c < 0x80U) return is_upper(static_cast<char>(c));
  const auto sentence = u_getIntPropertyValue(icu(c), UCHAR_SENTENCE_BREAK);
  return sentence == U_SB_UPPER || sentence == U_SB_OLETTER;
}

bool is_small(char32_t c) {
  if (c < 0x80U) return is_lower(static_cast<char>(c));
  return u_islower(icu(c)) != 0;
}

bool is_word_edge(char32_t c) {
  switch (c) {
    case '_':
    case '@':
    case '.':
    case '\'':
    case ',':
    case ';':
    case ':':
    case 0x00AD:  // soft hyphen
    case 0x00B7:  // ·
    case 0x02BC:  // ʼ
    case 0x2018:  // ‘
    case 0x2019:  // ’
      return true;
    default:
      return c >= 0x80U && u_getIntPropertyValue(icu(c), UCHAR_WORD_BREAK) == U_WB_EXTENDNUMLET;
  }
}

}  // namespace engine::text
