// A whole interview as a masked text of its own, which reads as an interview again,
// and where each place of the interview came to stand in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/privacy/archive.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::exchange {

struct MaskedSpeaker {
  std::string label;  // "Spreker 1", in the order in which they speak
  std::string role;   // transcript::kUnknownRole where it is more than an ordinary word
};

class MaskedTranscript {
 public:
  // `heard_once`: as for privacy::Masker::mask.
  MaskedTranscript(privacy::Masker& masker, const transcript::Transcript& interview,
                   const privacy::NameWords* heard_once);

  // `Rol Spreker 1: respondent`, then `Spreker 1: …`, a turn a line.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<MaskedSpeaker>& speakers() const { return speakers_; }
  // Of all sentences that were said; its places are those of the interview.
  [[nodiscard]] const privacy::MaskedInterview& masked() const { return masked_; }

  struct Place {
    text::CodePointSpan span;  // of `text`
    std::size_t sentences = 0;
    std::size_t withheld = 0;  // of these
  };
  // Where a stretch of the interview stands. What it has half of, a placeholder, it
  // has whole. Nothing where nobody says a word in it: a label, a header line.
  [[nodiscard]] std::optional<Place> place(text::CodePointSpan span) const;

 private:
  struct Sentence {
    text::CodePointSpan said;  // in the interview
    std::uint32_t at = 0;      // in `text_`
    std::uint32_t length = 0;
    bool withheld = false;
    std::size_t first_mask = 0, masks_end = 0;  // of privacy::MaskedInterview::log
  };
  [[nodiscard]] std::uint32_t moved(const Sentence& sentence, std::uint32_t place,
                                    bool is_end) const;

  std::string text_;
  std::vector<MaskedSpeaker> speakers_;
  privacy::MaskedInterview masked_;
  std::vector<Sentence> sentences_;  // in order
};

}  // namespace engine::exchange
