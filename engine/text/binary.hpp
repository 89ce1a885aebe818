// Files that are no text at all.
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/message.hpp"

namespace engine::text {

struct NoText {
  base::Message what;  // "this is a PDF file, not plain text"
  base::Message hint;
};

// Known by its first bytes.
std::optional<NoText> known_format(std::string_view bytes);

// Decoded text that holds what no text has: a NUL, or control characters in
// numbers.
std::optional<NoText> control_characters(std::string_view utf8);

}  // namespace engine::text
