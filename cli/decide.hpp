// duiding decide: records what coders make of codings.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_decide(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
