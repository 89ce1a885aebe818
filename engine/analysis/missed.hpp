// How good the machine was for one code, and what it missed, from a sample that
// was judged blind (coding/sample.hpp) and from reviewers' decisions.
//
// The unit is a sentence. Missed are sentences that have the code and were not
// flagged for it: those drawn as a near miss, as the rest, and those that were
// flagged for another code. What the sample says of each stratum is weighed by
// the stratum's size (estimate.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/estimate.hpp"
#include "engine/base/message.hpp"
#include "engine/coding/sample.hpp"

namespace engine::analysis {

// What one coder said: by unit, the codes given.
using Judged = std::map<std::uint32_t, std::vector<std::string>>;

// A coder's newest word on each unit of the sample. `judgements`: in the order
// in which they were made.
Judged judged_by(const std::string& coder, const std::string& sample,
                 const std::vector<coding::Judgement>& judgements);

// One code in a sample: how many sentences there are, were judged, have the code.
struct CodeSample {
  std::array<Stratum, coding::kStrata> unflagged;  // by coding::Stratum
  Stratum flagged;                                 // for this code: the decoys

  [[nodiscard]] std::uint64_t judged() const;  // in all
};
CodeSample count(const coding::Sample& sample, std::size_t code, const Judged& judged);
// As if all were judged and none had the code: the sample as planned.
CodeSample planned(const coding::Sample& sample, std::size_t code);

// An amount, or why it is not known.
struct Estimated {
  std::optional<Amount> amount;
  base::Message reason;  // filled exactly where there is no amount
};

struct CodeEstimate {
  Estimated precision;  // share of the flagged sentences that have the code
  Estimated missed;     // sentences
  Estimated recall;
};

// `decided`: the sentences flagged for the code, those decided by reviewers, and
// those of them that have it; where none is decided, the decoys tell.
// `sampled`: nothing before there is a sample. Missed and recall are of the sentences it
// was drawn from, which are not those of a sample before that helped to improve the codebook.
CodeEstimate estimate(const Stratum& decided, const std::optional<CodeSample>& sampled);

// The interval of recall to expect, on average, if recall is `recall`: from the
// sample as planned, with what was missed lying in the strata in the ratio of
// coding::kPlannedShares. Where no sentence is decided, kAssumedPrecision of the
// decoys have the code. Nothing where no sentence is flagged.
inline constexpr double kAssumedPrecision = 0.8;
std::optional<Interval> expected_interval(const Stratum& decided, const CodeSample& planned,
                                          double recall);

// What two coders who both judged the sample blind found in the units that both
// judged; chapman() says how many there are in these.
struct Pair {
  std::uint64_t units = 0, first = 0, second = 0, both = 0;
};
Pair compare(const coding::Sample& sample, std::size_t code, const Judged& first,
             const Judged& second);

}  // namespace engine::analysis
