// What pdftotext gives, page after page, as running text.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

struct PdfText {
  RunningText running;
  std::uint32_t dropped_lines = 0;  // headers, footers and page numbers
};

// `text`: lines, blocks parted by blank lines, a form feed after each page.
//
// Lines at the top and bottom of a page that return on most pages (digits
// apart), and page numbers there, are dropped. A word that was broken at the
// end of a line is made whole; a block that stops in mid-sentence goes on in
// the next one, over the page too.
PdfText text_of_pages(std::string_view text);

}  // namespace engine::transcript::readers
