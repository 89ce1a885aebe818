// The tables behind a Writer, one class for each kind of work.
#pragma once

#include <cstdint>

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
        quotes{study} {}

  SQLite::Database& database;
  TranscriptTable transcripts;
  CodebookTable codebooks;
  CodingTable codings;
  LogTable log;
  QuoteTable quotes;
  std::int64_t run = 0;
};

}  // namespace engine::store
