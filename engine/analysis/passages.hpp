// Counts the passages that the codings of two codes form (cooccurrence.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/analysis/cooccurrence.hpp"
#include "engine/analysis/tally.hpp"

namespace engine::analysis {

// Both ordered by transcript, begin_cp, end_cp. Without `words` only codings
// that share a code point meet; with it also those with at most that many words
// between them. Linear in the codings.
PairCount count_passages(std::span<const CountedCoding> first,
                         std::span<const CountedCoding> second, std::optional<std::uint32_t> words);

}  // namespace engine::analysis
