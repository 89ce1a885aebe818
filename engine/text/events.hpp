// Events: what a transcriber notes between brackets, and time codes.
#pragma once

#include <cstdint>
#include <string_view>

namespace engine::text {

// The end of the event that begins with the bracket or `#` at `at`, or 0.
//   [lacht]           up to five words, none of . ? ! inside
//   (lange stilte)    up to four words, the first of them listed
//   [00:03:12] (00:03) #00:01:23-4#
std::uint32_t event_end(std::string_view text, std::uint32_t at);

}  // namespace engine::text
