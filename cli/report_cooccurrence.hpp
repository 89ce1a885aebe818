// duiding report cooccurrence: which codes meet.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_report_cooccurrence(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
