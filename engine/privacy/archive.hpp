// A whole interview, masked: for an archive, where nobody looks at each sentence
// before it is read. So a sentence that a person would have to judge is withheld.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/privacy/masker.hpp"

namespace engine::privacy {

// Stands for what a person has to look at first.
inline constexpr std::string_view kWithheld = "[achtergehouden]";

struct Said {
  std::string_view text;        // one sentence; a line feed in it is white space
  text::CodePointOffset begin;  // where it stands in the interview
};

struct MaskedInterview {
  std::vector<std::string> sentences;  // as many as were said, on one line each
  // All masks and holds, with their places in the interview; `output` is empty.
  Masked log;
  std::size_t withheld = 0;
};

// The same words get the same placeholder throughout. `heard_once`: as for
// Masker::mask.
MaskedInterview mask_interview(Masker& masker, const std::vector<Said>& said,
                               const NameWords* heard_once);

}  // namespace engine::privacy
