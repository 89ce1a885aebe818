// A text without what stands around it.
#pragma once

#include <string_view>

namespace engine::text {

// `what`: characters of ASCII.
constexpr std::string_view trimmed(std::string_view text, std::string_view what = " \t") {
  const std::size_t begin = text.find_first_not_of(what);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(what) - begin + 1);
}

}  // namespace engine::text
