// One line of a transcript, looked at by itself: could it begin with a
// speaker's label, and in which layout? Whether it *is* a label is decided
// over the whole file (convention.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace engine::transcript::readers {

enum class Layout : std::uint8_t {
  colon,   // Interviewer: text
  bold,    // **Interviewer:** text, **Interviewer**: text, **Interviewer**
  tab,     // Interviewer<TAB>text
  square,  // [Interviewer] text
  angle,   // <Interviewer> text
  time,    // Interviewer [00:03:12] text
  timed,   // Interviewer 00:03:12, 00:03:12 Interviewer, on a line of its own
  alone,   // Interviewer, on a line of its own
};
inline constexpr std::size_t kLayouts = 8;

inline constexpr std::size_t kMaxLabelBytes = 80;

struct LabelLine {
  std::string_view label;  // trimmed, without marks and times
  Layout layout = Layout::colon;
  std::size_t text_begin = 0;             // byte in the line after label and separator
  std::optional<std::uint32_t> begin_ms;  // of a time before the label or directly behind it
  bool numbered = false;                  // `12. Interviewer:`
  bool opens_quote = false;               // Mohammed: “ik ga niet”
  bool opens_small = false;               // Kortom: het werkt niet
};

// `alone` asks for labels on a line of their own too, which any short line may be.
std::optional<LabelLine> label_line(std::string_view line, bool alone);

}  // namespace engine::transcript::readers
