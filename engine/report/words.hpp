// Phrases that several reports share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/analysis/layers.hpp"
#include "engine/base/message.hpp"
#include "engine/report/table.hpp"
#include "engine/text/span.hpp"

namespace engine::report {

// "layer suggested, 3 of 31 decided"; voices and tiers are named where they
// are not what every report takes (own voice, both tiers).
base::Message in_words(const analysis::Selection& selection, const analysis::Decided& decided);

// Which voices were counted, and where the others stand.
base::Message voices_note(const analysis::Selection& selection);

// Nothing and an empty text are null.
Cell count_cell(const std::optional<std::uint64_t>& count);
Cell number_cell(const std::optional<double>& number);
Cell text_cell(const std::string& text);
// In code points; null where there is no segment.
Cell begin_cell(const std::optional<text::CodePointSpan>& segment);
Cell end_cell(const std::optional<text::CodePointSpan>& segment);

}  // namespace engine::report
