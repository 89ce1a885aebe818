// Names a person typed, looked up in a study.
#pragma once

#include <optional>
#include <string>

#include "cli/context.hpp"
#include "engine/store/study.hpp"

namespace cli {

// Nothing, after naming the nearest one, where the study has no such transcript.
std::optional<engine::store::TranscriptRow> find_transcript(const engine::store::Study& study,
                                                            const std::string& name,
                                                            const Context& io);

// "no transcript 'x'; did you mean 'y'?"
engine::base::Message no_such_transcript(const std::vector<engine::store::TranscriptRow>& rows,
                                         const std::string& name);

}  // namespace cli
