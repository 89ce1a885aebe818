// What was masked, without what stood there: one JSON object a text, for the
// record beside an export.
#pragma once

#include <string>
#include <string_view>

#include "engine/privacy/masker.hpp"

namespace engine::privacy {

// One line, without the line feed: {"id", "engine", "lexicon", "masks":
// [{"rule", "class", "begin_cp", "end_cp"}], "holds": [{"rule", "begin_cp",
// "end_cp"}]}. `id` must be valid UTF-8.
std::string log_line(std::string_view id, const Masked& masked, std::string_view lexicon);

}  // namespace engine::privacy
