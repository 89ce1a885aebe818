// What a row says of its making: when, and by which program.
#pragma once

#include <string>
#include <string_view>

namespace engine::store {

// Name and version: "duiding 0.1.0".
std::string_view this_program();

// UTC, RFC 3339, whole seconds: "2025-11-21T19:02:05Z".
std::string utc_now();

}  // namespace engine::store
