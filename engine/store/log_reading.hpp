// The log as people read it, and whether it can be believed.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "engine/base/message.hpp"
#include "engine/store/study.hpp"

namespace engine::store {

// By time, origin and number.
std::vector<LogRow> load_log(SQLite::Database& database);
// The id of the newest entry that this copy wrote; "" where there is none.
std::string load_head(SQLite::Database& database);

// What shows that another program changed the study: an entry that is not what
// its id says, a gap in a chain, a text or a key that is not the one logged, a
// table that is not as it was left. Empty when all is as this program left it,
// or when nothing was logged yet.
std::vector<base::Message> problems_of_log(SQLite::Database& database);

}  // namespace engine::store
