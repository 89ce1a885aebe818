// Plain text with speaker labels, in the conventions that transcribers use:
// docs/reference/transcript-formats.md shows them all.
//
// Promises: no speaker without a label in the text (convention.hpp says what
// is one); a text without labels is one speaker "" whose paragraphs are the
// turns; text above the first label is a turn of "". Labels that differ
// in capitals, accents, a full stop or a remark in brackets alone (`RESP.`,
// `Respondent (lacht)`) are one speaker, spelled as first met. A turn without
// text is left out. Linear in the bytes.
#pragma once

#include "engine/transcript/readers/reader.hpp"

namespace engine::transcript::readers {

extern const Reader kPlainText;

}  // namespace engine::transcript::readers
