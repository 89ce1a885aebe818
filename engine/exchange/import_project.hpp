// What a project of another tool brings into a study beside its texts: codes,
// codings, memos, attributes and roles.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "engine/exchange/project.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {

// What became of one project.
struct Taken {
  std::size_t texts = 0, codings = 0;
  std::size_t known = 0;    // of these: the study has them, by the same coder
  std::size_t memos = 0;    // new
  std::size_t nobody = 0;   // codings where nobody speaks
  std::size_t without = 0;  // codings of texts that did not come in
};

// `outcomes`: of the project's texts, in order; they get their codings counted, and
// the first what went wrong. All of it is recorded, or none.
//
// A project that went out of this study comes back as it is now: what the machine
// suggests here, and what a coder has coded or decided here, is known. What was
// coded beside a machine's suggestions does not count as done without them in sight.
Taken take_project(store::Study& study, const Project& project,
                   std::span<precoding::FileOutcome> outcomes);

// The name of the transcript in the study, or "".
const std::string& name_in_study(const precoding::FileOutcome& outcome);

}  // namespace engine::exchange
