// The lines at the top of a transcript that say what it is: `Titel: …`,
// `Datum: …`, `Rol Respondent: arbeidsdeskundige, UWV`, `Role P1: …`, or a
// legend of initials: `I: interviewer`.
//
// A line is one when its key is a known one (data/header-keys.txt). In a block
// that ends with a blank line and holds nothing but short `Key: value` lines
// the unknown keys are header lines too, when one of the keys is known, or
// when none of them returns below as a label (`Interviewer: Laura de Wit`
// above turns of `I:` and `R:`).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine::transcript::readers {

struct Header {
  std::vector<std::pair<std::string, std::string>> lines;  // roles left out
  std::vector<std::pair<std::string, std::string>> roles;  // label and role as written
  // Stretches of other text between header lines: a title without a key.
  std::vector<std::pair<std::size_t, std::size_t>> other_text;
  std::size_t end = 0;  // byte where the body begins
};

Header read_header(std::string_view text);

}  // namespace engine::transcript::readers
