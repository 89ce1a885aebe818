// What every match of a tree must hold, and which of it is rarest.
#pragma once

#include "engine/codebook/pattern.hpp"
#include "engine/matching/automaton.hpp"
#include "engine/matching/questions.hpp"

namespace engine::matching {

inline constexpr std::size_t kMaxRequired = 4;

Requirements requirements_of(const codebook::Node& node, Questions& questions);

// How often a word that fits is met, by rough estimate, in a million words of
// spoken Dutch. Speed depends on it, results do not.
double expected_per_million(const codebook::Atom& atom);

}  // namespace engine::matching
