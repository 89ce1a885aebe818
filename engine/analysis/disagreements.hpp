// What coders differ on, to talk through: passage by passage, the largest first.
//
// Codings of one code by any coder that share a code point, directly or through
// others, form a passage. It is a disagreement where the coders who were to code
// the transcript do not all cover the same code points of it:
//   code      one of them has another code there instead
//   presence  one of them has nothing there
//   border    all have the code, with other borders
// Its weight is the number of code points on which two coders differ, summed
// over pairs of coders.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/comparison.hpp"
#include "engine/analysis/unitizing.hpp"

namespace engine::analysis {

struct Disagreement {
  enum class Kind : std::uint8_t { code, presence, border };
  // What one coder has in the passage: spans of the code, or else the codes that
  // stand there instead.
  struct Side {
    std::uint32_t coder = 0;  // index into Compared::coders
    std::vector<Unit> spans;  // sorted; overlapping ones are one
    std::vector<std::uint32_t> other_codes;
    std::vector<std::uint32_t> codings{};  // of the code; as Mark::coding
  };

  Kind kind = Kind::presence;
  std::uint32_t transcript = 0;
  std::uint32_t code = 0;
  text::CodePointSpan passage;
  std::uint32_t turn = 0;
  std::uint64_t weight = 0;
  std::vector<Side> sides;  // of the coders who were to code the transcript
};
std::string_view name(Disagreement::Kind kind);

// By weight, the largest first; then by transcript, position and code.
std::vector<Disagreement> disagreements(const Compared& compared);

}  // namespace engine::analysis
