// Sentences drawn to be judged blind, so that it can be told how good the machine
// was and what it missed. Values only: drawn in engine/review, kept by
// engine/store, counted in engine/analysis.
//
// The unit is a sentence of a speaker to whom at least one of the sample's codes
// applies. A sentence is *flagged* for a code where the machine gave the code, or
// one under it, in own voice and in the sample's tiers; a *near miss* where it did
// not, but a match was suppressed, spoke in another voice, or was a hint that the
// sample's tiers leave out.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/text/span.hpp"

namespace engine::coding {

// What the machine made of a sentence for one code.
enum class Mark : std::uint8_t { rest, near_miss, flagged };
std::string_view name(Mark mark);
std::optional<Mark> parse_mark(std::string_view name);

// What it made of it for any of the sample's codes: the strongest of its marks.
// Each stratum is drawn from by itself, each of its sentences with equal chance.
using Stratum = Mark;
inline constexpr std::size_t kStrata = 3;
// Shares of the strata's sentences that have a code nobody flagged, as a sample is
// planned with (in the example corpus three times as many near misses have one as
// other sentences); what it tells depends on what is found alone.
inline constexpr std::array<double, kStrata> kPlannedShares{0.01, 0.03, 0.02};

struct SampledCode {
  std::string code;
  std::string codebook, codebook_version, codebook_digest;
  // Digests of whom the code applies to and of what the machine gave it to: while
  // both are the same, the sample tells of the study as it is.
  std::string population, found;
  // Sentences that the code applies to, by stratum, without those flagged for it.
  std::array<std::uint64_t, kStrata> unflagged{};
  std::uint64_t flagged = 0;
  bool operator==(const SampledCode&) const = default;
};

struct SampledUnit {
  std::uint32_t number = 0;  // in the order in which it is judged, from 1
  std::string transcript;    // digest of its content; "" once it is deleted
  std::uint32_t sentence = 0;
  text::CodePointSpan span;
  Stratum stratum = Stratum::rest;
  // The codes that apply to its speaker, by index into Sample::codes, in order.
  std::vector<std::pair<std::uint32_t, Mark>> marks;
  bool operator==(const SampledUnit&) const = default;
};

struct Sample {
  std::string id;  // of what it holds, so that the same sample has it in every copy
  std::string at;  // UTC, RFC 3339
  std::uint64_t seed = 0;
  std::vector<codebook::Tier> tiers;  // empty: all
  std::uint64_t left_out = 0;         // sentences that samples of an earlier codebook had
  std::vector<SampledCode> codes;
  std::vector<SampledUnit> units;  // by number
  bool operator==(const Sample&) const = default;
};

// Derived from everything but `id` and `at`.
std::string sample_id(const Sample& sample);

// One coder's word on one unit: all of the sample's codes that it has.
struct Judgement {
  std::string sample;
  std::uint32_t unit = 0;
  std::string coder;
  std::vector<std::string> codes;
  bool operator==(const Judgement&) const = default;
};

// True where `given` is the code, or one under it.
bool counts_as(std::string_view given, std::string_view code);

}  // namespace engine::coding
