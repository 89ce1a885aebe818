// duiding sample STUDY: sentences to be judged blind.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_sample(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
