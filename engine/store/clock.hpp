// What a row says of its making: when, and by which program.
#pragma once

#include <string>
#include <string_view>

namespace engine::store {

// Name and version: "duiding 0.1.0".
std::string_view this_program();

// The account that runs it, in letters, digits, `.`, `_` and `-`; "" where it has
// no name.
std::string this_user();

// UTC, RFC 3339, with milliseconds: "2025-11-21T19:02:05.120Z".
std::string utc_now();

// Whether it is such a time; earlier versions wrote whole seconds.
bool is_utc(std::string_view time);

// Now, or the millisecond after `time` where the clock is not past it. `time`: is_utc.
std::string utc_after(std::string_view time);

}  // namespace engine::store
