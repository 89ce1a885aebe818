// What became of each file that was to be imported, told to a person.
#pragma once

#include <vector>

#include "cli/context.hpp"
#include "engine/precoding/precoding.hpp"
#include "engine/report/table.hpp"

namespace cli {

// One row a file, failed ones included.
engine::report::Table outcome_table(const std::vector<engine::precoding::FileOutcome>& outcomes,
                                    const Context& io);

// Warnings and problems of each file, to io.err.
void tell_remarks(const std::vector<engine::precoding::FileOutcome>& outcomes, const Context& io);

// "3 imported, 1 already there, 1 failed"
engine::base::Message count_outcomes(const std::vector<engine::precoding::FileOutcome>& outcomes);

bool any_failed(const std::vector<engine::precoding::FileOutcome>& outcomes);

// "I (interviewer), R (unknown)"; a speaker without a label is "–".
std::string speaker_list(const std::vector<engine::precoding::SpeakerSummary>& speakers);
engine::report::Json speakers_as_json(
    const std::vector<engine::precoding::SpeakerSummary>& speakers);

}  // namespace cli
