// What stands around a coding: the sentences it lies in, with the one before
// and the one after in the same turn, at most kMostAround on either side: a
// turn without stops is one sentence. Positions in code points of the transcript.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/text/tokens.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::publish {

inline constexpr std::uint32_t kMostAround = 1000;  // code points

// A stretch of a transcript with the coding in it.
struct Context {
  text::CodePointSpan span;
  std::string before, coded, after;  // one after another they are the text of `span`

  [[nodiscard]] std::string whole() const { return before + coded + after; }
};

// Beside `codings`, which are all of this transcript and in its order. A coding
// over several turns has no neighbours.
std::vector<Context> contexts_of(const transcript::Transcript& transcript,
                                 const std::vector<const coding::Coding*>& codings);

}  // namespace engine::publish
