// A file whose content is known already is described as the transcript it is.
#pragma once

#include <vector>

#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"

namespace engine::precoding {

// From the study.
void describe_same(std::vector<FileOutcome>& outcomes, const store::Study& study);
// From the other files of the call.
void describe_same(std::vector<FileOutcome>& outcomes);

}  // namespace engine::precoding
