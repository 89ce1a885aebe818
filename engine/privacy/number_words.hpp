// Dutch words for numbers, however they are glued: `zesentwintig`,
// `negentienachtenzeventig`, `nulzes`, `twaalfde`, `achtenveertigjarige`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace engine::privacy {

struct NumberWord {
  std::uint64_t value = 0;  // as counted; glued digits one after another
  bool ordinal = false;
  bool of_age = false;  // ends in -jarig(e)
};

// `folded`: small letters, no accents. `een` is a number word too: only the
// caller sees whether it is the article.
std::optional<NumberWord> number_word(std::string_view folded);

}  // namespace engine::privacy
