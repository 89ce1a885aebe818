// Suggestions: replaces what some codes' rules gave in some turns, keeping the
// rows of what did not change.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/store/bulk_indexes.hpp"
#include "engine/store/bulk_insert.hpp"
#include "engine/store/codebook_table.hpp"
#include "engine/store/coding_reading.hpp"
#include "engine/store/suppression_table.hpp"

namespace engine::store {

class CodingTable {
 public:
  CodingTable(SQLite::Database& database, CodebookTable& codebooks);

  void begin_run(std::int64_t run);
  void replace(Findings findings, Changes& changes);
  void mark_coded(std::int64_t transcript, const std::string& code, const std::string& fingerprint);
  void forget_coded(std::int64_t transcript, const std::string& code);
  void end_replaced(Changes& changes);
  // All rows are in: puts back the indexes that a first run goes without.
  void finish();

 private:
  struct NewCoding;
  struct NewEvidence;
  // What is known of a transcript during one run.
  struct Known {
    std::string digest;
    bool fresh = false;  // no suggestion and no suppression before this run
    std::map<std::int64_t, std::set<std::int64_t>> recoded;  // code → to_code, rows
  };

  Known& known_of(std::int64_t transcript);
  std::vector<StoredCoding> current(const Findings& findings, const TurnRange& turns,
                                    const std::vector<std::int64_t>& codes);
  void store(const Findings& findings, std::vector<NewCoding>& codings);
  void note_recoded(const Findings& findings, Known& known);
  std::int64_t first_run_of(const std::string& id);
  void end(std::int64_t row);

  SQLite::Database& database_;
  CodebookTable& codebooks_;
  SuppressionTable suppressions_;
  BulkInsert insert_codings_, insert_evidence_;
  BulkIndexes indexes_;
  Statements statements_;
  std::optional<CodingReader> reader_;
  std::int64_t run_ = 0;
  std::int64_t next_row_ = 0;
  bool first_ = false;  // the study had no codings when the run began
  std::map<std::int64_t, Known> known_;
};

}  // namespace engine::store
