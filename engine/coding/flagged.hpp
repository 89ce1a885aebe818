// Where the machine found a code, sentence by sentence, and where it could have.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"

namespace engine::coding {

// By transcript and speaker of the view: true where the code, or one under it, was
// run on the transcript and applies to the speaker.
std::vector<std::vector<bool>> reach_of(const StudyView& view, const std::string& code);

struct SentenceAt {
  std::uint32_t transcript = 0;  // index into StudyView::transcripts
  std::uint32_t sentence = 0;    // ordinal in it
  auto operator<=>(const SentenceAt&) const = default;
};

// What the machine said of a coding, whatever a person made of it.
struct MachineSays {
  const std::string& code;
  const Place& segment;
};
MachineSays machine_says(const Coding& coding);

// Whether the machine says this now, in own voice and in one of the tiers (none:
// all of them), whatever was decided about it.
bool is_finding(const Coding& coding, const std::vector<codebook::Tier>& tiers);
// Sentences that a finding of the code, or of one under it, overlaps; in order.
std::vector<SentenceAt> flagged_sentences(const StudyView& view, const std::string& code,
                                          const std::vector<codebook::Tier>& tiers);

// Equal digests: the same sentences of the same transcripts. The first of whom the
// code applies to, the second of what is flagged.
std::string population_digest(const StudyView& view, const std::string& code);
std::string found_digest(const StudyView& view, const std::vector<SentenceAt>& flagged);

}  // namespace engine::coding
