// duiding codings: every coding of a study, with its evidence.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codings(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
