// Replacing in one pass, however often it occurs.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace engine::text {

struct Replacement {
  std::string_view from;  // never empty
  std::string_view to;
};

// The first of `all` that stands somewhere counts; what is put there is not
// looked at again.
inline std::string replaced(std::string_view text, std::initializer_list<Replacement> all) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto* const found = std::ranges::find_if(
        all, [text](const Replacement& each) { return text.starts_with(each.from); });
    out += found == all.end() ? text.substr(0, 1) : found->to;
    text.remove_prefix(found == all.end() ? 1 : found->from.size());
  }
  return out;
}

}  // namespace engine::text
