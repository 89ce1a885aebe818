// Spans that coders marked on one continuum, as one JSON object
//   {"length": L, "coders": {"A": [{"begin", "end", "code"}, …], "B": []}}
// Positions are whole numbers from 0 to L; spans are half-open. Other keys are
// ignored. A coder without spans is listed with [].
#pragma once

#include <string>
#include <string_view>

#include "engine/analysis/unitizing.hpp"
#include "engine/base/result.hpp"

namespace engine::exchange {

struct Spans {
  analysis::Unitizing data;  // codes and coders by name
  // What was made one unit: a coder's overlapping spans of one code.
  struct Merged {
    std::string coder;
    std::uint64_t spans = 0;
  };
  std::vector<Merged> merged;
};

inline constexpr std::size_t kMostSpanCoders = 1000;

// Errors: no JSON, or a name that is there twice; then all of these at once (the
// first hundred): no such object, fewer than two coders or more than
// kMostSpanCoders, a coder without a name, a span without a code or whose
// positions are no whole numbers, are outside the length or the wrong way round.
// `path` is only quoted.
base::Result<Spans> read_spans(std::string_view json, const std::string& path);

}  // namespace engine::exchange
