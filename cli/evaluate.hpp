// `duiding evaluate`: the machine's suggestions against a gold file.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_evaluate(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
