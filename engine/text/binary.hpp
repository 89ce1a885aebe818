// Files that are no text at all.
#pragma once

#include <cstddef>
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

// Signs of decoded text that tell what it is and what has to be mended.
struct ControlCharacters {
  std::size_t nul = 0;
  std::size_t others = 0;  // NUL to U+001F but for tab, line ends and form feed
  std::size_t returns = 0;
};
ControlCharacters count_control_characters(std::string_view utf8);

// Text that holds what no text has: a NUL, or control characters in numbers.
std::optional<NoText> binary_content(const ControlCharacters& found, std::size_t bytes);

}  // namespace engine::text
