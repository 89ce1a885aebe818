// Codings that a tool exports as a table of quotations, without their texts:
// Taguette's `all_tags.csv`. They find their places again in transcripts that
// the study has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::exchange {

struct Quotation {
  std::string transcript;  // name, without folder and extension
  std::string code;
  std::string text;
};

// By its headings: id, document, tag, content.
bool looks_like_quotations(std::string_view bytes);

// `bytes` as in the file. Errors: no text, no such table. Rows without a code or
// a text are passed over.
base::Result<std::vector<Quotation>> read_quotations(std::string_view bytes,
                                                     const std::string& path);

// Finds quotations in one text, whatever white space stands between their words.
class QuotationFinder {
 public:
  explicit QuotationFinder(text::StoredText text);

  // Where it stands: the first two places, so that one alone is known to be alone.
  [[nodiscard]] std::vector<text::CodePointSpan> find(std::string_view quotation) const;

 private:
  text::StoredText text_;
  std::string squeezed_;               // without any white space
  std::vector<std::uint32_t> origin_;  // of each of its bytes: byte of the text
};

}  // namespace engine::exchange
