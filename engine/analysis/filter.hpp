// Which codings a person asks to see.
#pragma once

#include <string>
#include <vector>

#include "engine/coding/coding.hpp"

namespace engine::analysis {

// Each list narrows; an empty one does not.
struct Filter {
  std::vector<std::string> codes = {};  // a code selects those under it too
  std::vector<std::string> transcripts = {}, coders = {};
  std::vector<coding::Status> statuses = {};
  std::vector<codebook::Tier> tiers = {};  // none of these: a coding without a tier
  std::vector<codebook::Voice> voices = {};

  [[nodiscard]] bool matches(const coding::StudyView& view, const coding::Coding& coding) const;
};

// In the view's order.
std::vector<const coding::Coding*> select(const coding::StudyView& view, const Filter& filter);

}  // namespace engine::analysis
