// A table as a person sees it; what it promises stands in table.hpp.
#pragma once

#include <string>

#include "engine/report/table.hpp"

namespace engine::report {

std::string table_view(const Table& table, const Look& look);

// How a cell reads in a table: printable, with the decimals and the decimal
// sign that belong there; "–" for a missing value.
std::string cell_text(const Cell& cell, const Column& column, base::Language language);

// A bar of at most `width` columns, `share` of [0, 1] long in eighths of a
// column. What is more than 0 is seen.
std::string bar(double share, std::size_t width);

// SGR sequences, or nothing where there is no colour.
struct Ink {
  bool colour = false;
  [[nodiscard]] std::string strong(const std::string& text) const;
  [[nodiscard]] std::string faint(const std::string& text) const;
};

}  // namespace engine::report
