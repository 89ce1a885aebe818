// --as-of TIME|EVENT: a study as it was.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "cli/context.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"

namespace cli {

void add_as_of(CLI::App& command, const Context& io, std::string& as_of);

// The study with what people decided, now or then. Nothing, after saying why,
// where `as_of` is no moment.
std::optional<engine::coding::StudyView> view_of(const engine::store::Study& study,
                                                 const std::string& as_of, const Context& io);

}  // namespace cli
