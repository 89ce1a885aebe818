// "did you mean": the known word that is closest to a mistyped one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// Fewest insertions, deletions, changes and swaps of neighbours, in bytes; at
// most one for every three letters of `word` (but one at least). Nothing where
// no candidate is that close; the first of equals.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

}  // namespace cli
