// The options that say which codings count: --layer, --voice, --tier.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/coding/coding.hpp"

namespace cli {

struct StanceOptions {
  std::vector<std::string> voices, tiers;  // as typed; "all" among them: no limit
};

// --voice and --tier, each repeatable, with "all" for every one.
void add_stance(CLI::App& command, const Context& io, StanceOptions& options);
// As typed; nothing where nothing was, or "all".
std::vector<engine::codebook::Voice> voices_of(const StanceOptions& options);
std::vector<engine::codebook::Tier> tiers_of(const StanceOptions& options);

struct SelectionOptions {
  std::string layer = "suggested";
  StanceOptions stance;
};

// --layer, --voice and --tier of a report: own voice and both tiers unless told
// otherwise.
void add_selection(CLI::App& command, const Context& io, SelectionOptions& options);
engine::analysis::Selection selection_of(const SelectionOptions& options);

// Says why a report has nothing to count, where that is so.
void tell_if_empty(const Context& io, const engine::coding::StudyView& view,
                   const engine::analysis::Selection& selection, const std::string& study);

}  // namespace cli
