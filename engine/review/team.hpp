// Working in a team: a copy of the study for each coder, and their work brought
// back. Everything that people do is an event with an id of its own, so bringing
// logs together is a union: in any order, any number of times, it comes to the
// same.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

struct CopyRequest {
  std::string coder;
  std::vector<std::string> transcripts;  // assigned to him; none: all
  bool blind = false;                    // without the machine's suggestions and others' decisions
  std::filesystem::path out;
};

// Makes the copy, and records in both what the coder is to code. Errors: no name
// for a coder, unknown transcripts. Failure where `out` exists. Either way nothing was
// made or recorded.
base::Result<std::size_t> copy_for(store::Study& study, const CopyRequest& request);

// What coders say of one coding that contradicts.
struct Conflict {
  std::string coding, transcript, code, text;
  text::CodePointSpan segment;
  struct Side {
    std::string coder;
    coding::Act act = coding::Act::accept;
    std::string to_code;  // where it is changed
    std::optional<text::CodePointSpan> to_segment;
    std::string reason;
  };
  std::vector<Side> sides;  // by coder
};
// By transcript and place.
std::vector<Conflict> conflicts(const store::Study& study);

struct Merged {
  std::vector<store::United> copies;  // as asked
  std::vector<Conflict> conflicts;    // afterwards, all of them
};
// All copies or, where one fails, none.
Merged merge(store::Study& study, const std::vector<std::filesystem::path>& copies);

}  // namespace engine::review
