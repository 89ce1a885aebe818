// duiding codebook: everything that concerns a codebook by itself.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
