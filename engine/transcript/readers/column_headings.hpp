// What stands above a column of a table: who speaks, what is said, when.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace engine::transcript::readers {

enum class ColumnUse : std::uint8_t { speaker, text, time, role, number };

struct ColumnHeading {
  ColumnUse use = ColumnUse::number;
  std::size_t rank = 0;  // of two headings for one use, the lower is the plainer
};

// Nothing where the heading is none of those that are known. Compared folded.
std::optional<ColumnHeading> column_heading(std::string_view text);

}  // namespace engine::transcript::readers
