// The program: one command line in, one exit status out.
//
// Everything that can go wrong ends here. Wrong usage and wrong input were
// told by then, or are told here; base::Failure and every other exception
// become a sentence on stderr; all of them end with Exit::failed.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace cli {

// `args` without the program's name. `--language` wins over io.language.
Exit run(const std::vector<std::string>& args, Context io);

// All commands with their options, in the language of `io`. Both `io` and
// `exit` must outlive it.
std::unique_ptr<CLI::App> make_app(Context& io, Exit& exit);

}  // namespace cli
