// Which quotes are picked for others to read.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/coding/coding.hpp"

namespace engine::quotes {

// Codings of `code` and its sub-codes in their own voice, those first that a
// person accepted, then with sure evidence, then of a length that reads well.
// Among equals `seed` decides. Each next one is of the speaker, then the
// transcript, then the sub-code that was used least. One sentence is picked once. Rejected ones
// never.
std::vector<const coding::Coding*> candidates(const coding::StudyView& view, std::string_view code,
                                              std::uint64_t seed, std::size_t at_most);

}  // namespace engine::quotes
