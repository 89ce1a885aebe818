#pragma once

#include <string_view>

namespace engine::text {

bool same_word_beyond_first_letter(std::string_view one, std::string_view other);

// fold(one).with_accents == fold(other).with_accents, for two words, without
// folding them where the bytes tell. Words that begin with a digit are never
// the same: nobody stammers in numbers, and `1-1` is a result.
inline bool same_word(std::string_view one, std::string_view other) {
  const auto a = static_cast<unsigned char>(one.front());
  const auto b = static_cast<unsigned char>(other.front());
  // Folding and composing never turn one ASCII letter into another.
  if (((a ^ b) & 0xDFU) != 0 && (a | b) < 0x80U) return false;
  return same_word_beyond_first_letter(one, other);
}

}  // namespace engine::text
