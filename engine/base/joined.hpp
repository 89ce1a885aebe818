// Words as one text, with something between them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace engine::base {

// "ana, ben"
template <class Words>
std::string joined(const Words& words, std::string_view between = ", ") {
  return fmt::format("{}", fmt::join(words, between));
}

}  // namespace engine::base
