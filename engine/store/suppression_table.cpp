#include "engine/store/suppression_table.hpp"

#include <algorithm>
#include <tuple>

#include "engine/store/names.hpp"

namespace engine::store {
namespace {

auto order(const coding::Suppression& suppression) {
  return std::tie(suppression.span, suppression.rule, suppression.turn, suppression.cause,
                  suppression.detail);
}

bool before(const coding::Suppression& a, const coding::Suppression& b) {
  return order(a) < order(b);
}

// Columns from `first` on: rule, begin_cp, end_cp, turn, cause, detail.
coding::Suppression suppression_at(const SQLite::Statement& row, int first) {
  return {text_at(row, first), span_at(row, first + 1), uint32_at(row, first + 3),
          cause(text_at(row, first + 4)), text_at(row, first + 5)};
}

}  // namespace

SuppressionTable::SuppressionTable(SQLite::Database& database, CodebookTable& codebooks)
    : codebooks_{codebooks},
      insert_{database,
              "suppressed (transcript, rule, begin_cp, end_cp, turn, cause, detail, given_run)", 8},
      statements_{database} {}

void SuppressionTable::replace(const TurnRange& turns, const std::string& codebook,
                               const std::vector<std::int64_t>& codes,
                               std::vector<coding::Suppression> suppressions, std::int64_t run,
                               bool fresh) {
  std::ranges::sort(suppressions, before);
  const auto twice = std::ranges::unique(suppressions);
  suppressions.erase(twice.begin(), twice.end());
  if (!fresh) end_old(turns, codes, suppressions, run);
  insert_.insert(std::span<const coding::Suppression>{suppressions},
                 [&](SQLite::Statement& insert, int first, const coding::Suppression& each) {
                   bind_from(insert, first, turns.transcript,
                             codebooks_.rule_ref(codebook, each.rule).rule, each.span.begin().value,
                             each.span.end().value, each.turn, name(each.cause), each.detail, run);
                 });
}

void SuppressionTable::end_old(const TurnRange& turns, const std::vector<std::int64_t>& codes,
                               std::vector<coding::Suppression>& suppressions, std::int64_t run) {
  SQLite::Statement& rows = statements_(
      "SELECT r.rule, z.begin_cp, z.end_cp, z.turn, z.cause, z.detail, z.row "
      "FROM rule r JOIN suppressed z ON z.rule = r.id "
      "WHERE r.code = ? AND z.transcript = ? AND z.ended_run IS NULL "
      "AND z.begin_cp >= ? AND z.begin_cp < ?");
  std::vector<std::int64_t> gone;
  for (const std::int64_t code : codes) {
    with(rows, code, turns.transcript, turns.begin_cp, turns.end_cp);
    while (rows.executeStep()) {
      const coding::Suppression old = suppression_at(rows, 0);
      const auto again = std::ranges::lower_bound(suppressions, old, before);
      if (again != suppressions.end() && *again == old)
        suppressions.erase(again);
      else
        gone.push_back(int64_at(rows, 6));
    }
  }
  for (const std::int64_t row : gone)
    statements_.run("UPDATE suppressed SET ended_run = ? WHERE row = ?", run, row);
}

std::vector<SuppressionRow> load_suppressions(SQLite::Database& database, std::int64_t transcript) {
  SQLite::Statement rows{database,
                         "SELECT r.rule, z.begin_cp, z.end_cp, z.turn, z.cause, z.detail, k.code "
                         "FROM suppressed z JOIN rule r ON r.id = z.rule "
                         "JOIN code k ON k.id = r.code "
                         "WHERE z.transcript = ? AND z.ended_run IS NULL"};
  with(rows, transcript);
  std::vector<SuppressionRow> suppressions;
  while (rows.executeStep()) suppressions.push_back({text_at(rows, 6), suppression_at(rows, 0)});
  std::ranges::sort(suppressions, [](const SuppressionRow& a, const SuppressionRow& b) {
    return std::tie(a.suppression.span, a.suppression.rule, a.code) <
           std::tie(b.suppression.span, b.suppression.rule, b.code);
  });
  return suppressions;
}

}  // namespace engine::store
