// duiding export: a study for another program, or for people.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_export(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
