// duiding completion bash: the Tab key for commands, options and their values.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_completion(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
