// duiding memos: lists the memos.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"
#include "engine/report/table.hpp"
#include "engine/store/study.hpp"

namespace cli {

void add_memos(CLI::App& parent, Context& io, Exit& exit);

// Those that stand, in the order in which they were written.
engine::report::Table memos_table(const engine::store::Study& study, bool times);

}  // namespace cli
