// Names that are the same everywhere: UUIDs of version 5 (RFC 9562, 5.5),
// made from a name space and a name by SHA-1.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace engine::base {

using Uuid = std::array<std::uint8_t, 16>;

Uuid uuid5(const Uuid& name_space, std::string_view name);

// Lower case, 8-4-4-4-12.
std::string to_text(const Uuid& uuid);

}  // namespace engine::base
