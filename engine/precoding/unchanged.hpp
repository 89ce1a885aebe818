// What a newer text of an interview left as it was.
#pragma once

#include <vector>

#include "engine/coding/decision.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::precoding {

// The stretches of `older` that `newer` has too, in order, found line by line
// and, around what changed, character by character. Neither crosses another.
std::vector<coding::Unchanged> unchanged_stretches(const text::StoredText& older,
                                                   const text::StoredText& newer);

}  // namespace engine::precoding
