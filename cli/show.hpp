// duiding show: a transcript with its codings in the margin.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_show(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
