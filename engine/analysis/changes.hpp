// What two codings of one study differ in: the same transcripts, coded with
// two versions of a codebook.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/coding/coding.hpp"

namespace engine::analysis {

struct CodingChange {
  // no_longer_suggested: a decision keeps it.
  enum class What : std::uint8_t { appeared, gone, other_evidence, no_longer_suggested };
  What what = What::appeared;
  coding::Coding coding;  // as it is afterwards; as it was, where it is gone
  std::vector<coding::RuleEvidence> rules_before;  // where the evidence is another
};

std::string_view name(CodingChange::What what);

// Codings are the same when their ids are: transcript, code and segment. Other
// evidence: the same coding for other words, by other rules, in another tier or
// voice, or one that inherited the decision on a coding that is gone. Ordered by transcript, place
// and code.
std::vector<CodingChange> changes(const coding::StudyView& before, const coding::StudyView& after);

}  // namespace engine::analysis
