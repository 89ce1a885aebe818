// Cues of facts that point at one person: ordinary words, so that no mask
// finds them. Read from data/uniqueness.nl.txt, where the notation stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine::privacy {

struct UniquenessCue {
  std::vector<std::string> words;     // folded; `*` at an end stands for the rest of a word
  std::vector<std::string> needed;    // one of them within four words after the cue
  std::vector<std::string> harmless;  // next in line, one of them makes the cue say nothing
};

// Built at the first call; safe from several threads.
const std::vector<UniquenessCue>& uniqueness_cues();

}  // namespace engine::privacy
