// UTF-8 as bytes: counting, stepping, checking. Everything that needs to know
// what a character *is* lives in engine/text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engine::base {

// Number of code points; counts every byte that is not 10xxxxxx.
std::size_t count_code_points(std::string_view utf8);

// Byte index of the first ill-formed sequence (Unicode 15, table 3-7:
// no overlong forms, no surrogates, nothing above U+10FFFF), or nullopt.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// The code point at `at` and the byte after it. `utf8` must be valid, `at` the
// first byte of a code point.
struct Decoded {
  char32_t code_point;
  std::size_t next;
};
Decoded decode_utf8(std::string_view utf8, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

// At most `code_points` code points from the front, as a view.
std::string_view utf8_prefix(std::string_view utf8, std::size_t code_points);

}  // namespace engine::base
