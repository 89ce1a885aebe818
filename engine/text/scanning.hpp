// Small steps through valid UTF-8, forwards and back.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/text/characters.hpp"

namespace engine::text {

struct Step {
  CharClass kind;
  std::uint32_t next;  // the byte after the character
};

inline Step step(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80U) return {kAsciiClasses[byte], at + 1};
  const base::Decoded decoded = base::decode_utf8(text, at);
  return {classify_beyond_ascii(decoded.code_point), static_cast<std::uint32_t>(decoded.next)};
}

// The first byte of the character before `at`, which is not 0.
std::uint32_t character_before(std::string_view text, std::uint32_t at);

// The byte after the white space that begins at `at`, and the first byte of
// the white space that ends at `at`.
std::uint32_t after_white_space(std::string_view text, std::uint32_t at);
std::uint32_t before_white_space(std::string_view text, std::uint32_t at);

// White space, or the end of the text, on this side of `at`.
bool space_before(std::string_view text, std::uint32_t at);
bool space_at(std::string_view text, std::uint32_t at);

// The first letter or digit from `at` on is a capital.
bool capital_follows(std::string_view text, std::uint32_t at);

// The three characters before `at` are small letters.
bool three_small_letters_before(std::string_view text, std::uint32_t at);

// The stop at `stop` stands in an address on the web, an e-mail address or a
// file name, as far as the characters around it tell.
bool in_name_or_address(std::string_view text, std::uint32_t stop);

}  // namespace engine::text
