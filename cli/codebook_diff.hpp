// duiding codebook diff: two versions of a codebook, and what the newer one does.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook_diff(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
