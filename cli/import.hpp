// duiding import: reads transcripts into a study.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_import(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
