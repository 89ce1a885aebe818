#include "engine/analysis/layers.hpp"

#include <algorithm>
#include <array>

namespace engine::analysis {
namespace {

using coding::Status;

constexpr std::array<std::pair<Layer, std::string_view>, 3> kLayers{{
    {Layer::suggested, "suggested"},
    {Layer::reviewed, "reviewed"},
    {Layer::final, "final"},
}};

}  // namespace

std::string_view name(Layer layer) { return kLayers.at(static_cast<std::size_t>(layer)).second; }

std::optional<Layer> parse_layer(std::string_view name) {
  for (const auto& [layer, layer_name] : kLayers)
    if (layer_name == name) return layer;
  return std::nullopt;
}

bool in_layer(const coding::Coding& coding, Layer layer) {
  const Status status = coding.status;
  switch (layer) {
    case Layer::suggested:
      return coding.is_suggestion;
    case Layer::reviewed:
      return status == Status::accepted || status == Status::changed || status == Status::added;
    case Layer::final:
      return status != Status::rejected;
  }
  return false;
}

Shown as_shown(const coding::Coding& coding, Layer layer) {
  if (layer == Layer::suggested && coding.was)
    return {coding.was->code, coding.was->segment, coding.was->speaker};
  return {coding.code, coding.segment, coding.speaker};
}

bool is_decided(Status status) {
  return status == Status::accepted || status == Status::rejected || status == Status::changed;
}

bool Selection::has(codebook::Voice voice) const {
  return voices.empty() || std::ranges::find(voices, voice) != voices.end();
}

bool Selection::has(const std::optional<codebook::Tier>& tier) const {
  return tiers.empty() || (tier && std::ranges::find(tiers, *tier) != tiers.end());
}

Decided count_decided(const coding::StudyView& view, const Selection& selection) {
  Decided count;
  for (const coding::Coding& coding : view.codings) {
    if (!in_layer(coding, Layer::suggested)) continue;
    if (!selection.has(coding.voice) || !selection.has(coding.tier)) continue;
    ++count.of;
    count.decided += is_decided(coding.status) ? 1 : 0;
  }
  return count;
}

}  // namespace engine::analysis
