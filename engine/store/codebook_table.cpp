#include "engine/store/codebook_table.hpp"

#include <set>

#include "engine/store/names.hpp"

namespace engine::store {
namespace {

// Codes of a codebook that are in use.
std::vector<std::string> codes_in_use(SQLite::Database& database, std::int64_t codebook_row) {
  SQLite::Statement rows{database,
                         "SELECT code FROM code WHERE codebook = ? AND withdrawn_run IS NULL "
                         "ORDER BY position, id"};
  with(rows, codebook_row);
  std::vector<std::string> codes;
  while (rows.executeStep()) codes.push_back(text_at(rows, 0));
  return codes;
}

}  // namespace

// Everything of the codebook's earlier version is marked as withdrawn first,
// and what the new version has is taken back into use.
std::vector<std::string> CodebookTable::apply(const codebook::Codebook& codebook,
                                              std::int64_t run) {
  const std::int64_t row = codebook_row(codebook.id);
  const std::int64_t version = version_row(row, codebook);
  run_once(database_, "UPDATE codebook SET current_version = ? WHERE id = ?", version, row);
  run_once(database_, "INSERT INTO run_codebook (run, codebook_version) VALUES (?, ?)", run,
           version);

  const std::vector<std::string> before = codes_in_use(database_, row);
  run_once(database_,
           "UPDATE code SET withdrawn_run = ? WHERE codebook = ? AND withdrawn_run IS NULL", run,
           row);
  put_roles(row, codebook);
  put_codes(row, codebook);
  run_once(database_,
           "UPDATE rule SET withdrawn_run = ?1 WHERE withdrawn_run IS NULL "
           "AND code IN (SELECT id FROM code WHERE codebook = ?2)",
           run, row);
  put_rules(codebook);
  // A code renamed in the codebook is described, and suggests nothing.
  run_once(database_,
           "UPDATE code SET withdrawn_run = ? WHERE codebook = ? AND replaced_by IS NOT NULL "
           "AND withdrawn_run IS NULL",
           run, row);
  loaded_ = false;

  std::set<std::string> after;
  for (std::string& code : codes_in_use(database_, row)) after.insert(std::move(code));
  std::vector<std::string> withdrawn;
  for (const std::string& code : before)
    if (!after.contains(code)) withdrawn.push_back(code);
  return withdrawn;
}

std::int64_t CodebookTable::codebook_row(const std::string& codebook) {
  run_once(database_, "INSERT INTO codebook (codebook) VALUES (?) ON CONFLICT DO NOTHING",
           codebook);
  SQLite::Statement row{database_, "SELECT id FROM codebook WHERE codebook = ?"};
  with(row, codebook).executeStep();
  return int64_at(row, 0);
}

std::int64_t CodebookTable::version_row(std::int64_t codebook_row,
                                        const codebook::Codebook& codebook) {
  run_once(database_,
           "INSERT INTO codebook_version "
           "(codebook, version, language, title_nl, title_en, digest, source) "
           "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
           codebook_row, codebook.version, codebook.language, codebook.title.nl, codebook.title.en,
           codebook.digest, codebook.source);
  SQLite::Statement row{database_,
                        "SELECT id FROM codebook_version WHERE codebook = ? AND digest = ?"};
  with(row, codebook_row, codebook.digest).executeStep();
  return int64_at(row, 0);
}

void CodebookTable::put_roles(std::int64_t codebook_row, const codebook::Codebook& codebook) {
  run_once(database_, "DELETE FROM codebook_role WHERE codebook = ?", codebook_row);
  for (const auto& [role, mapped_to] : codebook.roles)
    run_once(database_, "INSERT INTO codebook_role (codebook, role, mapped_to) VALUES (?, ?, ?)",
             codebook_row, role, mapped_to);
}

void CodebookTable::put_codes(std::int64_t codebook_row, const codebook::Codebook& codebook) {
  // A code that another codebook had moves to this one.
  SQLite::Statement put{
      database_,
      "INSERT INTO code (code, codebook, position, parent, label_nl, label_en, brief_nl, brief_en, "
      "colour, names_roles, replaced_by) "
      "VALUES (?, ?, ?, (SELECT id FROM code WHERE code = ?), ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (code) DO UPDATE SET codebook = excluded.codebook, "
      "position = excluded.position, parent = excluded.parent, label_nl = excluded.label_nl, "
      "label_en = excluded.label_en, brief_nl = excluded.brief_nl, brief_en = excluded.brief_en, "
      "colour = excluded.colour, names_roles = excluded.names_roles, "
      "replaced_by = excluded.replaced_by, withdrawn_run = NULL"};
  SQLite::Statement clear_roles{
      database_, "DELETE FROM code_role WHERE code = (SELECT id FROM code WHERE code = ?)"};
  SQLite::Statement add_role{database_,
                             "INSERT INTO code_role (code, role) "
                             "SELECT id, ? FROM code WHERE code = ? ON CONFLICT DO NOTHING"};
  for (std::size_t position = 0; position < codebook.codes.size(); ++position) {
    const codebook::Code& code = codebook.codes[position];
    std::optional<std::string> parent;
    if (code.parent) parent = codebook.codes[*code.parent].id;
    std::optional<std::string> replaced_by;
    if (!code.replaced_by.empty()) replaced_by = code.replaced_by;
    with(put, code.id, codebook_row, position, parent, code.label.nl, code.label.en, code.brief.nl,
         code.brief.en, code.colour, code.applies_to.has_value(), replaced_by)
        .exec();
    with(clear_roles, code.id).exec();
    if (code.applies_to)
      for (const std::string& role : *code.applies_to) with(add_role, role, code.id).exec();
  }
}

void CodebookTable::put_rules(const codebook::Codebook& codebook) {
  SQLite::Statement put{database_,
                        "INSERT INTO rule (code, rule, position, tier, unit) "
                        "VALUES ((SELECT id FROM code WHERE code = ?), ?, ?, ?, ?) "
                        "ON CONFLICT (code, rule) DO UPDATE SET position = excluded.position, "
                        "tier = excluded.tier, unit = excluded.unit, withdrawn_run = NULL"};
  for (std::size_t position = 0; position < codebook.rules.size(); ++position) {
    const codebook::Rule& rule = codebook.rules[position];
    with(put, codebook.codes[rule.code].id, rule.id, position, codebook::name(rule.tier),
         codebook::name(rule.unit))
        .exec();
  }
}

void CodebookTable::load() {
  if (loaded_) return;
  codes_.clear();
  versions_.clear();
  rules_.clear();
  SQLite::Statement codes{database_, "SELECT code, id FROM code"};
  while (codes.executeStep()) codes_[text_at(codes, 0)] = int64_at(codes, 1);
  SQLite::Statement versions{database_,
                             "SELECT codebook, current_version FROM codebook "
                             "WHERE current_version IS NOT NULL"};
  while (versions.executeStep()) versions_[text_at(versions, 0)] = int64_at(versions, 1);
  SQLite::Statement rules{database_,
                          "SELECT b.codebook, r.rule, r.id, r.code FROM rule r "
                          "JOIN code k ON k.id = r.code JOIN codebook b ON b.id = k.codebook "
                          "WHERE r.withdrawn_run IS NULL"};
  while (rules.executeStep())
    rules_[text_at(rules, 0)][text_at(rules, 1)] = {int64_at(rules, 2), int64_at(rules, 3)};
  loaded_ = true;
}

void CodebookTable::add_open(const OpenCode& code) {
  run_once(database_,
           "INSERT INTO open_code (code, label, definition, colour, source) "
           "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
           code.code, code.label, code.definition, code.colour, code.source);
}

std::int64_t CodebookTable::code_row(const std::string& code) {
  load();
  return codes_.at(code);
}

RuleRef CodebookTable::rule_ref(const std::string& codebook, const std::string& rule) {
  load();
  return rules_.at(codebook).at(rule);
}

std::int64_t CodebookTable::current_version(const std::string& codebook) {
  load();
  return versions_.at(codebook);
}

std::vector<CodebookRow> load_codebook_rows(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT b.codebook, v.version, v.digest, v.id = b.current_version "
                         "FROM codebook_version v JOIN codebook b ON b.id = v.codebook "
                         "ORDER BY b.id, v.id"};
  std::vector<CodebookRow> codebooks;
  while (rows.executeStep())
    codebooks.push_back(
        {text_at(rows, 0), text_at(rows, 1), text_at(rows, 2), int64_at(rows, 3) != 0});
  return codebooks;
}

