// duiding code: applies codebooks to a study.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_code(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
