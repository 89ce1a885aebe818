// A table as a spreadsheet has it: a row of headings, then one statement a row.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/foreign/csv.hpp"
#include "engine/transcript/source.hpp"

namespace engine::transcript::readers {

using Columns = std::map<std::string, std::string>;  // as in reader.hpp

// Utterances with their speakers, times and roles. Columns that nobody named
// are known by their headings; what is in none of them is left out, and told.
// Rows without text are passed over. The headings may stand below a title, in
// one of the first kMostRowsAbove rows. Errors: no column of text that is named
// or plain to see, a named column that is not there.
inline constexpr std::size_t kMostRowsAbove = 20;
base::Result<Source> source_of_sheet(std::vector<foreign::CsvRow> rows, const Columns& columns,
                                     const std::string& path);

// True where these are headings above who speaks and what is said.
bool are_speech_headings(const std::vector<std::string>& cells);

}  // namespace engine::transcript::readers