std::vector<std::string> load_codebook_sources(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT v.source FROM codebook b "
                         "JOIN codebook_version v ON v.id = b.current_version ORDER BY b.id"};
  std::vector<std::string> sources;
  while (rows.executeStep()) sources.push_back(text_at(rows, 0));
  return sources;
}

std::map<std::string, std::string> load_replaced_codes(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT code, replaced_by FROM code WHERE replaced_by IS NOT NULL"};
  std::map<std::string, std::string> replaced;
  while (rows.executeStep()) replaced.emplace(text_at(rows, 0), text_at(rows, 1));
  return replaced;
}

std::vector<coding::CodeView> load_code_views(SQLite::Database& database) {
  SQLite::Statement roles{database, "SELECT role FROM code_role WHERE code = ? ORDER BY role"};
  SQLite::Statement rows{
      database,
      "SELECT k.code, k.label_nl, k.label_en, k.brief_nl, k.brief_en, k.colour, b.codebook, "
      "v.version, k.names_roles, k.id "
      "FROM code k JOIN codebook b ON b.id = k.codebook "
      "JOIN codebook_version v ON v.id = b.current_version "
      "WHERE k.withdrawn_run IS NULL ORDER BY b.id, k.position"};
  std::vector<coding::CodeView> codes;
  while (rows.executeStep()) {
    coding::CodeView code;
    code.id = text_at(rows, 0);
    code.label = {text_at(rows, 1), text_at(rows, 2)};
    code.brief = {text_at(rows, 3), text_at(rows, 4)};
    code.colour = text_at(rows, 5);
    code.codebook = text_at(rows, 6);
    code.codebook_version = text_at(rows, 7);
    if (int64_at(rows, 8) != 0) {
      code.applies_to.emplace();
      with(roles, int64_at(rows, 9));
      while (roles.executeStep()) code.applies_to->push_back(text_at(roles, 0));
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

std::vector<coding::RuleView> load_rule_views(SQLite::Database& database) {
  SQLite::Statement rows{
      database,
      "SELECT r.rule, k.code, r.tier, coalesce(s.number, 0) "
      "FROM rule r JOIN code k ON k.id = r.code JOIN codebook b ON b.id = k.codebook "
      "LEFT JOIN (SELECT z.rule, count(*) AS number FROM suppressed z "
      "           JOIN transcript t ON t.id = z.transcript "
      "           WHERE z.ended_run IS NULL AND t.replaced_by IS NULL GROUP BY z.rule) s "
      "ON s.rule = r.id "
      "WHERE r.withdrawn_run IS NULL AND k.withdrawn_run IS NULL ORDER BY b.id, r.position"};
  std::vector<coding::RuleView> rules;
  while (rows.executeStep())
    rules.push_back(
        {text_at(rows, 0), text_at(rows, 1), tier(text_at(rows, 2)), uint32_at(rows, 3)});
  return rules;
}

}  // namespace engine::store
