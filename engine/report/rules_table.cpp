#include "engine/report/rules_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::RuleRow;
using base::message;
using Show = Column::Show;

std::vector<Column> columns_of(bool any_decided) {
  const Show decisions = any_decided ? Show::everywhere : Show::data_only;
  return {
      {.key = "rule", .heading = message("regel", "rule"), .wrap = true},
      {.key = "code", .heading = message("code", "code"), .section = true},
      {.key = "tier", .heading = message("trap", "tier"), .spare = 2},
      {.key = "matches", .heading = message("matches", "matches"), .spare = 3},
      {.key = "suggestions",
       .heading = message("sugges\u00ADties", "sugges\u00ADtions"),
       .bar = true},
      {.key = "other_voices", .heading = message("andere stemmen", "other voices"), .spare = 4},
      {.key = "suppressed", .heading = message("onder\u00ADdrukt", "sup\u00ADpressed")},
      {.key = "accepted",
       .heading = message("aan\u00ADvaard", "accep\u00ADted"),
       .show = decisions},
      {.key = "rejected",
       .heading = message("ver\u00ADworpen", "rejec\u00ADted"),
       .show = decisions},
      {.key = "acceptance", .heading = message("deel", "share"), .show = decisions},
      {.key = "acceptance_low", .heading = message("van", "low"), .show = decisions},
      {.key = "acceptance_high", .heading = message("tot", "high"), .show = decisions},
      {.key = "acceptance_reason", .heading = {}, .show = Show::data_only},
      {.key = "overlap", .heading = message("overlap", "overlap"), .spare = 1},
      {.key = "overlap_rule",
       .heading = message("meest met", "most with"),
       .wrap = true,
       .spare = 5},
      {.key = "overlap_reason", .heading = {}, .show = Show::data_only},
  };
}

std::vector<Cell> cells_of(const RuleRow& row) {
  const auto& interval = row.acceptance_interval;
  return {row.rule,
          row.code,
          std::string{codebook::name(row.tier)},
          count_cell(row.matches),
          count_cell(row.suggestions),
          count_cell(row.other_voices),
          count_cell(row.suppressed),
          count_cell(row.accepted),
          count_cell(row.rejected),
          number_cell(row.acceptance.value),
          number_cell(interval ? std::optional{interval->low} : std::nullopt),
          number_cell(interval ? std::optional{interval->high} : std::nullopt),
          text_cell(row.acceptance.reason.en),
          number_cell(row.overlap.value),
          text_cell(row.overlap_rule),
          text_cell(row.overlap.reason.en)};
}

}  // namespace

Table rules_table(const std::vector<RuleRow>& rows, const analysis::Selection& selection,
                  const analysis::Decided& decided) {
  const base::Message how = in_words(selection, decided);
  const bool any_decided =
      std::ranges::any_of(rows, [](const RuleRow& row) { return row.acceptance.defined(); });
  Table table;
  table.title = message("Regels ({0})", "Rules ({1})", how.nl, how.en);
  table.columns = columns_of(any_decided);
  for (const RuleRow& row : rows) table.rows.push_back(cells_of(row));
  table.notes = {
      message("suggesties: coderingen waarvoor de regel bewijs geeft; onderdrukt: matches die een "
              "voorwaarde of context tegenhield",
              "suggestions: codings for which the rule gives evidence; suppressed: matches that a "
              "condition or context held back"),
      message("overlap: het deel van de suggesties dat een andere regel van dezelfde code ook vond",
              "overlap: the share of the suggestions that another rule of the same code also "
              "found"),
      voices_note(selection)};
  table.notes.push_back(
      any_decided
          ? message("deel = aanvaard / (aanvaard + verworpen), met 95%-interval van Wilson; – waar "
                    "nog niets is beoordeeld",
                    "share = accepted / (accepted + rejected), with Wilson's 95 % interval; – "
                    "where nothing has been decided yet")
          : message("er is nog niets aanvaard of verworpen: hoe vaak een regel gelijk heeft is "
                    "onbekend",
                    "nothing has been accepted or rejected yet: how often a rule is right is not "
                    "known"));
  return table;
}

}  // namespace engine::report
