// The tables behind a Writer, one class for each kind of work.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>

#include "engine/store/codebook_table.hpp"
#include "engine/store/coding_table.hpp"
#include "engine/store/log_table.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/transcript_table.hpp"
#include "engine/store/writer.hpp"

namespace engine::store {

struct Writer::State {
  explicit State(SQLite::Database& study)
      : database{study},
        transcripts{study},
        codebooks{study},
        codings{study, codebooks},
        log{study},
        quotes{study, log} {}

  // How the log names a transcript.
  std::string key_of(std::int64_t transcript) {
    SQLite::Statement digest{database, "SELECT digest FROM transcript WHERE id = ?"};
    if (!with(digest, transcript).executeStep())
      throw SQLite::Exception{"a transcript is missing", SQLITE_CORRUPT};
    return log.key_of(text_at(digest, 0));
  }

  SQLite::Database& database;
  TranscriptTable transcripts;
  CodebookTable codebooks;
  CodingTable codings;
  LogTable log;
  QuoteTable quotes;
  std::int64_t run = 0;
};

}  // namespace engine::store
