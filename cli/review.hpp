// `duiding review`: the review pages, in the browser.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_review(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
