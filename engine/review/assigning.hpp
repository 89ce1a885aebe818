// Who is to code what.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

struct Assignment {
  std::vector<std::string> coders, transcripts;  // names; no transcripts: all
  bool withdraw = false;                         // takes it back
};

// Records it, for all of them or for nobody; returns how many transcripts it is about.
// Errors: every name that no coder can have, and every transcript that is not there.
base::Result<std::size_t> assign(store::Study& study, const Assignment& assignment);

}  // namespace engine::review
