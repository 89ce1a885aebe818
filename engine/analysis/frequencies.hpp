// How often each code was found, and in how many words.
//
// Definitions (docs/reference/reports.md says them to users): a rate's
// denominator is the words of all speakers the code applies to, in all
// transcripts the code was run on, those without a coding included,
// restricted to the row. At code level a speaker counts when the code or one
// of its sub-codes was run on the transcript and applies to the speaker.
// Codes with 0 codings are listed. The level is sub-code for By::subcode and
// code for all others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/layers.hpp"
#include "engine/analysis/measure.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

// What a row is about, beside its code.
struct By {
  enum class What : std::uint8_t { code, subcode, transcript, speaker, role, attribute };
  What what = What::code;
  std::string attribute = {};  // the key, for What::attribute
  bool operator==(const By&) const = default;
};
// "code", "role", "attribute:sector" …
std::optional<By> parse_by(std::string_view name);
std::string name(const By& by);

struct FrequencyRow {
  std::string code;
  // The row's transcript, role or attribute value, as `by` asks; for speaker:
  // the label, with its transcript beside it. Nothing where the transcript
  // lacks the attribute, and for By::code and By::subcode.
  std::optional<std::string> group;
  std::string transcript;  // for By::speaker

  std::uint64_t codings = 0;                         // in the selected voices and tiers
  std::uint64_t other_voices = 0;                    // in the selected tiers, all other voices
  std::uint64_t transcripts = 0, transcripts_n = 0;  // with a coding, of those reached
  std::uint64_t speakers = 0, speakers_n = 0;
  std::uint64_t words = 0;
  Measure per_1000_words;
};

// Ordered by code (codebook order), then transcripts and speakers in order,
// roles and attribute values by their bytes, a missing value last.
std::vector<FrequencyRow> frequencies(const coding::StudyView& view, const By& by,
                                      const Selection& selection);

}  // namespace engine::analysis
