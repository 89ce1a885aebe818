// Codings that people made elsewhere, brought into a study: another tool's
// project, an exchange file. Each becomes an `add` by its coder.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/store/study.hpp"
#include "engine/store/writer.hpp"

namespace engine::review {

struct HandCoding {
  std::string coder, transcript, code;  // transcript: its name in the study
  text::CodePointSpan segment;
  std::string memo;
  std::string reason{};
};
// On a transcript, on a segment of it, on a code, on a coding (a code in a
// segment), or on the study.
struct HandMemo {
  std::string coder, transcript, code;
  std::optional<text::CodePointSpan> segment;
  std::string memo;
};
struct HandWork {
  // Codes that the study may lack; one that it knows stays as it is.
  std::vector<store::OpenCode> codes;
  std::vector<HandCoding> codings;
  std::vector<HandMemo> memos;
  bool blind = true;  // made without the machine's suggestions in sight
};

struct HandCount {
  std::size_t codes = 0;    // new to the study
  std::size_t codings = 0;  // added
  std::size_t known = 0;    // the same coder had added them already
  std::size_t memos = 0;    // added; those that are there are not doubled
};

// All or nothing. Errors: an unknown transcript or code, a segment where nobody speaks, a
// name that no coder may have; all of them.
base::Result<HandCount> add_hand_codings(store::Study& study, const HandWork& work);

}  // namespace engine::review
