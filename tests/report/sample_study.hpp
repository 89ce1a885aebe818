// A small study with its texts, for tests of what people see.
#pragma once

#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/transcript/transcript.hpp"

namespace support {

struct SampleStudy {
  engine::coding::StudyView view;
  std::vector<engine::transcript::Transcript> transcripts;  // same order
};

// Two interviews and a focus group, four codes, a dozen codings.
SampleStudy sample_study();

}  // namespace support
