// Spans that coders marked on one continuum, for the coefficients of
// alpha_u.hpp and u_alpha.hpp.
//
// A position is any whole number from 0 to the length: characters, words,
// seconds. Spans are half-open; spans that touch do not overlap.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace engine::analysis {

struct Unit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   // begin < end
  std::uint32_t code = 0;  // index into Unitizing::codes

  [[nodiscard]] double length() const { return static_cast<double>(end - begin); }
  auto operator<=>(const Unit&) const = default;
};

struct Unitizing {
  std::uint32_t length = 0;  // no unit ends after it
  std::vector<std::string> codes;
  // Two coders at least; of each, the units by position. Units of one coder
  // and one code do not overlap (merge_overlaps).
  std::vector<std::vector<Unit>> coders;
};

// Positions in the units, and in both of two lists of units. Units of one list
// are sorted and do not overlap.
std::uint64_t covered(const std::vector<Unit>& units);
std::uint64_t shared(const std::vector<Unit>& a, const std::vector<Unit>& b);

// Makes one unit of those of one coder and one code that overlap, and sorts
// all. Returns how many units joined another.
std::uint64_t merge_overlaps(std::vector<Unit>& units);

}  // namespace engine::analysis
