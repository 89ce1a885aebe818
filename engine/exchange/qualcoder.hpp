// Projects of QualCoder: the SQLite database `data.qda` in a folder NAME.qda.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/exchange/project.hpp"
#include "engine/foreign/sqlite.hpp"

namespace engine::exchange {

bool is_qualcoder(const foreign::SqliteFile& file);

// Read: texts, codes and categories, codings of text with their coder and memo.
base::Result<Project> read_qualcoder(foreign::SqliteFile& file);

}  // namespace engine::exchange
