// The options that narrow a list of codings: --code, --voice, --tier.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/selection.hpp"
#include "engine/analysis/filter.hpp"

namespace cli {

struct FilterOptions {
  std::vector<std::string> codes;
  StanceOptions stance;
};
void add_filter(CLI::App& command, const Context& io, FilterOptions& options);

// Nothing, after naming the nearest, where a code is none of the study's.
std::optional<engine::analysis::Filter> filter_of(const FilterOptions& options,
                                                  const engine::coding::StudyView& view,
                                                  const Context& io);
// The same for transcripts.
bool know_transcripts(const std::vector<std::string>& names, const engine::coding::StudyView& view,
                      const Context& io);

// "no codings by 'ana' in 14 transcripts (coders in this study: ben, chloe)"
void tell_nothing_found(const Context& io, const engine::coding::StudyView& view,
                        const engine::analysis::Filter& filter, const std::string& study);

}  // namespace cli
