#include "engine/store/names.hpp"

#include <array>

namespace engine::store {
namespace {

constexpr std::array<std::string_view, 4> kRoleSources = {"none", "label", "header", "person"};
constexpr std::array<std::string_view, 3> kCauses = {"condition", "context", "topic"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == word) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(transcript::RoleSource source) {
  return kRoleSources[static_cast<std::size_t>(source)];
}
transcript::RoleSource role_source(const std::string& word) {
  return known(find<transcript::RoleSource>(kRoleSources, word), word);
}
std::string_view name(coding::Suppression::Cause cause) {
  return kCauses[static_cast<std::size_t>(cause)];
}
coding::Suppression::Cause cause(const std::string& word) {
  return known(find<coding::Suppression::Cause>(kCauses, word), word);
}

}  // namespace engine::store
