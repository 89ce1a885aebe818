#include "engine/report/frequencies_table.hpp"

#include <algorithm>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::By;
using analysis::FrequencyRow;
using base::message;
using Show = Column::Show;

base::Message what_rows_are(const By& by) {
  switch (by.what) {
    case By::What::code:
      return message("code", "code");
    case By::What::subcode:
      return message("subcode", "sub-code");
    case By::What::transcript:
      return message("transcript", "transcript");
    case By::What::speaker:
      return message("spreker", "speaker");
    case By::What::role:
      return message("rol", "role");
    case By::What::attribute:
      return message("{0}", "{0}", by.attribute);
  }
  return {};
}

// True where all rows have one denominator: then a note says it.
bool share_words(const std::vector<FrequencyRow>& rows) {
  return std::ranges::all_of(
      rows, [&](const FrequencyRow& row) { return row.words == rows.front().words; });
}

void add_group_columns(const By& by, std::vector<Column>& columns) {
  const base::Message heading = what_rows_are(by);
  switch (by.what) {
    case By::What::code:
      return;
    case By::What::subcode:
      columns.push_back({.key = "subcode", .heading = heading, .show = Show::data_only});
      return;
    case By::What::speaker:
      columns.push_back({.key = "transcript",
                         .heading = message("transcript", "transcript"),
                         .wrap = true,
                         .group = true});
      [[fallthrough]];
    default:
      columns.push_back({.key = analysis::name(by), .heading = heading, .wrap = true});
  }
}

void add_group_cells(const By& by, const FrequencyRow& row, std::vector<Cell>& cells) {
  switch (by.what) {
    case By::What::code:
      return;
    case By::What::subcode: {
      const std::size_t dot = row.code.find('.');
      cells.push_back(text_cell(dot == std::string::npos ? "" : row.code.substr(dot + 1)));
      return;
    }
    case By::What::speaker:
      cells.push_back(text_cell(row.transcript));
      [[fallthrough]];
    default:
      cells.push_back(text_cell(row.group.value_or("")));
  }
}

std::vector<Column> columns_of(const By& by, const std::vector<FrequencyRow>& rows) {
  const bool one_speaker = by.what == By::What::speaker;
  const bool one_transcript = one_speaker || by.what == By::What::transcript;
  std::vector<Column> columns{
      {.key = "code",
       .heading = message("code", "code"),
       .wrap = true,
       .section = by.what != By::What::code && by.what != By::What::subcode}};
  add_group_columns(by, columns);
  const auto number = [&](const char* key, base::Message heading, Show show = Show::everywhere) {
    columns.push_back({.key = key, .heading = std::move(heading), .show = show});
  };
  // "3/12", which a person reads at once.
  const auto of = [&](const char* key, base::Message heading, bool trivial) {
    columns.push_back({.key = key,
                       .heading = std::move(heading),
                       .show = trivial ? Show::data_only : Show::table_only,
                       .right = true});
  };
  number("codings", message("code\u00ADringen", "codings"));
  number("transcripts", {}, Show::data_only);
  number("transcripts_n", {}, Show::data_only);
  if (!one_transcript)
    of("transcripts_of", message("tran\u00ADscripten", "tran\u00ADscripts"), false);
  number("speakers", {}, Show::data_only);
  number("speakers_n", {}, Show::data_only);
  if (!one_speaker) of("speakers_of", message("sprekers", "speakers"), false);
  number("words", message("woorden", "words"),
         share_words(rows) ? Show::data_only : Show::everywhere);
  columns.push_back({.key = "per_1000_words",
                     .heading = message("per 1000 woorden", "per 1,000 words"),
                     .bar = true});
  number("other_voices", message("andere stemmen", "other voices"));
  return columns;
}

Cell fraction(std::uint64_t part, std::uint64_t whole) {
  return std::to_string(part) + "/" + std::to_string(whole);
}

std::vector<Cell> cells_of(const By& by, const FrequencyRow& row) {
  const bool one_speaker = by.what == By::What::speaker;
  const bool one_transcript = one_speaker || by.what == By::What::transcript;
  std::vector<Cell> cells{row.code};
  add_group_cells(by, row, cells);
  cells.push_back(count_cell(row.codings));
  cells.push_back(count_cell(row.transcripts));
  cells.push_back(count_cell(row.transcripts_n));
  if (!one_transcript) cells.push_back(fraction(row.transcripts, row.transcripts_n));
  cells.push_back(count_cell(row.speakers));
  cells.push_back(count_cell(row.speakers_n));
  if (!one_speaker) cells.push_back(fraction(row.speakers, row.speakers_n));
  cells.push_back(count_cell(row.words));
  cells.push_back(number_cell(row.per_1000_words.value));
  cells.push_back(count_cell(row.other_voices));
  return cells;
}

void add_notes(const By& by, const std::vector<FrequencyRow>& rows,
               const analysis::Selection& selection, Table& table) {
  table.notes.push_back(message(
      "per 1000 woorden: van alle sprekers voor wie de code geldt, in alle transcripten waarop hij "
      "is toegepast, ook die zonder codering",
      "per 1,000 words: of all speakers the code applies to, in all transcripts it was run on, "
      "those without a coding included"));
  if (!rows.empty() && share_words(rows))
    table.notes.push_back(message("voor alle rijen zijn dat {} woorden",
                                  "for all rows that is {} words", rows.front().words));
  if (by.what != By::What::subcode)
    table.notes.push_back(message("twee subcodes in één zin tellen als één codering van de code",
                                  "two sub-codes in one sentence count as one coding of the code"));
  table.notes.push_back(voices_note(selection));
  if (selection.layer == analysis::Layer::suggested)
    table.notes.push_back(
        message("een aantal suggesties zegt niet hoe vaak iets voorkomt",
                "a number of suggestions does not say how often something occurs"));
}

}  // namespace

Table frequencies_table(const std::vector<FrequencyRow>& rows, const By& by,
                        const analysis::Selection& selection, const analysis::Decided& decided) {
  const base::Message how = in_words(selection, decided);
  const base::Message what = what_rows_are(by);
  Table table;
  table.title =
      by.what == By::What::code || by.what == By::What::subcode
          ? message("Frequenties per {0} ({2})", "Frequencies by {1} ({3})", what.nl, what.en,
                    how.nl, how.en)
          : message("Frequenties per code en {0} ({2})", "Frequencies by code and {1} ({3})",
                    what.nl, what.en, how.nl, how.en);
  table.columns = columns_of(by, rows);
  for (const FrequencyRow& row : rows) table.rows.push_back(cells_of(by, row));
  add_notes(by, rows, selection, table);
  return table;
}

}  // namespace engine::report
