// A file that somebody named, read whole.
#pragma once

#include <string>

#include "engine/base/result.hpp"

namespace engine::base {

// The bytes as they are. Errors: missing, no permission, a directory, unreadable.
Result<std::string> read_whole(const std::string& path);

}  // namespace engine::base
