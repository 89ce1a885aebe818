// Part of every fingerprint: raised with each change of the matcher after
// which the same rules may find other things in the same tokens.
#pragma once

#include <string_view>

namespace engine::precoding {

inline constexpr std::string_view kMatcherVersion = "1";

}  // namespace engine::precoding
