// From a file or folder on disk to a project of another tool. Which tool it
// was is found by the content.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/exchange/project.hpp"

namespace engine::exchange {

// "qdpx", "qde", "qualcoder", "taguette".
std::vector<std::string> project_formats();

// A cheap look: true for an archive or XML of REFI-QDA, a folder with a project
// of QualCoder, and every SQLite file. Never throws; false for what cannot be read.
bool is_project(const std::filesystem::path& path);

// Errors: unreadable, damaged, beyond a limit, open in the other program,
// without a text.
base::Result<Project> read_project(const std::filesystem::path& path);

// The same for bytes in memory; `path` is only quoted.
base::Result<Project> read_project(std::shared_ptr<const void> owner, std::string_view bytes,
                                   const std::string& path);

}  // namespace engine::exchange
