// Which codings a person asks to see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

// Each list narrows; an empty one does not.
struct Filter {
  std::vector<std::string> codes = {};  // a code selects those under it too
  std::vector<std::string> transcripts = {}, coders = {};
  std::vector<std::string> deciders = {};  // who decided, alone or with others
  std::vector<coding::Status> statuses = {};
  std::vector<codebook::Tier> tiers = {};  // none of these: a coding without a tier
  std::vector<codebook::Voice> voices = {};
  std::optional<Layer> layer = {};

  [[nodiscard]] bool matches(const coding::StudyView& view, const coding::Coding& coding) const;
};

// In the view's order.
std::vector<const coding::Coding*> select(const coding::StudyView& view, const Filter& filter);

}  // namespace engine::analysis
