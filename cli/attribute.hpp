// duiding attribute: what is known of an interview, for reports by attribute.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace cli {

void add_attribute(CLI::App& parent, Context& io, Exit& exit);

}  // namespace cli
