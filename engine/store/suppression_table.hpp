// The ledger of matches that were taken away, and by what.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/store/bulk_insert.hpp"
#include "engine/store/codebook_table.hpp"
#include "engine/store/writer.hpp"

namespace engine::store {

// Rows of a table are looked for within whole turns of one transcript.
struct TurnRange {
  std::int64_t transcript = 0;
  std::uint32_t begin_cp = 0, end_cp = 0;
};

class SuppressionTable {
 public:
  SuppressionTable(SQLite::Database& database, CodebookTable& codebooks);

  // What the rules of these codes (rows) left in these turns before ends,
  // unless it is there again. `fresh`: there is nothing yet.
  void replace(const TurnRange& turns, const std::string& codebook,
               const std::vector<std::int64_t>& codes,
               std::vector<coding::Suppression> suppressions, std::int64_t run, bool fresh);

 private:
  // Ends what is no longer suppressed; what was already is taken out of `suppressions`.
  void end_old(const TurnRange& turns, const std::vector<std::int64_t>& codes,
               std::vector<coding::Suppression>& suppressions, std::int64_t run);

  CodebookTable& codebooks_;
  BulkInsert insert_;
  Statements statements_;
};

std::vector<SuppressionRow> load_suppressions(SQLite::Database& database, std::int64_t transcript);

}  // namespace engine::store
