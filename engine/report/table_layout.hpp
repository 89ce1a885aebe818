// Which columns of a table a screen has room for, and how wide they are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/table.hpp"

namespace engine::report {

inline constexpr std::size_t kGap = 2;  // columns between columns

// A column of the table on its way to the screen.
struct Field {
  const Column* column = nullptr;
  std::string heading;  // printable; soft hyphens where it may be broken
  std::vector<std::string> cells;
  bool right = false;
  std::size_t width = 0;
};

struct Layout {
  std::vector<Field> sections;  // lines of their own
  std::vector<Field> fields;    // side by side
  std::vector<Field> dropped;   // spare, and no room
  std::size_t bar = 0;          // columns for a bar; 0: none
};

// Every column that people see, without widths.
std::vector<Field> fields_of(const Table& table, base::Language language);

// Nothing where the columns never fit `width`.
std::optional<Layout> lay_out(const Table& table, base::Language language, std::size_t width);

}  // namespace engine::report
