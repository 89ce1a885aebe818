// What was decided on: codings that people judged or added, each with the
// decisions that stand for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/coding/decision.hpp"
#include "engine/review/history.hpp"

namespace engine::review {

// A decision belongs to (transcript, code, segment), as its first event named
// them; the id stands for all three.
struct Target {
  std::string id;
  std::string transcript;  // digest
  std::string code;
  text::CodePointSpan segment;
  bool by_hand = false;             // somebody once added it
  std::vector<std::string> adders;  // whose `add` stands; in order
  // The newest decision of each coder, in order of the coders' names; those that
  // a later one settled are left out.
  std::vector<const coding::Event*> votes;
  std::vector<const coding::Event*> memos;
};

// By id. With `coder`, only what that coder did counts. Points into `history`.
std::map<std::string, Target> targets(const History& history,
                                      const std::optional<std::string>& coder = {});

}  // namespace engine::review
