#include "engine/coding/decision.hpp"

#include <algorithm>
#include <array>

namespace engine::coding {
namespace {

constexpr std::array<std::string_view, 10> kActNames = {
    "accept", "reject", "recode", "move", "add", "memo", "undo", "redo", "assign", "unassign"};

}  // namespace

std::string_view name(Act act) { return kActNames.at(static_cast<std::size_t>(act)); }

std::optional<Act> parse_act(std::string_view name) {
  const auto* const found = std::ranges::find(kActNames, name);
  if (found == kActNames.end()) return std::nullopt;
  return static_cast<Act>(found - kActNames.begin());
}

bool is_decision(Act act) { return act <= Act::add; }

bool can_be_undone(Act act) { return act <= Act::memo; }

}  // namespace engine::coding
