// What of a text may belong on the roster, for a person to confirm.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/privacy/masker.hpp"

namespace engine::privacy {

// Names as the masker found them, as they are written, with how often. Names of
// several words stay together.
void count_names(Masker& masker, std::string_view text,
                 std::map<std::string, std::uint32_t>& counts);

}  // namespace engine::privacy
