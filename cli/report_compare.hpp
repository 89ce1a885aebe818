// duiding report compare: groups of interviews or speakers side by side.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_report_compare(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
