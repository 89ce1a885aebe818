// The control words of RTF that matter to a reader of text, and the code pages
// that fonts and documents name. All other words are passed over; all other
// `\*` groups are skipped.
// Source: Rich Text Format Specification 1.9.1, Microsoft 2008.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace engine::transcript::readers {

enum class RtfAction : std::uint8_t {
  character,     // `value` is its code point
  paragraph,     // ends one
  line,          // ends a line
  unicode,       // \uN
  unicode_skip,  // \ucN
  code_page,     // of the document: \ansicpgN; or `value`
  font,          // \fN
  font_charset,  // \fcharsetN
  default_font,  // \deffN
  hidden,        // \v, \v0
  deleted,       // \deleted
  inserted,      // \revised
  plain,         // character properties as at the start
  paragraph_defaults,
  in_table,
  cell,
  row,
  binary,      // \binN: bytes that are no RTF
  font_table,  // the groups from here on
  skip,
  note,
  comment,
  picture,
  box,
  keep,  // a group that is read although `\*` stands before it
};

struct RtfWord {
  RtfAction action;
  std::uint32_t value = 0;
};
std::optional<RtfWord> rtf_word(std::string_view word);

// ICU's name of a Windows code page; windows-1252 for what nobody knows.
const char* encoding_of_code_page(std::uint32_t page);

// The code page of a font's \fcharset; 0 where it says none of its own.
std::uint32_t code_page_of_charset(std::uint32_t charset);

}  // namespace engine::transcript::readers
