// Precision of the machine, from what reviewers decided.
//
// strict: right is what was accepted as it stands. lenient: also what was changed
// and still carries the code: its borders were moved, or another sub-code of the
// code fits better. What is not decided, or is in conflict, is not counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/statistic.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

struct Verdicts {
  std::uint64_t found = 0;                // by the machine: own voice, in the tiers asked for
  std::uint64_t decided = 0;              // of these
  std::uint64_t strict = 0, lenient = 0;  // right, of those decided
  bool operator==(const Verdicts&) const = default;
};

// Of all that was found, with the limits of estimate.hpp; not defined where nothing is decided.
Statistic strict_precision(const Verdicts& verdicts);
Statistic lenient_precision(const Verdicts& verdicts);

// By sentence, for one code and those under it: a sentence is right where a
// coding that overlaps it is (a moved one where it still does), and decided where
// it is right or all of its codings are decided.
Verdicts verdicts_on_code(const coding::StudyView& view, const std::string& code,
                          const std::vector<codebook::Tier>& tiers = {});

// By coding, for each rule that gave evidence to it in own voice.
struct RuleVerdicts {
  std::string rule, code;
  codebook::Tier tier = codebook::Tier::precise;
  Verdicts verdicts;
};
// In the order of StudyView::rules.
std::vector<RuleVerdicts> verdicts_on_rules(const coding::StudyView& view,
                                            const std::vector<codebook::Tier>& tiers = {});

}  // namespace engine::analysis
