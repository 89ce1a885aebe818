// A time in the recording, as transcribers write it: `[00:03:12]`, `(0:03)`,
// `#00:01:23-4#`, `{00:03}`, `<00:03>`, `00:03:12`, and ranges of two of these
// (`[00:00:01.200 --> 00:00:04.100]`), of which the first counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace engine::transcript::readers {

struct TimeCode {
  std::size_t end = 0;    // byte after it
  std::uint32_t ms = 0;   // from the start of the recording
  bool enclosed = false;  // in brackets or #…#: cannot be the time of day
  bool hours = false;     // three parts: 00:03:12
};

// The time code that begins at `at`, which may be the end of the line.
std::optional<TimeCode> time_code_at(std::string_view line, std::size_t at);

// False where no time code ends in `last`: a cheap look before a search.
bool may_close_time(char last);

// The time code that ends where `text` ends, in brackets or #…#; `begin` is
// its first byte.
struct TrailingTime {
  std::size_t begin = 0;
  TimeCode code;
};
std::optional<TrailingTime> time_code_before_end(std::string_view text);

// Nothing where it is no time that a recording has.
std::optional<std::uint32_t> ms_of_seconds(double seconds);
// Of a number and nothing else, with a full stop whatever the locale: `192.5`.
std::optional<std::uint32_t> ms_of_seconds(std::string_view number);

}  // namespace engine::transcript::readers
