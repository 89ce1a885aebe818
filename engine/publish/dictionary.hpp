// What each column of the tables means, and in which unit it is.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/publish/study_tables.hpp"

namespace engine::publish {

struct Meaning {
  std::string_view unit;  // "code points"; "" where it has none
  base::Message meaning;
};

// Every column of `study_tables` has a meaning; of any other it is empty.
Meaning meaning_of(std::string_view table, std::string_view column);

// A row a table and column: table, column, meaning, unit.
NamedTable dictionary(const std::vector<NamedTable>& tables, base::Language language);

}  // namespace engine::publish
