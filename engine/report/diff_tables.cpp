#include "engine/report/diff_tables.hpp"

#include <set>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::CodingChange;
using base::message;
using codebook::Difference;
using Show = Column::Show;

std::string rules_of(const std::vector<coding::RuleEvidence>& evidence) {
  std::string out;
  std::set<std::string> seen;
  for (const coding::RuleEvidence& each : evidence)
    if (seen.insert(each.rule).second) (out += out.empty() ? "" : ", ") += each.rule;
  return out;
}

}  // namespace

Table codebook_diff_table(const std::vector<Difference>& differences) {
  Table table;
  table.title = message("Wat er in het codeboek verschilt", "What differs in the codebook");
  table.columns = {{.key = "what", .heading = message("wat", "what"), .section = true},
                   {.key = "id", .heading = message("id", "id"), .section = true},
                   {.key = "change", .heading = message("verandering", "change")},
                   {.key = "aspect", .heading = message("waarin", "in what")},
                   {.key = "before", .heading = message("voor", "before"), .wrap = true},
                   {.key = "after", .heading = message("na", "after"), .wrap = true}};
  for (const Difference& each : differences)
    table.rows.push_back({std::string{name(each.what)}, each.id, std::string{name(each.change)},
                          text_cell(each.aspect), text_cell(each.before), text_cell(each.after)});
  table.notes = {
      message("proefzinnen en commentaar zijn weggelaten: zij veranderen niets aan wat "
              "gevonden wordt",
              "tests and comments are left out: they change nothing that is found")};
  return table;
}

Table coding_changes_table(const std::vector<CodingChange>& changes,
                           const coding::StudyView& view) {
  Table table;
  table.title = message("Wat er in de studie zou veranderen", "What would change in the study");
  table.columns = {
      {.key = "transcript", .heading = message("transcript", "transcript"), .section = true},
      {.key = "change", .heading = message("verandering", "change")},
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "id", .heading = {}, .show = Show::data_only},
      {.key = "begin_cp", .heading = {}, .show = Show::data_only},
      {.key = "end_cp", .heading = {}, .show = Show::data_only},
      {.key = "text", .heading = message("tekst", "text"), .wrap = true},
      {.key = "tier", .heading = message("trap", "tier"), .show = Show::data_only},
      {.key = "voice", .heading = message("stem", "voice"), .show = Show::data_only},
      {.key = "status", .heading = message("status", "status")},
      {.key = "rules_before",
       .heading = message("regels voor", "rules before"),
       .wrap = true,
       .spare = 1},
      {.key = "rules", .heading = message("regels na", "rules after"), .wrap = true},
  };
  std::map<CodingChange::What, std::size_t> counts;
  for (const CodingChange& change : changes) {
    ++counts[change.what];
    const coding::Coding& coding = change.coding;
    const bool gone = change.what == CodingChange::What::gone;
    table.rows.push_back({view.transcripts[coding.transcript].name, std::string{name(change.what)},
                          coding.code, coding.id, count_cell(coding.segment.span.begin().value),
                          count_cell(coding.segment.span.end().value), coding.text,
                          coding.tier ? Cell{std::string{name(*coding.tier)}} : Cell{},
                          std::string{name(coding.voice)}, std::string{name(coding.status)},
                          text_cell(rules_of(gone ? coding.rules : change.rules_before)),
                          text_cell(gone ? "" : rules_of(coding.rules))});
  }
  table.notes = {message(
      "{} erbij, {} weg, {} met ander bewijs, {} beoordeeld en niet meer gesuggereerd; alle "
      "trappen en stemmen van sprekers voor wie de code geldt; de studie is niet veranderd",
      "{} appear, {} go, {} have other evidence, {} are decided and no longer suggested; all "
      "tiers and voices of whom the code applies to; the study has not been changed",
      counts[CodingChange::What::appeared], counts[CodingChange::What::gone],
      counts[CodingChange::What::other_evidence], counts[CodingChange::What::no_longer_suggested])};
  return table;
}

}  // namespace engine::report
