// What each rule contributes, and what reviewers made of it.
//
// matches: evidence of the rule that stands with a coding, in any voice.
// suggestions: codings to which the rule gave evidence in a selected voice;
// other_voices: those to which it gave evidence in other voices alone.
// accepted, rejected: of the suggestions, by a person's decision; a changed
// coding is neither. acceptance = accepted / (accepted + rejected).
// overlap: the share of the suggestions that another rule of the same code
// also found; overlap_rule: the rule that found most of them (the first by
// id when several did).
//
// Every machine suggestion counts, whatever was decided about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/intervals.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/analysis/measure.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

struct RuleRow {
  std::string rule, code;
  codebook::Tier tier = codebook::Tier::precise;
  std::uint64_t matches = 0, suggestions = 0, other_voices = 0, suppressed = 0;
  std::uint64_t accepted = 0, rejected = 0;
  Measure acceptance;
  std::optional<Interval> acceptance_interval;  // 95 %, Wilson
  std::uint64_t also_found = 0;                 // suggestions another rule found too
  Measure overlap;
  std::string overlap_rule;  // "" where none overlaps
};

// In the order of StudyView::rules. Layer and tiers of the selection are not
// used: a rule has one tier.
std::vector<RuleRow> rules(const coding::StudyView& view, const Selection& selection);

}  // namespace engine::analysis
