// Ordinary words that no dictionary has, because speech makes them as it goes:
// `wajongers`, `kapotgepest`, `rugcasus`. Made of words that are known, and of
// none that is somebody's name.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace engine::privacy {

// What a word is by itself, as bits of Trait; in_lexicon only as one entry of
// the dictionary.
using TraitsOf = std::function<std::uint64_t(std::string_view)>;

// `wajonger`, `wsw'ers`, `wia'tje`: who or what has to do with a scheme.
bool is_of_scheme(std::string_view folded, const TraitsOf& traits_of);

// `kapotgepest`, `rugcasus`, `statusnijd`: two words that everybody uses.
bool is_put_together(std::string_view folded, const TraitsOf& traits_of);

}  // namespace engine::privacy
