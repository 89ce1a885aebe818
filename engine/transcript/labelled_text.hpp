// Running text with speaker labels, in the conventions that transcribers use:
// docs/reference/transcript-formats.md shows them all.
//
// Promises: no speaker without a label in the text (convention.hpp says what
// is one); a text without labels is one speaker "" whose paragraphs are the
// turns; text above the first label is a turn of "". Labels that differ
// in capitals, accents, a full stop or a remark in brackets alone (`RESP.`,
// `Respondent (lacht)`) are one speaker, spelled as first met. A turn without
// text is left out. Linear in the bytes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/transcript/transcript.hpp"

namespace engine::transcript {

// Finds header, speakers and turns in the text of `out`.
void give_turns_of_labels(Transcript& out);

// Roles that the source itself gives: label and role as written. A label that
// nobody has is a remark.
void give_source_roles(const std::vector<std::pair<std::string, std::string>>& roles,
                       Transcript& out);

}  // namespace engine::transcript
