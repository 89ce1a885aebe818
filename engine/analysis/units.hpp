// Counts the sentences, turns or transcripts in which two codes meet
// (cooccurrence.hpp).
//
// The constructor does the work: n log n in the units that codings cover, plus
// the pairs that really meet, plus speakers × (different reaches of codes)².
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/analysis/cooccurrence.hpp"
#include "engine/analysis/tally.hpp"

namespace engine::analysis {

class UnitCounts {
 public:
  // `what` is sentence, turn or transcript.
  UnitCounts(const coding::StudyView& view, const Tally& tally, Within::What what);

  // `first` and `second` are different indices into Tally::codes.
  [[nodiscard]] PairCount count(std::uint32_t first, std::uint32_t second) const;

 private:
  // Whose words a code could have been found in; many codes share one reach.
  std::vector<std::uint32_t> reach_of_;                        // code → reach
  std::vector<std::vector<std::uint64_t>> units_;              // reach × reach: n
  std::vector<std::vector<std::uint64_t>> occupied_;           // code × reach of the other code: n1
  std::unordered_map<std::uint64_t, std::uint64_t> together_;  // pair: n12
};

}  // namespace engine::analysis
