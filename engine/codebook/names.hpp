// Which characters the names that people choose may have.
#pragma once

namespace engine::codebook {

// Ids of codes, contexts and rules, which also stand in options and file names.
constexpr bool is_id_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

// Lists and verbs, as pattern lines write them behind @ and ~: letters of any
// script. A byte of UTF-8 beyond ASCII has its highest bit set.
constexpr bool is_name_byte(char c) {
  return is_id_byte(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

}  // namespace engine::codebook
