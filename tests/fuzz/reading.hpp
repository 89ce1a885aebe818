// What must hold of whatever a reader makes of any bytes at all.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string>

#include "engine/transcript/read.hpp"

namespace fuzz {

// Ends the run, naming the property and what is known about it.
inline void require(bool holds, const std::string& what = {},
                    const std::source_location& at = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold%s%s\n", at.file_name(),
               static_cast<unsigned>(at.line()), what.empty() ? "" : ": ", what.c_str());
  std::abort();
}

inline bool is_border(std::string_view utf8, std::uint32_t at) {
  return at == utf8.size() || (static_cast<unsigned char>(utf8[at]) & 0xC0U) != 0x80U;
}

// Either a problem, or turns and places that lie in order, on code point
// borders and inside the text. `format` "" lets the content decide.
inline int check_reading(std::string bytes, const char* format) {
  engine::transcript::ReadOptions options;
  options.format = format;
  const auto transcript = engine::transcript::read_bytes(std::move(bytes), "gesprek", options);
  if (!transcript) {
    require(!transcript.error().empty());
    return 0;
  }
  const std::string_view text = transcript->text.bytes();
  std::uint32_t last_end = 0;
  for (const auto& turn : transcript->turns) {
    require(turn.speaker < transcript->speakers.size());
    require(turn.span.begin().value >= last_end && !turn.span.empty());
    require(turn.span.end().value <= text.size());
    require(is_border(text, turn.span.begin().value) && is_border(text, turn.span.end().value));
    last_end = turn.span.end().value;
  }
  std::uint32_t last_place = 0;
  for (const auto& place : transcript->places) {
    require(place.begin.value >= last_place && place.begin.value < text.size());
    require(is_border(text, place.begin.value));
    last_place = place.begin.value;
  }
  for (const auto& speaker : transcript->speakers) require(!speaker.role.empty());
  return 0;
}

inline std::string as_bytes(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzz
