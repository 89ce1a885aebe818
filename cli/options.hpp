// What commands share: how a command, its arguments and its options are added,
// so that all of them read, check and explain values in one way.
//
// Every option takes exactly one value and is repeated for more. A value that
// does not fit is refused in the language of `io`, with the nearest allowed one.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "engine/base/message.hpp"
#include "engine/report/table.hpp"

namespace cli {

// `description`: one line for the list of commands, then, after an empty line,
// what else `--help` says. `example`: commands to copy, one a line.
CLI::App* add_command(CLI::App& parent, const Context& io, const std::string& name,
                      const engine::base::Message& description, const std::string& example);

// The study file: the first positional argument of most commands, required.
CLI::Option* add_study(CLI::App& command, const Context& io, std::string& study);

// --format table|csv|json|jsonl
CLI::Option* add_format(CLI::App& command, const Context& io, engine::report::Format& format);

// --jobs N: threads to work with; as many as there are cores.
unsigned default_jobs();
CLI::Option* add_jobs(CLI::App& command, const Context& io, unsigned& jobs);

// An option with one value that is given once, and one that may be repeated.
// `type` is the word that stands for the value in help: FILE, NAME, N.
CLI::Option* add_value(CLI::App& command, const Context& io, const std::string& name,
                       std::string& value, const std::string& type,
                       const engine::base::Message& description);
CLI::Option* add_values(CLI::App& command, const Context& io, const std::string& name,
                        std::vector<std::string>& values, const std::string& type,
                        const engine::base::Message& description);

// Validators. `whole_number` takes decimal digits only, without sign.
CLI::Validator one_of(const Context& io, std::vector<std::string> allowed);
CLI::Validator whole_number(const Context& io, std::uint64_t least = 0,
                            std::uint64_t most = std::numeric_limits<std::uint32_t>::max());

// "a", "a or b", "a, b or c" in the language of `io`.
std::string any_of(const Context& io, const std::vector<std::string>& words);

// Prints a table in the asked format.
void show(const Context& io, const engine::report::Table& table, engine::report::Format format);

}  // namespace cli
