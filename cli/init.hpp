// duiding init: makes a study file.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_init(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
