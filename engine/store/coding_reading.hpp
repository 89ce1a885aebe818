// Suggestions as they are stored, with their evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/store/sql.hpp"

namespace engine::store {

struct StoredCoding {
  std::int64_t row = 0;
  std::string id, text;
  std::int64_t transcript = 0;
  std::uint32_t speaker = 0;
  std::int64_t first_run = 0;
  std::string codebook, codebook_version;
  coding::Suggestion suggestion;
  std::vector<std::int64_t> rule_codes;  // row of each evidence's rule's own code
};

// Suggestions for which `where` holds: an SQL condition on coding AS c, and what
// may follow it. Current ones have no ended_run.
class CodingReader {
 public:
  CodingReader(SQLite::Database& database, const std::string& where);

  // Starts anew, with these values for the condition.
  template <class... Args>
  CodingReader& read(const Args&... args) {
    with(codings_, args...);
    return *this;
  }
  std::optional<StoredCoding> next();

 private:
  void add_evidence(StoredCoding& coding);

  SQLite::Statement codings_, evidence_;
};

}  // namespace engine::store
