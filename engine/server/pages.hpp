// The pages' own files, which are part of the program: nothing is read from disk.
#pragma once

#include <optional>
#include <string_view>

#include "engine/server/answer.hpp"

namespace engine::server {

// Nothing where there is no such page or file.
std::optional<Answer> page(std::string_view path, base::Language language);

}  // namespace engine::server
