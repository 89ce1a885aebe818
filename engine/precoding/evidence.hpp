// From what a matcher found in a turn to what a study keeps of it.
#pragma once

#include <string>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/precoding/turn_places.hpp"

namespace engine::precoding {

// The code that stands for `code` now: the end of its chain of `replaced_by`,
// as far as it lies within the codebook.
std::uint32_t current_code(const codebook::Codebook& codebook, std::uint32_t code);

void append_evidence(const codebook::Codebook& codebook,
                     const std::vector<matching::Finding>& findings, TurnPlaces& places,
                     std::vector<coding::Evidence>& out);

void append_suppressions(const codebook::Codebook& codebook, std::uint32_t turn,
                         const std::vector<matching::Suppression>& suppressions,
                         const TurnPlaces& places, std::vector<coding::Suppression>& out);

// As a study keeps it.
coding::Suppression::Cause cause_of(const matching::Suppression& suppression);
// The condition as written, the context's id, the names of the topic lists.
std::string detail_of(const codebook::Codebook& codebook, const matching::Suppression& suppression);

}  // namespace engine::precoding
