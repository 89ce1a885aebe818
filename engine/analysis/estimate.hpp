// What a sample says of what was not looked at: how many segments were missed,
// the recall that follows, and how wide the answer will be.
//
// A sample is drawn by strata, without replacement, each unit of a stratum with
// equal chance. Limits of each share are Wilson's (intervals.hpp); limits of
// what is made of shares are recovered from theirs (MOVER), because Wald's
// interval covers far too little where few are found:
//   Horvitz & Thompson 1952, J. Am. Stat. Assoc. 47(260), 663-685 (the total)
//   Zou & Donner 2008, Stat. Med. 27(10), 1693-1702 (limits of a sum)
//   Donner & Zou 2012, Stat. Methods Med. Res. 21(4), 347-359 (limits of a ratio)
// Where n of a stratum's N units were judged, they are worth n·(N - 1)/(N - n) to
// Wilson's interval (the effective sample size; its use there: Franco et al. 2019,
// J. Surv. Stat. Methodol. 7(3), 334-364), and the limits of a sum never say more than
// the units that nobody judged can hold: where all were judged, they are the value.
//
// A sample that was used to improve a codebook cannot tell how good the
// improved one is.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/analysis/intervals.hpp"

namespace engine::analysis {

// A number that is known (low = value = high) or estimated, with its 95 % limits.
struct Amount {
  double value = 0;
  double low = 0;
  double high = 0;

  static Amount known(double value) { return {value, value, value}; }
};

struct Stratum {
  std::uint64_t units = 0;   // in the study
  std::uint64_t judged = 0;  // of these
  std::uint64_t found = 0;   // of those: units that have the code
  bool operator==(const Stratum&) const = default;
};

// Units with the code in all strata. Nothing where units of a stratum were not
// sampled at all: they could hold any number.
std::optional<Amount> total(std::span<const Stratum> strata);
// The share of one stratum's units that have it. Nothing where none was judged.
std::optional<Amount> share(const Stratum& stratum);
Amount scaled(const Amount& amount, double factor);

// found / (found + missed). Nothing where both are 0.
std::optional<Amount> recall(const Amount& found, const Amount& missed);

// How many segments there are, from two coders who worked independently and
// blind: `first` and `second` are what each found, `both` what both did. The
// limits hold at least what was seen, and at most the `units` that both judged. Nothing
// where there would have to be more than these: the two agree less than independent
// coders do.
//   Chapman 1951, Univ. Calif. Publ. Stat. 1, 131-160; variance: Seber 1982,
//   The Estimation of Animal Abundance (2nd ed.), 60; limits: Chao 1987,
//   Biometrics 43(4), 783-791
std::optional<Amount> chapman(std::uint64_t units, std::uint64_t first, std::uint64_t second,
                              std::uint64_t both);

// The width that Wilson's interval will have on average after `judged` units,
// if the share is `share`.
double expected_width(std::uint64_t judged, double share);

}  // namespace engine::analysis
