// duiding why: what fired at a place, what was suppressed, and by what.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_why(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
