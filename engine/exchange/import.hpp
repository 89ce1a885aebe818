// Brings files into a study: transcripts, and projects of other tools with what
// their coders coded.
//
// A project's texts become transcripts, as if each were a file. Its codings are
// recorded as added by their own coders; a code that the study lacks comes in
// with its name, definition and colour.
#pragma once

#include <vector>

#include "engine/precoding/precoding.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {

// Like precoding::import_files, for which it is: one outcome for each transcript,
// in the order asked for. Good files stay in when others fail.
std::vector<precoding::FileOutcome> import(store::Study& study,
                                           const precoding::ImportRequest& request,
                                           const precoding::Progress& progress = {});

// What an import into a study with these transcripts would read; changes nothing.
std::vector<precoding::FileOutcome> preview(const std::vector<coding::TranscriptView>& known,
                                            const precoding::ImportRequest& request);

}  // namespace engine::exchange
