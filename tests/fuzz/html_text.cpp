// Pages of HTML whose positions are kept, as Taguette's documents are read.
#include "engine/exchange/html_text.hpp"
#include "engine/base/utf8.hpp"
#include "tests/fuzz/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = fuzz::as_bytes(data, size);
  if (engine::base::find_invalid_utf8(bytes)) return 0;
  const auto page = engine::exchange::HtmlText::read(bytes, "x");
  if (!page) return 0;
  std::uint32_t last = 0;
  for (std::uint64_t at = 0; at <= size; ++at) {
    const std::uint32_t here = page->at(at);
    fuzz::require(here >= last && here <= page->text().size());
    fuzz::require(page->end_at(at) <= here);
    last = here;
  }
  return 0;
}
