// duiding copy: a coder's copy of a study.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_copy(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
