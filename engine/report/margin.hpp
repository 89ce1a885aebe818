// A transcript with its codings in the margin: `duiding show`.
//
// To the left the number of the line in the stored text (as `why --at LINE`
// takes it), in the middle what was said, to the right each code beside the
// line where its segment begins; ┃ runs along coded text. Evidence is «marked»,
// or bold where there is colour. Text is reflowed: no line is wider than the
// terminal, an empty line stays one.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/report/table.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::report {

// Writes the page to `sink` turn by turn. `codings` are of this transcript, in
// the order of their beginnings; a coding that begins in no turn is left out.
void margin_page(const transcript::Transcript& transcript,
                 const std::vector<const coding::Coding*>& codings, const Look& look,
                 const std::function<void(std::string_view)>& sink);

}  // namespace engine::report
