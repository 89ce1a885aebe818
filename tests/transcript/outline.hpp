// A transcript as a few lines that a test can compare at a glance.
#pragma once

#include <fmt/format.h>

#include <string>

#include "engine/transcript/read.hpp"

namespace transcript_test {

inline engine::transcript::Transcript read(std::string text,
                                           const engine::transcript::ReadOptions& options = {}) {
  auto result = engine::transcript::read_bytes(std::move(text), "gesprek.txt", options);
  if (!result) return {};
  return std::move(*result);
}

// One line a turn: `label> text`, or `label@ms> text` where a time is known;
// line feeds inside a turn are shown as ¶.
inline std::string outline(const engine::transcript::Transcript& transcript) {
  std::string out;
  for (const auto& turn : transcript.turns) {
    out += transcript.speakers.at(turn.speaker).label;
    if (turn.begin_ms) out += fmt::format("@{}", *turn.begin_ms);
    out += "> ";
    for (const char c : transcript.text.at(turn.span)) {
      if (c == '\n') {
        out += "¶";
      } else {
        out += c;
      }
    }
    out += '\n';
  }
  return out;
}

inline std::string outline(std::string text) { return outline(read(std::move(text))); }

}  // namespace transcript_test
