// Codebooks as applied: their versions, codes and rules. Knows the row of each
// code and rule in use, for the tables that refer to them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/store/sql.hpp"
#include "engine/store/writer.hpp"

namespace engine::store {

struct RuleRef {
  std::int64_t rule = 0;  // row
  std::int64_t code = 0;  // row of the rule's own code
};

class CodebookTable {
 public:
  explicit CodebookTable(SQLite::Database& database) : database_{database} {}

  // Returns the codes that were in use and are no longer.
  std::vector<std::string> apply(const codebook::Codebook& codebook, std::int64_t run);

  // A code that is known already stays as it is.
  void add_open(const OpenCode& code);

  // Row of a code, withdrawn or not; row of its codebook's current version.
  [[nodiscard]] std::int64_t code_row(const std::string& code);
  [[nodiscard]] RuleRef rule_ref(const std::string& codebook, const std::string& rule);
  [[nodiscard]] std::int64_t current_version(const std::string& codebook);

 private:
  std::int64_t codebook_row(const std::string& codebook);
  std::int64_t version_row(std::int64_t codebook_row, const codebook::Codebook& codebook);
  void put_roles(std::int64_t codebook_row, const codebook::Codebook& codebook);
  void put_codes(std::int64_t codebook_row, const codebook::Codebook& codebook);
  void put_rules(const codebook::Codebook& codebook);
  void load();

  SQLite::Database& database_;
  // Rows in use, read when first asked for after a change.
  bool loaded_ = false;
  std::map<std::string, std::int64_t> codes_;
  std::map<std::string, std::int64_t> versions_;                 // by codebook
  std::map<std::string, std::map<std::string, RuleRef>> rules_;  // by codebook, by rule
};

std::vector<CodebookRow> load_codebook_rows(SQLite::Database& database);
std::vector<std::string> load_codebook_sources(SQLite::Database& database);
std::map<std::string, std::string> load_replaced_codes(SQLite::Database& database);
std::vector<coding::CodeView> load_code_views(SQLite::Database& database);
std::vector<coding::RuleView> load_rule_views(SQLite::Database& database);

}  // namespace engine::store
