// Draws a sample from all sentences that it could hold. Plain values: whoever
// fills a Frame decides what the sentences are (sampling.hpp does it for a study).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/coding/sample.hpp"

namespace engine::review {

struct FrameUnit {
  std::uint32_t transcript = 0;  // index into Frame::transcripts
  std::uint32_t speaker = 0;     // index into Frame::applies[…]
  std::uint32_t turn = 0, sentence = 0;
};
// What is more than `rest`.
struct FrameMark {
  std::uint32_t unit = 0, code = 0;  // indices
  coding::Mark mark = coding::Mark::near_miss;
};

struct Frame {
  std::vector<std::string> transcripts;  // digests of their contents
  std::vector<coding::SampledCode> codes;
  // Of speakers to whom any of the codes applies; in order.
  std::vector<FrameUnit> units;
  std::vector<std::vector<bool>> applies;  // of each code: to each speaker
  std::vector<FrameMark> marks;            // at most one for a unit and code
};

struct Plan {
  std::uint64_t size = 200;   // sentences that are not flagged
  std::uint64_t decoys = 40;  // flagged ones among them
  std::uint64_t seed = 1;
};

// How many of `size` sentences each stratum gets, `decoys` of them the flagged
// one; fewer where there are fewer. Near misses and the rest get shares that make
// the total most certain if as many of them have the code as is planned with
// (Neyman 1934, J. R. Stat. Soc. 97(4), 558-625), and each at least kLeast.
inline constexpr std::uint64_t kLeast = 10;
using StratumSizes = std::array<std::uint64_t, coding::kStrata>;
StratumSizes allocate(const StratumSizes& units, const Plan& plan);

// Each stratum's sentences have equal chances, and so has every order of those
// drawn. Of the units everything is filled in but their spans. Equal arguments
// give equal samples.
coding::Sample draw(const Frame& frame, const Plan& plan);

}  // namespace engine::review
