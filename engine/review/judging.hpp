// What coders say of a sample's units, taken back: all of it or nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

struct JudgedUnit {
  std::string sample;  // id; "": the study's only one
  std::uint32_t unit = 0;
  std::vector<std::string> codes;  // in order, each once; none: none of the sample's
  std::uint32_t line = 0;          // of the file that says so, from 1
};

// One JSON object a line: {"sample": ID, "unit": N, "codes": [C, …]}, as `duiding
// sample` writes them: where "codes" is null the unit has not been judged yet and is
// passed over, and other members are ignored. Empty lines are skipped. Errors: all of
// them, with their lines.
base::Result<std::vector<JudgedUnit>> parse_judgements(std::string_view lines,
                                                       const std::string& file);

// How far a coder came with one sample.
struct Judging {
  std::string sample;
  std::size_t units = 0;    // of the sample
  std::size_t judged = 0;   // by this coder, these included
  std::size_t taken = 0;    // now
  std::size_t again = 0;    // of those: units that the coder had judged before
  std::size_t changed = 0;  // of those: with other codes
};

// A unit may be judged again: the coder's later word counts. Errors: an unknown
// sample, none where there are several, a unit that it does not have, a code that it does not ask
// for, a name that no coder may have; all of them, with their lines in `file`.
base::Result<std::vector<Judging>> judge(store::Study& study, const std::string& coder,
                                         const std::vector<JudgedUnit>& units,
                                         const std::string& file = "");

}  // namespace engine::review
