// `duiding quotes`: example quotes, masked; those that nobody needs to look at
// are printed, the others wait for a person.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/quote_room.hpp"

namespace cli {

void add_quotes(CLI::App& parent, Context& io, Exit& exit);

// The subcommands of `quotes`.
void add_quotes_held(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_release(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_refuse(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_mask(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_allow(CLI::App& parent, Context& io, Exit& exit);
void add_quotes_export(CLI::App& parent, Context& io, Exit& exit);

// Which quotes: --code, --count, --seed, --context.
struct DrawOptions {
  std::string code;
  std::uint32_t count = 10;
  std::uint64_t seed = 1;
  bool context = false;
};
void add_draw(CLI::App& command, const Context& io, DrawOptions& options);

struct Drawn {
  std::vector<LookedQuote> readable;  // ready and released, in an order that tells nothing
  std::uint32_t held = 0, refused = 0;
};
// Says so where the study names nobody: masking then knows fewer names.
void tell_no_roster(const QuoteRoom& room, const std::string& study, const Context& io);

// Draws until `count` can be read, and keeps in the study what was drawn.
// Nothing, after naming the nearest, where the study has no such code.
std::optional<Drawn> draw(QuoteRoom& room, const DrawOptions& options, const Context& io);

}  // namespace cli
