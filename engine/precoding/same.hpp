// A file whose content is known already is described as the transcript it is.
#pragma once

#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"

namespace engine::precoding {

// As one of the study's transcripts.
void describe_same(std::vector<FileOutcome>& outcomes, const store::Study& study);
// As another file of the call, or as one of these.
void describe_same(std::vector<FileOutcome>& outcomes,
                   const std::vector<coding::TranscriptView>& known);

}  // namespace engine::precoding
