// "--at 12" and "--at cp:345": which stretch of a transcript is asked about.
#pragma once

#include <optional>
#include <string>

#include "cli/context.hpp"
#include "engine/transcript/transcript.hpp"

namespace cli {

struct AskedPlace {
  engine::text::ByteSpan span;
  std::uint32_t line = 0;  // the first line of it, from 1
};

// A line of the stored text; or the sentence that holds the code point, and
// where that is nobody's words, its line. Nothing, after saying so, where
// `at` is neither or lies past the end.
std::optional<AskedPlace> find_place(const engine::transcript::Transcript& transcript,
                                     const std::string& at, const Context& io);

}  // namespace cli
