// Tables of quotations, and finding what they quote in a text of the same bytes.
#include "engine/exchange/quotations.hpp"
#include "engine/base/utf8.hpp"
#include "tests/fuzz/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = fuzz::as_bytes(data, size);
  if (!engine::exchange::looks_like_quotations(bytes)) return 0;
  const auto quotations = engine::exchange::read_quotations(bytes, "x");
  if (!quotations || engine::base::find_invalid_utf8(bytes)) return 0;
  const engine::text::StoredText text{bytes};
  const engine::exchange::QuotationFinder finder{text};
  for (const auto& each : *quotations)
    for (const auto& span : finder.find(each.text))
      fuzz::require(!span.empty() && text.contains(span));
  return 0;
}
