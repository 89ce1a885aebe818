// What pdftotext may give: pages of lines.
#include "engine/transcript/readers/pdf_pages.hpp"
#include "engine/base/utf8.hpp"
#include "tests/fuzz/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string pages = fuzz::as_bytes(data, size);
  if (engine::base::find_invalid_utf8(pages)) return 0;
  const auto read = engine::transcript::readers::text_of_pages(pages);
  const std::string_view text = read.running.text.bytes();
  for (const auto& place : read.running.places) {
    fuzz::require(place.begin.value < text.size());
    fuzz::require(fuzz::is_border(text, place.begin.value));
  }
  return 0;
}
