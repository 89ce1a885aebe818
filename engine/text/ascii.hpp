// Letters and digits of ASCII, whatever the locale.
#pragma once

#include <cstddef>
#include <string_view>

namespace engine::text {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80U; }
// A letter or digit of ASCII, or a byte of any other character.
constexpr bool is_word_byte(char c) { return is_letter(c) || is_digit(c) || !is_ascii(c); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// In blocks: within one, no branch keeps a vector unit from its work.
inline bool is_ascii(std::string_view bytes) {
  constexpr std::size_t kBlock = 256;
  while (!bytes.empty()) {
    const std::string_view block = bytes.substr(0, kBlock);
    unsigned char all = 0;
    for (const char c : block) all |= static_cast<unsigned char>(c);
    if (all >= 0x80U) return false;
    bytes.remove_prefix(block.size());
  }
  return true;
}

}  // namespace engine::text
