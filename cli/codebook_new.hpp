// duiding codebook new: a commented codebook to start from.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook_new(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
