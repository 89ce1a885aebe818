// `duiding agreement`: how far coders agree.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_agreement(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
