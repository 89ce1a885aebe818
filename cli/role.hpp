// duiding role: sets speakers' roles afterwards.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_role(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
