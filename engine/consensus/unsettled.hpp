// Which disagreements between coders are still to be talked through.
//
// A disagreement is settled when somebody judged each of its codings with
// review::Request::settle, or when its coders came to say the same.
#pragma once

#include <vector>

#include "engine/analysis/disagreements.hpp"
#include "engine/consensus/comparing.hpp"
#include "engine/review/history.hpp"

namespace engine::consensus {

// Those of `disagreements`, in their order, that nobody settled. Left out are also those
// with a coding that coders contradict one another on: review::conflicts() has it.
// `view`: the study with what all decided.
std::vector<analysis::Disagreement> unsettled(std::vector<analysis::Disagreement> disagreements,
                                              const Comparison& comparison,
                                              const coding::StudyView& view,
                                              const review::History& history);

}  // namespace engine::consensus
