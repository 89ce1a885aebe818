// A hand-out for a course: what a code means, quotes, and what to talk about.
// Nothing in it tells whose a quote is: no id, no transcript, no label, no date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.hpp"

namespace engine::report {

enum class HandoutFormat : std::uint8_t { html, markdown, csv, jsonl };
std::optional<HandoutFormat> parse_handout_format(std::string_view name);

struct Handout {
  base::Message code;  // its label
  base::Message brief, when_to_use, when_not_to_use;
  std::vector<std::string> quotes;  // masked and released
  std::string released_by;
};

// `quotes`: [begin, end) of each quote in `bytes`, as `escape` writes it.
struct RenderedHandout {
  std::string bytes;
  std::vector<std::pair<std::size_t, std::size_t>> quotes;
};

RenderedHandout render(const Handout& handout, HandoutFormat format, base::Language language);

// As a quote stands in this format.
std::string escape(std::string_view quote, HandoutFormat format);

}  // namespace engine::report
