// duiding memos: lists the memos.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_memos(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
