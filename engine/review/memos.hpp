// What coders wrote down, each where it stands in the texts of now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/coding/decision.hpp"
#include "engine/review/history.hpp"
#include "engine/store/study.hpp"

namespace engine::review {

struct Memo {
  coding::Event event;
  // Digest of the text that it is on, or that took its place; "" where there is none.
  std::string transcript;
  // There; nothing where its words did not stay whole.
  std::optional<text::CodePointSpan> segment;
};
// Those that stand, in the order in which they were written. `history`: of the study.
std::vector<Memo> memos(const store::Study& study, const History& history);

}  // namespace engine::review
