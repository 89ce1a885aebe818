// Groups of interviews or of speakers side by side: how often each code was
// found per 1,000 words, and how far two groups differ.
//
// Counts and words are those of `frequencies` by the same attribute or role.
// Intervals: percentile bootstrap over transcripts (Efron & Tibshirani 1993),
// since utterances of one interview are not independent. Transcripts are drawn
// with replacement: of an attribute's value from those that have it, so that
// groups keep their number of transcripts; of roles from all together, so that
// roles that meet in one interview stay together. A draw without words of a
// group says nothing of that group.
//
// There is no interval for a group of one transcript, and none where nothing
// was found: every draw would give 0, as if that were certain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/frequencies.hpp"
#include "engine/analysis/statistic.hpp"

namespace engine::analysis {

// Below these, chance and single interviews weigh so heavily that an interval
// from a bootstrap is too narrow: such a cell is marked.
inline constexpr std::uint64_t kFewCodings = 5;
inline constexpr std::uint64_t kFewTranscripts = 5;

struct GroupRate {
  FrequencyRow counts;
  Statistic rate;  // counts.per_1000_words with its interval

  [[nodiscard]] bool is_small() const {
    return counts.codings < kFewCodings || counts.transcripts_n < kFewTranscripts;
  }
};

// The second group against the first: its rate minus, and divided by, the first's.
struct GroupContrast {
  Statistic difference, ratio;
};

struct CodeInGroups {
  std::string code;
  std::vector<GroupRate> groups;  // in the order of `frequencies`: a missing value last
  // Where exactly two groups have a name: speakers in transcripts without the
  // attribute are no group to compare with.
  std::optional<GroupContrast> contrast;
};

// `by` is role or attribute. Equal arguments give equal intervals; `seed`
// picks the resamples.
std::vector<CodeInGroups> group_rates(const coding::StudyView& view, const By& by,
                                      const Selection& selection, std::uint64_t seed = 1);

}  // namespace engine::analysis
