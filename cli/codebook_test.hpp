// duiding codebook test: runs a codebook's own hit, miss, reported and example lines.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook_test(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
