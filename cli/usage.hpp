// Wrong usage, said in the person's language: CLI11's own sentences are
// English, and name neither the nearest option nor where to read on.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace cli {

// "duiding report frequencies"
std::string full_name(const CLI::App& command);

// The command that was meant: the innermost one that was named.
const CLI::App& chosen_command(const CLI::App& root);

// `args` as given to CLI11, the last one last. Prints to io.err.
void tell_usage_problem(const Context& io, const CLI::App& root, const CLI::ParseError& error,
                        const std::vector<std::string>& args);

}  // namespace cli
