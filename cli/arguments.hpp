// The command line as CLI11 2.1 reads it, and as people mean it.
//
// CLI11 reads `[a,b]` as a list, `++` as the end of a subcommand, `--title=`
// as "take the next word", and stops obeying `--` once a list of arguments has
// its first. Here each word that is certainly a value is marked so that CLI11
// sees nothing special in it; every option takes the mark off again.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace cli {

// `app` tells which options take a value.
std::vector<std::string> protect(const CLI::App& app, const std::vector<std::string>& args);

// Makes every option of `app` and its subcommands take the mark off, and refuse, in
// the language of `io`, what is no UTF-8 and names no file.
void accept_protected(CLI::App& app, const Context& io);

// For words that CLI11 hands back as not expected.
std::string_view unprotected(std::string_view word);

}  // namespace cli
