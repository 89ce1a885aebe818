// Copies of a study: made for a coder, and their logs brought together again.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "engine/store/log_table.hpp"
#include "engine/store/study.hpp"

namespace engine::store {

// Turns this file into the copy of a study for a coder. A blind one loses the
// machine's suggestions, the marks of samples, and the log with everybody's decisions.
void become_copy(SQLite::Database& database, LogTable& log, const std::string& coder, bool blind);

// Adds what the other log has and this one lacks: entries, what they say in words,
// keys, codes without a codebook, samples. What was deleted here stays deleted. Throws
// base::Failure, naming `path`, where an entry or a text there is not what its
// digest says, or an entry has a time that is none.
United unite(SQLite::Database& database, LogTable& log, SQLite::Database& other,
             const std::string& path);

}  // namespace engine::store
