// Words that count, and what they count. For the rules of numbers alone.
#pragma once

#include "engine/privacy/reading.hpp"

namespace engine::privacy {

inline bool is_article(const Word& word) { return word.folded() == "een"; }

// In digits or in words.
inline bool is_number(const Word& word) {
  return word.facts != nullptr && (word.digits > 0 || word.is_number_word());
}

inline bool counts(const Word& word) { return is_number(word) && !is_article(word); }

// `end` is after a number: `procent`, `sollicitaties` follow.
bool counts_something(const Reading& reading, std::uint32_t end);

}  // namespace engine::privacy
