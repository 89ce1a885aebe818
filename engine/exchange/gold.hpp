// A gold file: sentences that people judged, as JSON lines
//   {"transcript" or "doc", "start", "end", "codes": [...]}
// with code point positions, one line for every sentence judged, those without
// a code included. Other keys are ignored, but where a "text" stands beside
// the positions it must be what the transcript says there.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/evaluation.hpp"
#include "engine/base/result.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::exchange {

// The stored text of StudyView::transcripts[index].
using TextOf = std::function<text::StoredText(std::uint32_t index)>;

// Errors, all of them at once (the first hundred): a line that is no such
// object, a transcript the study does not hold, positions outside the text or
// with another text than the line says, sentences that overlap. `path` is only
// quoted. Every line's `codes` are kept as they stand.
base::Result<std::vector<analysis::GoldSentence>> read_gold(std::string_view lines,
                                                            const std::string& path,
                                                            const coding::StudyView& view,
                                                            const TextOf& text_of);

}  // namespace engine::exchange
