// duiding codebook check: every problem of a codebook, with its place.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook_check(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
