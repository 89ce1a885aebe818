// How many words of a language a wildcard covers, and which.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codebook/codebook.hpp"

namespace engine::codebook {

inline constexpr std::size_t kWildcardSamples = 10;

struct WildcardUse {
  std::string source;                // the wildcard, folded: "zeur*"
  std::uint32_t line = 0;            // of the pattern, or where the list begins
  std::uint32_t count = 0;           // different folded words it covers
  std::vector<std::string> samples;  // at most ten, spread evenly over the alphabet
};

// `words` holds one word a line, in UTF-8 (Debian's wdutch: /usr/share/dict/dutch).
// Each wildcard of the codebook once, in the order of lines, then of sources.
std::vector<WildcardUse> wildcard_uses(const Codebook& codebook, std::istream& words);

// True where `glob`, with '*' for any bytes, also none, is the whole of `word`.
bool glob_matches(std::string_view glob, std::string_view word);

}  // namespace engine::codebook
