// What a character between two words means to marks and sentences.
#pragma once

#include <array>
#include <cstdint>

#include "engine/text/tokens.hpp"

namespace engine::text {

enum class CharClass : std::uint8_t {
  other,
  space,      // all white space but the two below
  line_feed,  // two of them end a sentence
  paragraph,  // U+2029
  stop,
  ellipsis,
  question,
  exclamation,
  foreign_stop,  // of another script: 。 ।
  comma,
  colon,
  slash,
  quote,        // may open and close
  quote_close,  // » ” ›
  apostrophe,   // ' ’ ‘
  open,
  close,
  hyphen,
  dash,
};

CharClass classify_beyond_ascii(char32_t c);

inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> classes{};
  for (const unsigned char c : {' ', '\t', '\v', '\f', '\r'}) classes[c] = CharClass::space;
  classes['\n'] = CharClass::line_feed;
  classes['.'] = CharClass::stop;
  classes['?'] = CharClass::question;
  classes['!'] = CharClass::exclamation;
  classes[','] = CharClass::comma;
  classes[':'] = classes[';'] = CharClass::colon;
  classes['/'] = CharClass::slash;
  classes['"'] = CharClass::quote;
  classes['\''] = CharClass::apostrophe;
  classes['('] = classes['['] = classes['{'] = CharClass::open;
  classes[')'] = classes[']'] = classes['}'] = CharClass::close;
  classes['-'] = CharClass::hyphen;
  return classes;
}();

inline CharClass classify(char32_t c) {
  return c < 0x80U ? kAsciiClasses[c] : classify_beyond_ascii(c);
}

constexpr bool is_white_space(CharClass c) {
  return c == CharClass::space || c == CharClass::line_feed || c == CharClass::paragraph;
}

// Ends a sentence, or may.
constexpr bool is_terminator(CharClass c) {
  return c == CharClass::stop || c == CharClass::ellipsis || c == CharClass::question ||
         c == CharClass::exclamation || c == CharClass::foreign_stop;
}

// May stand between the end of a sentence and the space after it.
constexpr bool may_close(CharClass c) {
  return c == CharClass::close || c == CharClass::quote || c == CharClass::quote_close ||
         c == CharClass::apostrophe;
}

// The mark that a character sets by itself; 0 for none. A hyphen is a dash
// only beside a space, an apostrophe no quote before `'t`: the caller knows.
constexpr std::uint8_t mark_of(CharClass c) {
  switch (c) {
    case CharClass::stop:
    case CharClass::ellipsis:
    case CharClass::foreign_stop:
      return static_cast<std::uint8_t>(Mark::stop);
    case CharClass::question:
      return static_cast<std::uint8_t>(Mark::question);
    case CharClass::exclamation:
      return static_cast<std::uint8_t>(Mark::exclamation);
    case CharClass::comma:
      return static_cast<std::uint8_t>(Mark::comma);
    case CharClass::colon:
      return static_cast<std::uint8_t>(Mark::colon);
    case CharClass::slash:
      return static_cast<std::uint8_t>(Mark::slash);
    case CharClass::quote:
    case CharClass::quote_close:
    case CharClass::apostrophe:
      return static_cast<std::uint8_t>(Mark::quote);
    case CharClass::dash:
      return static_cast<std::uint8_t>(Mark::dash);
    default:
      return 0;
  }
}

// A letter or digit of any script.
bool is_alphanumeric(char32_t c);
// What a sentence begins with: a capital, or a letter of a script without
// capitals.
bool is_capital(char32_t c);
bool is_small(char32_t c);
// What ICU takes into a word but no reader does at its end or beginning:
// `_nadruk_`, `@naam`, a soft hyphen, and an apostrophe that Unicode counts as a
// letter.
bool is_word_edge(char32_t c);

}  // namespace engine::text
