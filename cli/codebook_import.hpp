// duiding codebook import: a codebook of the codes of another program.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook_import(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
