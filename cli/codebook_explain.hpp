// duiding codebook explain: what each pattern expands to.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_codebook_explain(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
