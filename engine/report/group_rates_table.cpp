#include "engine/report/group_rates_table.hpp"

#include <algorithm>

#include "engine/report/statistics.hpp"
#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::By;
using analysis::CodeInGroups;
using analysis::GroupRate;
using base::Message;
using base::message;
using Show = Column::Show;

Message heading_of(const By& by) {
  return by.what == By::What::role ? message("rol", "role") : message("{0}", "{0}", by.attribute);
}

std::vector<Column> columns_of(const By& by, bool contrasts) {
  std::vector<Column> columns{
      {.key = "code", .heading = message("code", "code"), .wrap = true, .section = true},
      {.key = analysis::name(by), .heading = heading_of(by), .wrap = true},
      {.key = "codings", .heading = message("code\u00ADringen", "codings")},
      {.key = "transcripts", .heading = {}, .show = Show::data_only},
      {.key = "transcripts_n", .heading = {}, .show = Show::data_only},
      {.key = "transcripts_of",
       .heading = message("tran\u00ADscripten", "tran\u00ADscripts"),
       .show = Show::table_only,
       .right = true,
       .spare = 1},
      {.key = "speakers", .heading = {}, .show = Show::data_only},
      {.key = "speakers_n", .heading = {}, .show = Show::data_only},
      {.key = "words", .heading = message("woorden", "words"), .spare = 2},
      {.key = "small", .heading = {}, .show = Show::data_only},
      {.key = "small_mark", .heading = message("klein", "small"), .show = Show::table_only}};
  add_statistic_columns(columns, "per_1000_words", message("per 1000 woorden", "per 1,000 words"));
  columns.push_back({.key = "against", .heading = {}, .show = Show::data_only});
  add_statistic_columns(columns, "difference", message("verschil", "differ\u00ADence"), 0,
                        contrasts);
  add_statistic_columns(columns, "ratio", message("ver\u00ADhouding", "ratio"), 0, contrasts);
  return columns;
}

std::vector<Cell> counts_of(const GroupRate& group) {
  const analysis::FrequencyRow& counts = group.counts;
  return {counts.code,
          text_cell(counts.group.value_or("")),
          count_cell(counts.codings),
          count_cell(counts.transcripts),
          count_cell(counts.transcripts_n),
          std::to_string(counts.transcripts) + "/" + std::to_string(counts.transcripts_n),
          count_cell(counts.speakers),
          count_cell(counts.speakers_n),
          count_cell(counts.words),
          group.is_small(),
          std::string{group.is_small() ? "*" : ""}};
}

// What the row of `group` says of the contrast, and with which group.
struct Against {
  std::string group;
  analysis::GroupContrast contrast;
};
Against against(const CodeInGroups& code, const GroupRate& group) {
  if (!code.contrast) {
    const auto none = analysis::Measure::undefined(
        message("vergeleken worden precies twee groepen", "exactly two groups are compared"));
    return {"", {{none, std::nullopt, {}}, {none, std::nullopt, {}}}};
  }
  const auto named = [](const GroupRate& each) { return each.counts.group.has_value(); };
  const auto first = std::ranges::find_if(code.groups, named);
  const auto second = std::find_if(first + 1, code.groups.end(), named);
  if (&group != &*second) return {};
  return {*first->counts.group, *code.contrast};
}

std::vector<Cell> cells_of(const CodeInGroups& code, const GroupRate& group, bool contrasts) {
  std::vector<Cell> cells = counts_of(group);
  add_statistic_cells(cells, group.rate);
  const Against other = against(code, group);
  cells.push_back(text_cell(other.group));
  add_statistic_cells(cells, other.contrast.difference, contrasts);
  add_statistic_cells(cells, other.contrast.ratio, contrasts);
  return cells;
}

// Why a number or an interval in the table is missing, each reason once.
void add_reasons(const std::vector<CodeInGroups>& codes, std::vector<Message>& notes) {
  std::vector<Message> told;
  const auto tell = [&](const analysis::Statistic& statistic) {
    const Message& reason = statistic.reason();
    if (reason.en.empty() || std::ranges::find(told, reason) != told.end()) return;
    told.push_back(reason);
    notes.push_back(statistic.measure.defined()
                        ? message("zonder [van; tot] is het interval niet bepaald, want {0}",
                                  "without [from; to] the interval is not defined, because {1}",
                                  reason.nl, reason.en)
                        : message("–: niet bepaald, want {0}", "–: not defined, because {1}",
                                  reason.nl, reason.en));
  };
  for (const CodeInGroups& code : codes) {
    for (const GroupRate& group : code.groups) tell(group.rate);
    if (!code.contrast) continue;
    tell(code.contrast->difference);
    tell(code.contrast->ratio);
  }
}

std::vector<Message> notes_of(const std::vector<CodeInGroups>& codes, const By& by,
                              const analysis::Selection& selection, bool contrasts) {
  std::vector<Message> notes{
      message("per 1000 woorden van de sprekers voor wie de code geldt, in transcripten waarop hij "
              "is toegepast; tussen haken het 95%-interval: bootstrap over transcripten, {0} "
              "trekkingen",
              "per 1,000 words of speakers the code applies to, in transcripts it was run on; in "
              "brackets the 95 % interval: bootstrap over transcripts, {0} draws",
              analysis::kResamples),
      by.what == By::What::role
          ? message(
                "getrokken wordt uit alle transcripten samen: rollen in één gesprek blijven bij "
                "elkaar",
                "drawn from all transcripts together: roles in one interview stay together")
          : message("getrokken wordt binnen elke groep: elke groep houdt haar aantal transcripten",
                    "drawn within each group: each keeps its number of transcripts")};
  if (contrasts)
    notes.push_back(
        message("verschil, verhouding: de tweede groep min, en gedeeld door, de eerste",
                "difference, ratio: the second group minus, and divided by, the first"));
  notes.push_back(
      message("* klein: minder dan {0} coderingen of minder dan {1} transcripten; het "
              "interval is dan te smal",
              "* small: fewer than {0} codings or fewer than {1} transcripts; the "
              "interval is then too narrow",
              analysis::kFewCodings, analysis::kFewTranscripts));
  notes.push_back(
      message("een verschil tussen groepen zegt niet waardoor het komt, en de sprekers "
              "zijn geen steekproef van hun groep",
              "a difference between groups does not say what made it, and the speakers "
              "are no sample of their group"));
  notes.push_back(voices_note(selection));
  add_reasons(codes, notes);
  return notes;
}

}  // namespace

Table group_rates_table(const std::vector<CodeInGroups>& codes, const By& by,
                        const analysis::Selection& selection, const analysis::Decided& decided) {
  const Message how = in_words(selection, decided);
  const Message what = heading_of(by);
  const bool contrasts = std::ranges::any_of(
      codes, [](const CodeInGroups& code) { return code.contrast.has_value(); });
  Table table;
  table.title = message("Codes naast elkaar per {0} ({2})", "Codes side by side by {1} ({3})",
                        what.nl, what.en, how.nl, how.en);
  table.columns = columns_of(by, contrasts);
  for (const CodeInGroups& code : codes)
    for (const GroupRate& group : code.groups)
      table.rows.push_back(cells_of(code, group, contrasts));
  table.notes = notes_of(codes, by, selection, contrasts);
  return table;
}

}  // namespace engine::report
