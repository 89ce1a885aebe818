// How far coders of one study agree, code by code: over sentences (each has the
// code or not) and over spans (where codings begin and end).
//
// Counted are transcripts that two or more of the coders were to code. There a
// coder who was not to code a transcript is missing; one who was, and coded
// nothing, said "no" everywhere. A sentence counts for a code where the code
// applies to its speaker, and has it where one of the coder's codings of the
// code overlaps it. Codings of one coder and one code that overlap are one span.
//
// Spans lie on one continuum, the texts of the transcripts one after another, in
// code points; alpha_U and the u-alphas take the transcripts that all coders
// coded. Character F1 and Jaccard are pooled over pairs of coders and the
// transcripts both coded: with A and B the code points of each,
// F1 = 2 sum |A and B| / sum (|A| + |B|), Jaccard = sum |A and B| / sum |A or B|
//   (van Rijsbergen 1979, Information Retrieval; Jaccard 1912, New Phytol. 11, 37-50).
//
// Intervals: percentile bootstrap, transcripts drawn whole.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/agreement.hpp"
#include "engine/analysis/compared.hpp"

namespace engine::analysis {

enum class SpanCoefficient : std::uint8_t { alpha_u, u_alpha, character_f1, character_jaccard };
inline constexpr std::size_t kSpanCoefficients = 4;
std::string_view name(SpanCoefficient coefficient);  // "alpha_u"

struct CodeAgreement {
  std::uint32_t code = 0;             // index into Compared::codes
  std::vector<std::uint64_t> having;  // by coder: sentences with the code
  Statistic prevalence;               // of all ratings, the share that is "yes"
  Agreement sentences;
  // By coder, in the transcripts that two of them were to code, and that all were.
  std::vector<std::uint64_t> spans, spans_by_all;
  std::array<Statistic, kSpanCoefficients> over_spans;

  // Those that the coefficient speaks of.
  [[nodiscard]] const std::vector<std::uint64_t>& spans_of(SpanCoefficient coefficient) const;
};

// By code, in their order. Equal arguments give equal results.
std::vector<CodeAgreement> compare(const Compared& compared, std::uint64_t seed = 1);

}  // namespace engine::analysis
