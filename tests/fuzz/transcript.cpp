// Any bytes at all: either a problem, or turns that lie in order, apart from
// one another, on code point borders and inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/transcript/read.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_border(std::string_view utf8, std::uint32_t at) {
  return at == utf8.size() || (static_cast<unsigned char>(utf8[at]) & 0xC0U) != 0x80U;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes{reinterpret_cast<const char*>(data), size};
  const auto transcript = engine::transcript::read_bytes(bytes, "gesprek.txt", {});
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
  for (const auto& speaker : transcript->speakers) require(!speaker.role.empty());
  return 0;
}
