#include "engine/store/names.hpp"

#include <algorithm>
#include <array>

namespace engine::store {
namespace {

constexpr std::array<std::string_view, 4> kRoleSources = {"none", "label", "header", "person"};

}  // namespace

std::string_view name(transcript::RoleSource source) {
  return kRoleSources[static_cast<std::size_t>(source)];
}
transcript::RoleSource role_source(const std::string& word) {
  const auto at = std::ranges::find(kRoleSources, word);
  return at == kRoleSources.end() ? known(std::optional<transcript::RoleSource>{}, word)
                                  : static_cast<transcript::RoleSource>(at - kRoleSources.begin());
}

}  // namespace engine::store
