// duiding assign: who codes which transcript.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_assign(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
