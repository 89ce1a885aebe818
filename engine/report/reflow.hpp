// Text of a turn as rows of a given width, each knowing where it comes from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"

namespace engine::report {

struct Row {
  std::string text;          // printable, with marks
  std::size_t width = 0;     // in columns
  text::CodePointSpan span;  // what it shows; empty for an empty line
  std::uint32_t line = 0;    // of the stored text, where the row begins
};

// How evidence is marked. `width` is that of one mark; a mark without width (a
// terminal's bold) is closed at a row's end and opened again on the next.
struct Marks {
  std::string_view open, close;
  std::size_t width = 0;
};

// `text` begins at `begin` on line `line`; `evidence` is in order and disjoint.
// Words are kept whole where they fit; one blank line or more is one empty row.
std::vector<Row> reflow(std::string_view text, text::CodePointOffset begin, std::uint32_t line,
                        const std::vector<text::CodePointSpan>& evidence, const Marks& marks,
                        std::size_t width);

}  // namespace engine::report
