// Comma-separated values from a file, in any encoding that text::decode knows.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/foreign/csv.hpp"

namespace cli {

using engine::foreign::CsvRow;
using engine::foreign::EmptyRows;

// Errors: missing, a directory, unreadable, no text, and those of foreign::parse_csv.
engine::base::Result<std::vector<CsvRow>> read_csv(const std::string& path,
                                                   EmptyRows empty = EmptyRows::skip);

}  // namespace cli
