// How words are compared here: as text::fold does, and ı ł ø đ æ œ as people
// without those keys type them. For looking only, never for output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace engine::privacy {

struct Folded {
  std::string with_accents;
  std::string plain;
  std::size_t letters_and_digits = 0;  // code points of `plain`
};

Folded fold_word(std::string_view utf8);

// Only letters and digits of `plain`: `Van der  Berg-Vos` → `vanderbergvos`.
std::string squeeze(std::string_view plain);

}  // namespace engine::privacy
