// What `--help` says: made from the descriptions of commands and options, in
// the language they were written in, at most 80 columns wide.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/message.hpp"

namespace cli {

std::string help(const CLI::App& command, engine::base::Language language, std::size_t width);

// The parts of which help, manual page and reference are made.

// "duiding code STUDY --codebook FILE… [TRANSCRIPT…] [options]"
std::string synopsis(const CLI::App& command, engine::base::Language language);
// "--codebook FILE", "TRANSCRIPT…"
std::string heading(const CLI::Option& option);
// The description with what CLI11 knows: required, repeatable, default.
std::string explanation(const CLI::Option& option, engine::base::Language language);
std::string summary(const CLI::App& command);               // the description's first line
std::vector<std::string> details(const CLI::App& command);  // its further paragraphs
std::vector<const CLI::Option*> arguments(const CLI::App& command);
std::vector<const CLI::Option*> options(const CLI::App& command);  // its own, --help last

}  // namespace cli
