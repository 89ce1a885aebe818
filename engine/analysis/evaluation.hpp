// How well the machine's suggestions agree with a gold file.
//
// The unit is a judged sentence; a gold file lists every sentence judged,
// those without a code included, interviewers' sentences among them. A
// sentence counts as flagged for a code when a coding of that code or of one
// of its sub-codes, selected by `Selection`, overlaps it; where the gold gives a
// sub-code and elsewhere its code, the sub-code is one of the code too. Codes that the gold
// never gives are not evaluated: whether it looked for them is not known.
//
// Kappa: Cohen 1960, Educ. Psychol. Meas. 20(1), 37-46. Intervals: percentile
// bootstrap over transcripts (Efron & Tibshirani 1993), since sentences of one
// transcript are not independent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/intervals.hpp"
#include "engine/analysis/layers.hpp"
#include "engine/analysis/measure.hpp"
#include "engine/analysis/statistic.hpp"
#include "engine/coding/coding.hpp"

namespace engine::analysis {

struct GoldSentence {
  std::uint32_t transcript = 0;  // index into StudyView::transcripts
  text::CodePointSpan span;
  std::vector<std::string> codes;
};

struct Score {
  std::string code;           // "" over all codes: each (sentence, code) is one decision
  std::uint64_t n = 0;        // sentences with the code in the gold
  std::uint64_t flagged = 0;  // by the machine
  std::uint64_t found = 0;    // both
  Statistic precision, recall, f1, kappa;
};

// A sentence where gold and machine differ.
struct Difference {
  enum class What : std::uint8_t { miss, false_alarm };
  What what = What::miss;
  std::uint32_t sentence = 0;  // index into the gold
  std::string code;
};

struct Evaluation {
  std::vector<Score> scores;  // codebook order, then codes the study does not know; over all last
  std::vector<Difference> differences;  // by sentence, then code as in `scores`
  std::vector<std::string> unused;      // codes that the machine gave there and the gold nowhere
  std::vector<std::string> unknown;     // codes of the gold that the study does not know
};

// Equal arguments give equal intervals; `seed` picks the resamples.
Evaluation evaluate(const coding::StudyView& view, const std::vector<GoldSentence>& gold,
                    const Selection& selection, std::uint64_t seed = 1);

}  // namespace engine::analysis
