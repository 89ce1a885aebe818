// FIELD=HEADING, as `import` and `code` take it for tables.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace cli {

void add_columns(CLI::App& command, const Context& io, std::vector<std::string>& columns);

// By field. Nothing, after telling each mistake, where a word is not
// FIELD=HEADING or a field is none of text, speaker, time and role.
std::optional<std::map<std::string, std::string>> read_columns(
    const std::vector<std::string>& words, const Context& io);

}  // namespace cli
