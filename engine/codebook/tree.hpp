// Building and measuring syntax trees.
//
// All trees are built through these functions, so that what means the same
// looks the same: sequences and choices are flat, single words of a choice are
// one Word, a directly repeated word stands once (its repetition in a
// transcript is transparent).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codebook/pattern.hpp"

namespace engine::codebook {

inline constexpr std::uint32_t kMaxGap = 60;  // words; also of before and after

Node make_word(std::vector<Atom> atoms, bool negated = false);
// Adjacent gaps become one, up to kMaxGap; a single item stands for itself.
Node make_sequence(std::vector<Node> items);
// The merged single words come first, the empty alternative last.
Node make_choice(std::vector<Node> alternatives);
Node make_optional(Node node);

// The empty alternative of a choice.
bool is_empty(const Node& node);
bool has_empty_alternative(const Choice& choice);
// The word when the node is one word that is not negated, else nullptr.
const Word* plain_word(const Node& node);

// Fewest tokens that a match takes; fewest words among them that name what
// they want (no gap, not negated).
std::uint32_t min_tokens(const Node& node);
std::uint32_t min_named_words(const Node& node);

// What is wrong at one end of a pattern: the shortest span wins, so that a gap
// or an optional item at the very end could only be empty. After an anchor or
// a mark both mean something.
enum class Edge : std::uint8_t { front, back };
enum class EdgeFlaw : std::uint8_t { none, gap, optional };
EdgeFlaw edge_flaw(const Node& node, Edge edge);

// What a pattern may cross; decides which anchors can stand between words.
enum class Crossing : std::uint8_t { nothing, sentences };
// An anchor that no word can stand before, or after.
bool is_start(const Assert& assertion, Crossing crossing);
bool is_end(const Assert& assertion, Crossing crossing);

// Nodes and atoms, the measure of all limits on size.
std::size_t size_of(const Node& node);

// Appends all that decides what a tree matches, as bytes that no other tree
// has: for fingerprints, and stable between runs and machines.
void append_canonical(std::string& out, const Node& node);
void append_canonical(std::string& out, std::string_view text);
void append_canonical(std::string& out, std::uint64_t number);

}  // namespace engine::codebook
