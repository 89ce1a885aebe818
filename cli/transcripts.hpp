// duiding transcripts: what is in a study.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_transcripts(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
