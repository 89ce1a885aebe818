// duiding estimate STUDY: how good the machine was, and what it missed.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_estimate(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
