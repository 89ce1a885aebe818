// Draws a sample of a study's sentences to be judged blind (coding/sample.hpp),
// and gives the words that are to be judged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/coding/sample.hpp"
#include "engine/review/drawing.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

struct SampleRequest {
  std::vector<std::string> codes;     // none: all codes that stand under no other
  std::vector<codebook::Tier> tiers;  // whose findings count as flagged; none: all
  Plan plan;
};

// Stores nothing. Sentences that samples of an earlier version of a codebook had
// are left out: the codebook may have been made to fit them. Errors: an unknown
// code, a study that was not coded, a copy without the machine's suggestions, a
// study without a sentence that a code applies to.
base::Result<coding::Sample> draw_sample(const store::Study& study, const SampleRequest& request);

// Stores it with its place in the log. False where the study has it already.
bool keep_sample(store::Study& study, const coding::Sample& sample);

// Errors: none of the study's samples has this id, or begins so, or several do.
base::Result<coding::Sample> find_sample(const store::Study& study, const std::string& id);

// What a coder gets to see: the sentence and what stands around it, of whomever;
// a line feed where another speaker begins. Nothing tells what the machine made
// of it, who speaks, or where it stands.
struct UnitText {
  std::uint32_t number = 0;
  std::string text, before, after;
};
// Without units whose transcript is deleted.
std::vector<UnitText> unit_texts(const store::Study& study, const coding::Sample& sample);

}  // namespace engine::review
