// `duiding quotes`: example quotes, masked; those that nobody needs to look at
// are printed, the others wait for a person.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "cli/context.hpp"
#include "cli/masking.hpp"
#include "engine/quotes/desk.hpp"

namespace cli {

void add_quotes(CLI::App& parent, Context& io, Exit& exit);

// The subcommands of `quotes`.
void add_quotes_held(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_release(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_refuse(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_mask(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_allow(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_export(CLI::App& parent, Context& io, Exit& exit);

// --code, --count, --seed, --context
void add_draw(CLI::App& command, const Context& io, engine::quotes::DrawRequest& request);
// --coder NAME, required: who answers for it.
void add_coder(CLI::App& command, const Context& io, std::string& coder);

// Nothing, after saying why, where a list cannot be used.
std::optional<engine::quotes::Desk> open_desk(
    const std::string& study, const engine::privacy::MaskingLists& lists, const Context& io,
    engine::store::Study::Mode mode = engine::store::Study::Mode::write);
// Says so where the study names nobody: masking then knows fewer names.
void tell_no_roster(const engine::quotes::Desk& desk, const std::string& study, const Context& io);
// Nothing, after naming the nearest, where the study has no such code.
std::optional<engine::quotes::Drawn> draw(engine::quotes::Desk& desk,
                                          const engine::quotes::DrawRequest& request,
                                          const Context& io);

}  // namespace cli
