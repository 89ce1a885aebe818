// "did you mean …" for names a person wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.hpp"

namespace engine::codebook {

// The nearest of `names` within a third of its length, by insertions,
// deletions, replacements and swapped neighbours; "" if none, and for names of
// one or two letters. Equally near: the first.
std::string_view nearest(std::string_view asked, const std::vector<std::string_view>& names);

// `prefix` stands before the name as people write it (@, ~, or nothing).
base::Message did_you_mean(std::string_view prefix, std::string_view asked,
                           const std::vector<std::string_view>& names, base::Message otherwise);

template <class Map>
std::vector<std::string_view> names_of(const Map& map) {
  std::vector<std::string_view> names;
  names.reserve(map.size());
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

}  // namespace engine::codebook
