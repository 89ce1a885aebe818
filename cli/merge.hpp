// duiding merge: coders' copies brought back into their study.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_merge(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
