// The masker of a study: its own roster and words beside the lists of a command,
// and the names that its speakers and transcripts carry.
#pragma once

#include "cli/masking.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/study.hpp"

namespace cli {

// Every list that cannot be used is in the error.
engine::base::Result<engine::privacy::Masker> study_masker(const MaskingLists& lists,
                                                           const engine::store::QuoteBook& book,
                                                           const engine::coding::StudyView& view);

// The uncommon words of the study that stand in one transcript only.
engine::privacy::NameWords words_heard_once(const engine::store::Study& study,
                                            const engine::coding::StudyView& view,
                                            engine::privacy::Masker& masker);

}  // namespace cli
