// Projects of Taguette: an SQLite database, exported or of its own.
#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "engine/exchange/project.hpp"
#include "engine/foreign/sqlite.hpp"

namespace engine::exchange {

bool is_taguette(const foreign::SqliteFile& file);

// Read: documents (HTML, as paragraphs), tags, highlights with who made them.
// `path` is only quoted.
base::Result<Project> read_taguette(foreign::SqliteFile& file, const std::string& path);

}  // namespace engine::exchange
