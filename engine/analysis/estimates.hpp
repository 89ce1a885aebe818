// All of a study's codes: how good the machine was, and what it missed, with the
// sample that tells of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/missed.hpp"
#include "engine/analysis/precision.hpp"
#include "engine/coding/coding.hpp"
#include "engine/coding/sample.hpp"

namespace engine::analysis {

// What is known of a study: codings with what was decided, samples oldest first,
// judgements in the order in which they were made.
struct Known {
  const coding::StudyView& view;
  const std::vector<coding::Sample>& samples;
  const std::vector<coding::Judgement>& judgements;
};

struct EstimateQuestion {
  std::vector<std::string> codes;     // none: all that stand under no other, and those sampled
  std::optional<std::string> sample;  // id; else for each code the newest judged one that tells
                                      // of the study as it is, or else the newest judged one
  std::optional<std::string> coder;   // else who judged most of its units, the first by name
  std::vector<codebook::Tier> tiers;  // where there is no sample; a sample has its own
};

// Whether a sample tells of the study as it is.
enum class Standing : std::uint8_t {
  current,
  other_population,  // transcripts or roles changed
  other_findings,    // the machine finds other sentences
};
Standing standing(const coding::StudyView& view, const coding::Sample& sample,
                  const coding::SampledCode& code);

struct CodeRow {
  std::string code;
  Verdicts decided;  // as the machine finds the code now
  CodeEstimate estimate;
  enum class From : std::uint8_t { nothing, decisions, decoys };
  From precision_from = From::nothing;

  const coding::Sample* sample = nullptr;  // of `Known`; none: not judged yet
  std::size_t index = 0;                   // of the code in the sample
  std::string coder;                       // who judged it
  Standing standing = Standing::current;
  std::optional<CodeSample> sampled;  // as judged
};

// A sample that does not tell of the study as it is says nothing of precision and
// recall now: `reason` says so. Asked for by its id, it tells of the study as it was:
// precision is then the decoys'.
std::vector<CodeRow> estimates(const Known& known, const EstimateQuestion& question);

// Every two coders who judged units of one sample, and each of its codes.
struct PairRow {
  std::string code, sample, first, second;
  Pair pair;
};
std::vector<PairRow> coder_pairs(const Known& known, const EstimateQuestion& question);

// Coders who judged units of the sample, and how many; most first, then by name.
struct JudgedCount {
  std::string coder;
  std::uint64_t units = 0;
};
std::vector<JudgedCount> coders_of(const coding::Sample& sample,
                                   const std::vector<coding::Judgement>& judgements);

}  // namespace engine::analysis
