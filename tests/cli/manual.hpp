// The manual page and the reference of commands, made from the same help that
// the program shows.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace support {

// troff, for man(1): docs/man/duiding.1
std::string manual_page(const CLI::App& app);

// Markdown: docs/reference/commands.md
std::string commands_reference(const CLI::App& app);

}  // namespace support
