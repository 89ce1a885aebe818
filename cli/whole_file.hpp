// A file that somebody named, read whole.
#pragma once

#include <string>

#include "engine/base/result.hpp"

namespace cli {

// The bytes as they are. Errors: missing, no permission, a directory, unreadable.
engine::base::Result<std::string> read_whole(const std::string& path);

}  // namespace cli
