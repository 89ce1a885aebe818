// Which codings a report looks at: the layer, the voices, the tiers.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/coding/coding.hpp"

namespace engine::analysis {

// suggested: every machine suggestion, as the machine made it, whatever was
// decided about it.
// reviewed: accepted, changed and added codings.
// final: reviewed and the undecided suggestions; never a rejected one.
enum class Layer : std::uint8_t { suggested, reviewed, final };
std::string_view name(Layer layer);
std::optional<Layer> parse_layer(std::string_view name);

bool in_layer(const coding::Coding& coding, Layer layer);
// The coding as the layer has it: a changed one has two codes and borders.
struct Shown {
  const std::string& code;
  const coding::Place& segment;
  std::uint32_t speaker;
};
Shown as_shown(const coding::Coding& coding, Layer layer);
// False for what a person has yet to judge, and for what a person added.
bool is_decided(coding::Status status);

struct Selection {
  Layer layer = Layer::suggested;
  std::vector<codebook::Voice> voices = {codebook::Voice::own};  // empty: all
  std::vector<codebook::Tier> tiers;  // empty: all, and codings without a tier

  [[nodiscard]] bool has(codebook::Voice voice) const;
  [[nodiscard]] bool has(const std::optional<codebook::Tier>& tier) const;
};

// How many of the machine's suggestions in these voices and tiers a person has
// judged. Rows as `duiding codings` lists them, in whatever layer.
struct Decided {
  std::size_t decided = 0;
  std::size_t of = 0;
};
Decided count_decided(const coding::StudyView& view, const Selection& selection);

}  // namespace engine::analysis
