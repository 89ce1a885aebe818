// Subtitles: cues with a time, as SRT and WebVTT have them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

// `00:00:04,859 --> 00:00:07,410`, hours or not, comma or full stop, settings
// behind it. `begin_ms` is missing where the line has an arrow and no time.
struct CueTime {
  std::optional<std::uint32_t> begin_ms;
  std::optional<std::uint32_t> end_ms;
};
// Nothing where the line has no arrow.
std::optional<CueTime> cue_time(std::string_view line);

// Text of a cue without tags (`<b>`, `<c.yellow>`, `<00:19.000>`, `{\an8}`),
// with `&amp;` and the like resolved. `voice`: who speaks by the first `<v Name>`.
struct CueText {
  std::string text;
  std::string voice;
};
// Cuts a line at each `<v …>`.
std::vector<CueText> cue_texts(std::string_view raw, std::string_view voice_before);

// Subtitles that roll: each cue shows the line before it once more. Drops what
// is shown twice, where a third of the cues does so.
void drop_rolling_lines(std::vector<Utterance>& cues);

}  // namespace engine::transcript::readers
