// From bytes in some encoding to UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace engine::text {

struct Utf8 {
  std::string text;
  std::size_t broken = 0;             // sequences that became U+FFFD
  std::size_t first_broken_line = 0;  // from 1
};

enum class ByteOrder { little, big };

// Lone surrogates and an odd last byte become U+FFFD.
Utf8 from_utf16(std::string_view bytes, ByteOrder order);

// What is no UTF-8 becomes U+FFFD, each truncated sequence one.
Utf8 repaired_utf8(std::string_view bytes);

// `encoding` is any name that ICU knows.
Utf8 from_encoding(std::string_view bytes, const std::string& encoding);

// Sequences of two bytes and more, well-formed or not.
struct Utf8Census {
  std::size_t well_formed = 0;
  std::size_t broken = 0;
};
Utf8Census census(std::string_view bytes);

// UTF-16 without a byte order mark: every other byte of Western text is 0.
bool looks_like_utf16(std::string_view bytes, ByteOrder order);

// The most likely encoding of bytes that are neither UTF-8 nor UTF-16, as an
// IANA name. Western European text is windows-1252 or, where that makes
// nonsense of it, an old encoding of Macintosh or DOS; for all other text
// ICU's detector decides, and windows-1252 where that has no idea.
std::string guess_encoding(std::string_view bytes);

}  // namespace engine::text
