// Comma-separated values as spreadsheets write them: RFC 4180, with a comma, a
// semicolon or a tab between cells (whichever the header row has most of).
// Bounded: a table of more than kMaxCsvCells cells is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace engine::foreign {

inline constexpr std::size_t kMaxCsvCells = 2'000'000;

struct CsvRow {
  std::uint32_t line = 0;  // where it begins
  std::vector<std::string> cells;
};

// A row of separators alone: leftovers of a spreadsheet, or data where an empty
// cell says something. A blank line is never a row.
enum class EmptyRows : std::uint8_t { skip, keep };

// `utf8` is decoded, with line feeds as line ends; `path` is only quoted. Rows, the header row
// first; cells without the space around them. Errors: no rows, a quote that is never closed,
// something between a closing quote and the next cell, a row longer or shorter than the header, too
// many cells.
base::Result<std::vector<CsvRow>> parse_csv(std::string_view utf8, const std::string& path,
                                            EmptyRows empty = EmptyRows::skip);

// The cells of the first line alone, for a look at what a file is; nothing where
// its quotes do not match.
std::vector<std::string> csv_header(std::string_view utf8);

}  // namespace engine::foreign
