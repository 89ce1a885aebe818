// duiding kwic: keyword in context, in the codebook's pattern language.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_kwic(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
