// Codebooks named on the command line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "engine/base/result.hpp"
#include "engine/codebook/codebook.hpp"

namespace cli {

using Codebooks = std::vector<std::shared_ptr<const engine::codebook::Codebook>>;

// Errors: every problem of the file.
engine::base::Result<std::shared_ptr<const engine::codebook::Codebook>> read_codebook(
    const std::string& path);
// Nothing, after telling every problem of the file, where it cannot be loaded.
std::shared_ptr<const engine::codebook::Codebook> load_codebook(const std::string& path,
                                                                const Context& io);

// Nothing, after telling every problem of every file, where one cannot be
// loaded or two carry the same id. Warnings are left to `codebook check`.
std::optional<Codebooks> load_codebooks(const std::vector<std::string>& paths, const Context& io);

// The codebooks that a study was coded with last, from their stored sources.
Codebooks stored_codebooks(const std::vector<std::string>& sources);

}  // namespace cli
