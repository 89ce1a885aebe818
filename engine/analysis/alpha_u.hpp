// Krippendorff's alpha_U: agreement on where units lie, code by code.
//
//   alpha_U = 1 - Do/De, over codes c: 1 - sum Do(c) / sum De(c)
//   Do(c) = sum over ordered pairs of coders and their sections g, h, of
//           delta²(g, h), divided by m(m-1)L²
//   De(c) = (2/L) · sum over units g of
//             [(N-1)/3 · (2l³ - 3l² + l) + l² · sum over gaps h with l(h) >= l
//              of (l(h) - l + 1)]
//           divided by mL(mL-1) - sum over units of l(l-1)
//
// with m coders, a continuum of length L, l a unit's length, N the units of
// the code by all coders; what lies between a coder's units of the code is a
// gap. delta² of two units that overlap is the sum of the squared distances of
// their beginnings and of their ends; of a unit that lies within a gap, its
// squared length; else 0.
//
//   Krippendorff 1995, On the reliability of unitizing continuous data,
//     Sociological Methodology 25, 47-76
//   Krippendorff 2004, Content Analysis (2nd ed.), 251-256
//
// It depends on what a position is: the same spans counted in words and in
// characters have different values.
#pragma once

#include <vector>

#include "engine/analysis/measure.hpp"
#include "engine/analysis/unitizing.hpp"

namespace engine::analysis {

struct AlphaU {
  Measure over_all;
  std::vector<Measure> by_code;  // as Unitizing::codes
};

// Grows with coders × units.
AlphaU alpha_u(const Unitizing& data);

}  // namespace engine::analysis
