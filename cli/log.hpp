// duiding log: what changed in a study, by whom and when, and whether that can be
// believed.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_log(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
