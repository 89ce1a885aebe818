#include "engine/exchange/masked_interviews.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/privacy/gate.hpp"
#include "engine/quotes/study_masker.hpp"

namespace engine::exchange {

base::Result<MaskedInterviews> MaskedInterviews::of(const store::Study& study,
                                                    const coding::StudyView& view,
                                                    const privacy::MaskingLists& lists) {
  auto masker = quotes::study_masker(lists, study.quote_book(), view);
  if (!masker) return masker.error();
  return MaskedInterviews{study, view, *std::move(masker)};
}

MaskedInterviews::MaskedInterviews(const store::Study& study, const coding::StudyView& view,
                                   privacy::Masker masker)
    : study_{&study},
      view_{&view},
      masker_{std::move(masker)},
      heard_once_{quotes::words_heard_once(study, view, masker_)},
      order_(view.transcripts.size()) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::ranges::sort(order_, {}, [&](std::uint32_t i) { return view.transcripts[i].digest; });
}

MaskedTranscript MaskedInterviews::mask(std::uint32_t transcript) {
  return {masker_, study_->load_transcript(view_->transcripts[transcript].id), &heard_once_};
}

bool MaskedInterviews::leaves_alone(const std::string& words) {
  return privacy::leaves_alone(masker_, words);
}

std::string MaskedInterviews::lexicon() const {
  return masker_.vocabulary().lexicon().fingerprint();
}

}  // namespace engine::exchange
