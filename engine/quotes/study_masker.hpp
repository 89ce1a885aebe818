// The masker of a study: its own roster and words beside the lists that somebody
// names, and the names that its speakers and transcripts carry.
#pragma once

#include "engine/privacy/masking_lists.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/study.hpp"

namespace engine::quotes {

// Every list that cannot be used is in the error.
base::Result<privacy::Masker> study_masker(const privacy::MaskingLists& lists,
                                           const store::QuoteBook& book,
                                           const coding::StudyView& view);

// The uncommon words of the study that stand in one transcript only.
privacy::NameWords words_heard_once(const store::Study& study, const coding::StudyView& view,
                                    privacy::Masker& masker);

}  // namespace engine::quotes
