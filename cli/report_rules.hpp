// duiding report rules: what each rule contributes, and how often it was right.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_report_rules(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
