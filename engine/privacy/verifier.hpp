// The last look at the exact bytes that leave: written apart from the masker,
// so that one mistake is not made twice.
//
// It does not judge what is a name. It asks of every word whether the lexicon
// knows it or it is a placeholder, looks for digits, for capitals inside a
// sentence that belong to names, and for every name of the roster, also where
// spaces and hyphens were taken out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/privacy/roster.hpp"
#include "engine/privacy/vocabulary.hpp"

namespace engine::privacy {

enum class Doubt : std::uint8_t { unknown_word, digits, capital, roster, not_utf8 };
std::string_view name(Doubt doubt);

struct Escape {
  std::size_t begin = 0;  // bytes of what was verified
  std::size_t end = 0;
  Doubt doubt = Doubt::unknown_word;
};

// In the order of the text; empty: nothing found against it.
std::vector<Escape> verify(std::string_view bytes, Vocabulary& vocabulary, const Roster& roster);

}  // namespace engine::privacy
