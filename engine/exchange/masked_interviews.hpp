// Whole interviews of a study, masked: what leaves in place of its texts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/coding/coding.hpp"
#include "engine/exchange/masked_transcript.hpp"
#include "engine/privacy/masker.hpp"
#include "engine/privacy/masking_lists.hpp"
#include "engine/store/study.hpp"

namespace engine::exchange {

// Refers to the study and its view.
class MaskedInterviews {
 public:
  // Errors: every list that cannot be used.
  static base::Result<MaskedInterviews> of(const store::Study& study, const coding::StudyView& view,
                                           const privacy::MaskingLists& lists);

  // The study's transcripts by their content, so that the number of a text does not
  // tell its name: indices into the view.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  MaskedTranscript mask(std::uint32_t transcript);
  // True where masking changes nothing and leaves nothing to a person.
  bool leaves_alone(const std::string& words);
  [[nodiscard]] std::string lexicon() const;  // its fingerprint

 private:
  MaskedInterviews(const store::Study& study, const coding::StudyView& view,
                   privacy::Masker masker);

  const store::Study* study_;
  const coding::StudyView* view_;
  privacy::Masker masker_;
  privacy::NameWords heard_once_;
  std::vector<std::uint32_t> order_;
};

}  // namespace engine::exchange
