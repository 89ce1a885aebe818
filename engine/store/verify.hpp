// Whether a study says of itself what is true.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "engine/base/message.hpp"

namespace engine::store {

// Empty when sound. See Study::verify.
std::vector<base::Message> problems_of(SQLite::Database& database);

}  // namespace engine::store
