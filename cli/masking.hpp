// The lists that commands which mask take.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"
#include "engine/privacy/masking_lists.hpp"

namespace cli {

// --dictionary, --roster, --lexicon
void add_masking_lists(CLI::App& command, const Context& io, engine::privacy::MaskingLists& lists);

}  // namespace cli
