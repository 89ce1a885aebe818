// Text as a cell of a workbook holds it.
#pragma once

#include <string>
#include <string_view>

namespace engine::publish {

struct SheetText {
  std::string text;
  bool cut = false;
};

// Valid UTF-8 of characters that XML knows, others as �; `_x0041_`, which Excel
// would read as "A", escaped as Excel does; at most `limit` UTF-16 units, the
// last one then being an ellipsis.
SheetText sheet_text(std::string_view text, std::size_t limit);

// At most 31 characters without : \ / ? * [ ], not empty.
std::string sheet_name(std::string_view name, std::size_t part);

}  // namespace engine::publish
