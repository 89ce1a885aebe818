// An utterance of CHAT without the signs of transcription: what was said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engine::transcript::readers {

// Takes out retracing marks, corrections and comments in square brackets,
// angle brackets, pauses and time bullets; `&-uh` becomes `uh`, `&=laughs`
// the event `[laughs]`, `ca(n)` `can`, `hond@s:nl` `hond`, `+...` an ellipsis.
// `[: …]`, what a word should have been, goes: the word as spoken stays.
// Source: MacWhinney, Tools for Analyzing Talk, part 1: the CHAT format.
std::string chat_text(std::string_view utterance);

// The time of the last bullet, `\x15123_456\x15`.
struct ChatTime {
  std::uint32_t begin_ms = 0;
  std::uint32_t end_ms = 0;
};
std::optional<ChatTime> chat_time(std::string_view utterance);

}  // namespace engine::transcript::readers
