// A study as reports count it: which codings there are at the level asked for,
// and whose words each code could have been found in.
//
// At sub-code level a coding is a row of `duiding codings`. At code level the
// codings of a code and its sub-codes that share a stretch of text are one:
//
//   Of the segments coded within one transcript and one top code, those that
//   lie inside no other are kept; every other one joins the first kept segment
//   (by position) that holds it. Equal segments are one. Segments that overlap
//   without one holding the other stay apart.
//
// This is how evidence joins a larger unit of the same code (coding::merge),
// and like there the joint coding has one voice (own if any part is own, else
// the first part's) and the strongest tier among the parts of that voice. The
// layer is applied before joining, voices and tiers after it, so that each
// joint coding counts in one voice and one tier only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

enum class Level : std::uint8_t { code, subcode };

struct CountedCode {
  std::string id;
  std::vector<std::uint32_t> members;  // indices into StudyView::codes
  // By index into Tally::speakers: true where a member was run on the
  // speaker's transcript and applies to the speaker's role.
  std::vector<bool> speakers;
};

struct CountedSpeaker {
  std::uint32_t transcript = 0;
  std::uint32_t speaker = 0;  // index into that transcript's speakers
};

struct CountedCoding {
  std::uint32_t code = 0;     // index into Tally::codes
  std::uint32_t speaker = 0;  // index into Tally::speakers
  std::uint32_t transcript = 0;
  coding::Place segment;
  codebook::Voice voice = codebook::Voice::own;
  std::optional<codebook::Tier> tier;
  bool operator==(const CountedCoding&) const = default;
};

struct Tally {
  // In codebook order. At code level the top codes; at sub-code level every
  // code that can be given: a parent only where it has rules or codings of its own.
  std::vector<CountedCode> codes;
  std::vector<CountedSpeaker> speakers;  // of the whole study, in order
  // All voices and tiers of the layer, ordered by code, transcript, begin_cp,
  // end_cp. Codings of speakers that their code does not reach are left out,
  // so that no count exceeds its denominator.
  std::vector<CountedCoding> codings;
};

Tally tally(const coding::StudyView& view, Level level, Layer layer);

// True where `ancestor` is a code above `code`: "a" of "a.b".
bool is_above(std::string_view ancestor, std::string_view code);

}  // namespace engine::analysis
