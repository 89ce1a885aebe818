// duiding report frequencies: how often, in how many transcripts and speakers,
// per 1,000 words.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_report_frequencies(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
