// A file that somebody named, read whole, or as much of it as tells what it is.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/base/result.hpp"

namespace engine::base {

// The bytes as they are. Errors: missing, no permission, a directory, unreadable.
Result<std::string> read_whole(const std::string& path);

// Its first bytes, at most `most`; nothing where it cannot be read.
std::optional<std::string> read_front(const std::filesystem::path& path, std::size_t most);

}  // namespace engine::base
