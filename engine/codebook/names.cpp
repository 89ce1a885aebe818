// The names of tiers, units and voices, as people and files write them.
#include <algorithm>
#include <array>

#include "engine/codebook/codebook.hpp"

namespace engine::codebook {
namespace {

constexpr std::array<std::string_view, 2> kTiers = {"precise", "hint"};
constexpr std::array<std::string_view, 3> kUnits = {"match", "sentence", "turn"};
constexpr std::array<std::string_view, 6> kVoices = {"own",      "meta",    "question",
                                                     "reported", "negated", "hypothetical"};

template <class Enum, std::size_t n>
std::optional<Enum> find(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name(Tier tier) { return kTiers[static_cast<std::size_t>(tier)]; }
std::string_view name(Unit unit) { return kUnits[static_cast<std::size_t>(unit)]; }
std::string_view name(Voice voice) { return kVoices[static_cast<std::size_t>(voice)]; }

std::optional<Tier> parse_tier(std::string_view name) { return find<Tier>(kTiers, name); }
std::optional<Unit> parse_unit(std::string_view name) { return find<Unit>(kUnits, name); }
std::optional<Voice> parse_voice(std::string_view name) { return find<Voice>(kVoices, name); }

}  // namespace engine::codebook
