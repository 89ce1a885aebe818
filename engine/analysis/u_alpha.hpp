// Krippendorff's u-alpha family: agreement on a continuum that each coder cut
// into units, each of one code, and gaps.
//
// Observed coincidences: of codes c and k (a gap is the code 0), the lengths
// that units of c by one coder and of k by another share, summed over ordered
// pairs of coders and divided by m - 1, so that all of them sum to mL:
//   l(ck), l(c) = sum over k, l = mL
// Expected ones pair every part with every part, but no unit with itself and
// no point of a gap with itself:
//   e(ck) = l · (l(c)·l(k) - [c = k]·S(c)) / (l² - sum of S)
//   S(c) = sum of the squared lengths of the units of c; S(0) = length of the gaps
//
//   u_alpha         1 - (l - sum l(cc)) / (l - sum e(cc)): units and codes
//   u_alpha_binary  the same with all codes as one: unit or gap
//   cu_alpha        codes alone, where units of two coders overlap: coincidences
//                   l*(ck) of codes without the gap, and in place of a unit's
//                   length its pairable length, what it adds to l*
//   cu_coverage     l*/l, the share of the continuum that cu_alpha speaks of
//   by_code         (k)u-alpha: 1 - e*(k)/l*(k) · (l*(k) - l*(kk)) / (e*(k) - e*(kk))
//
//   Krippendorff, Mathet, Bouvry & Widlöcher 2016, On the reliability of
//     unitizing textual continua: further developments, Quality & Quantity
//     50, 2347-2364
//   Krippendorff 2019, Content Analysis (4th ed.), section 12.6
//
// With three coders or more a pairable length is a mean over the others: a
// unit of 8 that one of two others also marked has 4. (To square the overlap
// with each other coder, or with all together, does not give the book's value.)
#pragma once

#include <vector>

#include "engine/analysis/measure.hpp"
#include "engine/analysis/unitizing.hpp"

namespace engine::analysis {

struct UAlphaFamily {
  Measure u_alpha, u_alpha_binary, cu_alpha, cu_coverage;
  std::vector<Measure> by_code;  // as Unitizing::codes
};

// Nothing is defined where one coder gave the same stretch two codes: that is
// no partition. Grows with n log n of the units.
UAlphaFamily u_alpha_family(const Unitizing& data);

}  // namespace engine::analysis
