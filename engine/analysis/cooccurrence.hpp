// Which codes meet, under a stated definition of meeting.
//
// Units (sentence, turn, transcript): every one that belongs to speakers to
// whom both codes apply, in transcripts both were run on, is a unit of the
// pair, coded or not; n is their number. A transcript is a unit where any
// speaker is reached by both codes. A coding counts in each unit it overlaps.
//
// Passages (overlap, tokens:K): codings of the two codes that share a code
// point, directly or through others, form one passage; with tokens:K also
// those with at most K words between them, in one transcript. n1, n2 and n12
// are the passages with the first code, the second, both. How many passages
// there could have been is not defined, so neither is n nor what needs it.
//
// A code never pairs with a code above it. All codings come from one layer.
//
// c = n12 / (n1 + n2 - n12), the Jaccard index; dice = 2 n12 / (n1 + n2).
// phi: Pearson's correlation of the two yes-no variables over units.
// npmi: Bouma 2009, "Normalized (pointwise) mutual information in collocation
// extraction", GSCL: -1 where two codes that occur never meet.
// g2: Dunning 1993, Comput. Linguist. 19(1), 61-74: 2 Σ O ln(O/E) over the
// four cells, 0 ln 0 = 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/analysis/measure.hpp"
#include "engine/analysis/tally.hpp"

namespace engine::analysis {

struct Within {
  enum class What : std::uint8_t { sentence, turn, transcript, overlap, tokens };
  What what = What::sentence;
  std::uint32_t tokens = 0;  // K, for What::tokens: words, fillers count
  bool operator==(const Within&) const = default;

  [[nodiscard]] bool counts_units() const { return what <= What::transcript; }
};
// "sentence", "overlap", "tokens:20" …; K fits 32 bits.
std::optional<Within> parse_within(std::string_view name);
std::string name(const Within& within);

struct PairCount {
  std::uint64_t n1 = 0, n2 = 0, n12 = 0;
  std::optional<std::uint64_t> n;  // units; nothing for passages
};

struct CooccurrenceRow {
  std::string code1, code2;  // codebook order
  PairCount count;
  base::Message n_reason = {};  // where count.n is not there
  Measure c_coefficient = {}, dice = {}, phi = {}, npmi = {}, g2 = {};
};

// The measures of one pair from its counts.
CooccurrenceRow measure(std::string code1, std::string code2, const PairCount& count);

struct Cooccurrence {
  std::vector<std::string> codes;     // codebook order
  std::vector<CooccurrenceRow> rows;  // each pair once, ordered by first, then second code
};
Cooccurrence cooccurrence(const coding::StudyView& view, const Within& within, Level level,
                          const Selection& selection);

}  // namespace engine::analysis
