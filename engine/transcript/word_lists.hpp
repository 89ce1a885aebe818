// The words that tell labels from other words: data/*.txt, folded.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "engine/transcript/label_words.hpp"

namespace engine::transcript {

struct SpeakerWord {
  LabelKind kind;
  std::string_view role;  // "" where the word says none
};

// What each list is for stands at the top of its file.
struct WordLists {
  using Words = std::unordered_set<std::string>;

  std::unordered_map<std::string, SpeakerWord> speakers;       // labels.txt: sure, person, alone
  std::unordered_map<std::string, std::string_view> numbered;  // … P1: word to role
  std::unordered_map<std::string, std::string_view> initial;   // … I: letter to role
  Words titles;                                                // … title
  Words particles;
  Words whole, counted, first, last;  // not-labels.txt
  Words header_keys;
};

const WordLists& word_lists();

}  // namespace engine::transcript
