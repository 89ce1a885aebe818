// Tables as an Excel workbook: a sheet a table, with its definition above it.
//
// Text is only ever written as text: a cell that begins with = + - @ stays what
// somebody said and is never a formula. What Excel cannot hold is told: text over
// 32,767 characters is cut with a mark, rows over 1,048,576 go on in a next
// sheet. Equal input gives equal bytes: the creation time is given, and the
// archive has no other times.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/publish/study_tables.hpp"

namespace engine::publish {

struct WorkbookLook {
  base::Language language = base::Language::nl;
  std::int64_t created = 0;  // seconds since 1970, UTC
  // Excel's own limits; smaller in tests.
  std::uint32_t rows = 1'048'576;
  std::size_t characters = 32'767;  // UTF-16 units
};

// n12 of every two codes of a table of pairs (`cooccurrence`), both ways; a pair
// that cannot be is empty.
NamedTable matrix_of(const NamedTable& pairs);

// Writes a new file with a sheet for each table and one with the meaning of
// every column. What a person should know of it comes back. Throws base::Failure.
std::vector<base::Message> write_workbook(const std::filesystem::path& path,
                                          const std::vector<NamedTable>& tables,
                                          const WorkbookLook& look);

}  // namespace engine::publish
