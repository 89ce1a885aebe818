// duiding anonymise: masks who said it, in plain text or JSON lines.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_anonymise(CLI::App& app, Context& io, Exit& exit);

}  // namespace cli
