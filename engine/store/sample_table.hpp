// Samples drawn to be judged blind, and what coders said of them, as entries of
// the log.
#pragma once

#include <string>
#include <vector>

#include "engine/coding/sample.hpp"
#include "engine/store/log_table.hpp"

namespace engine::store {

// With its place in the log; `at` is the time of now. False where it is known.
bool add_sample(SQLite::Database& database, LogTable& log, const coding::Sample& sample);
// Oldest first.
std::vector<coding::Sample> load_samples(SQLite::Database& database);

// Of every sample, what tells which units the machine marked: for a blind copy.
void hide_marks(SQLite::Database& database);
// Samples that were drawn in the other study, with their ids and times; the keys
// of their transcripts are here. Throws base::Failure, naming `path`, where a
// sample is not what its id says.
void unite_samples(SQLite::Database& database, SQLite::Database& other, const std::string& path);

// `unit` is the one that the judgement is about.
void append_judgement(LogTable& log, const coding::Judgement& judgement,
                      const coding::SampledUnit& unit);
// Those on samples of the study, in the order in which they were made.
std::vector<coding::Judgement> load_judgements(SQLite::Database& database);

}  // namespace engine::store
