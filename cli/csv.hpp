// Comma-separated values as spreadsheets write them: RFC 4180, with a comma, a
// semicolon or a tab between cells (whichever the header row has most of), LF
// or CRLF, in any encoding that text::decode knows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace cli {

struct CsvRow {
  std::uint32_t line = 0;  // where it begins
  std::vector<std::string> cells;
};

// A row of separators alone: leftovers of a spreadsheet, or data where an empty
// cell says something. A blank line is never a row.
enum class EmptyRows : std::uint8_t { skip, keep };

// Rows, the header row first; cells without the space around them. Errors: no rows, a quote that is
// never closed, something between a closing quote and the next cell, a row longer or shorter than
// the header.
engine::base::Result<std::vector<CsvRow>> parse_csv(std::string bytes, const std::string& path,
                                                    EmptyRows empty = EmptyRows::skip);

// Errors: missing, a directory, unreadable, and those of parse_csv.
engine::base::Result<std::vector<CsvRow>> read_csv(const std::string& path,
                                                   EmptyRows empty = EmptyRows::skip);

}  // namespace cli
