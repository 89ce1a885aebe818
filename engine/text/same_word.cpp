#include "engine/text/same_word.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/text/ascii.hpp"
#include "engine/text/fold.hpp"

namespace engine::text {
namespace {

// No character beyond ASCII at `at`, so that nothing composes with what stands before.
bool ascii_or_end(std::string_view word, std::size_t at) {
  return at >= word.size() || is_ascii(word[at]);
}

// A letter of Latin-1 that folds to a letter beyond ASCII: any but ß.
bool keeps_its_accent(std::string_view word, std::size_t at) {
  return word[at] == '\xC3' && word[at + 1] != '\x9F';
}

}  // namespace

bool same_word_beyond_first_letter(std::string_view one, std::string_view other) {
  if (is_digit(one.front()) || is_digit(other.front())) return false;
  const std::size_t shorter = std::min(one.size(), other.size());
  for (std::size_t at = 0; at < shorter; ++at) {
    if (to_lower(one[at]) == to_lower(other[at])) continue;
    const bool one_is_ascii = is_ascii(one[at]) && ascii_or_end(one, at + 1);
    const bool other_is_ascii = is_ascii(other[at]) && ascii_or_end(other, at + 1);
    if (one_is_ascii && (other_is_ascii || keeps_its_accent(other, at))) return false;
    if (other_is_ascii && keeps_its_accent(one, at)) return false;
    return fold(one).with_accents == fold(other).with_accents;
  }
  if (one.size() == other.size()) return true;
  const std::string_view longer = one.size() > other.size() ? one : other;
  if (is_ascii(longer[shorter])) return false;
  return fold(one).with_accents == fold(other).with_accents;
}

}  // namespace engine::text
