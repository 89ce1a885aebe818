// `duiding roster`: the study's own names, which are always masked.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_roster(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
