#include "engine/report/cooccurrence_table.hpp"

#include <algorithm>
#include <map>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::CooccurrenceRow;
using analysis::Measure;
using analysis::Within;
using base::message;
using Show = Column::Show;

struct NamedMeasure {
  const char* key;
  const char* heading;
  Measure CooccurrenceRow::* measure;
};
constexpr std::array<NamedMeasure, 5> kMeasures{{
    {"c_coefficient", "c", &CooccurrenceRow::c_coefficient},
    {"dice", "dice", &CooccurrenceRow::dice},
    {"phi", "phi", &CooccurrenceRow::phi},
    {"npmi", "npmi", &CooccurrenceRow::npmi},
    {"g2", "G²", &CooccurrenceRow::g2},
}};

base::Message windows(const Within& within) {
  switch (within.what) {
    case Within::What::sentence:
      return message("zin", "sentence");
    case Within::What::turn:
      return message("beurt", "turn");
    case Within::What::transcript:
      return message("transcript", "transcript");
    case Within::What::overlap:
      return message("overlap", "overlap");
    case Within::What::tokens:
      return message("{} woorden", "{} words", within.tokens);
  }
  return {};
}

base::Message units_note(const Within& within) {
  switch (within.what) {
    case Within::What::sentence:
      return message(
          "n: zinnen van sprekers voor wie beide codes gelden, in transcripten waarop "
          "beide zijn toegepast; n1, n2, n12: die met de eerste, de tweede, beide",
          "n: sentences of speakers to whom both codes apply, in transcripts both were "
          "run on; n1, n2, n12: those with the first, the second, both");
    case Within::What::turn:
      return message(
          "n: beurten van sprekers voor wie beide codes gelden, in transcripten waarop "
          "beide zijn toegepast; n1, n2, n12: die met de eerste, de tweede, beide",
          "n: turns of speakers to whom both codes apply, in transcripts both were run "
          "on; n1, n2, n12: those with the first, the second, both");
    case Within::What::transcript:
      return message(
          "n: transcripten waarop beide codes zijn toegepast en waarin iemand spreekt "
          "voor wie beide gelden; n1, n2, n12: die met de eerste, de tweede, beide",
          "n: transcripts both codes were run on, with a speaker to whom both apply; "
          "n1, n2, n12: those with the first, the second, both");
    case Within::What::overlap:
      return message(
          "coderingen die tekst delen, rechtstreeks of via andere, vormen één passage; "
          "n1, n2, n12: passages met de eerste code, de tweede, beide",
          "codings that share text, directly or through others, form one passage; n1, "
          "n2, n12: passages with the first code, the second, both");
    case Within::What::tokens:
      return message(
          "coderingen met ten hoogste {0} woorden ertussen, rechtstreeks of via andere, "
          "vormen één passage; n1, n2, n12: passages met de eerste code, de tweede, "
          "beide",
          "codings with at most {0} words between them, directly or through others, "
          "form one passage; n1, n2, n12: passages with the first code, the second, both",
          within.tokens);
  }
  return {};
}

std::vector<Column> columns_of(const Within& within) {
  const Show units = within.counts_units() ? Show::everywhere : Show::data_only;
  std::vector<Column> columns{
      {.key = "code1", .heading = {}, .show = Show::data_only},
      {.key = "code2", .heading = {}, .show = Show::data_only},
      {.key = "pair", .heading = message("codes", "codes"), .show = Show::table_only, .wrap = true},
      {.key = "n1", .heading = message("n1", "n1")},
      {.key = "n2", .heading = message("n2", "n2")},
      {.key = "n12", .heading = message("n12", "n12")},
      {.key = "n", .heading = message("n", "n"), .show = units},
  };
  for (const NamedMeasure& one : kMeasures) {
    const bool defined =
        one.measure == &CooccurrenceRow::c_coefficient || one.measure == &CooccurrenceRow::dice;
    columns.push_back({.key = one.key,
                       .heading = message("{}", "{}", one.heading),
                       .show = defined ? Show::everywhere : units,
                       .bar = one.measure == &CooccurrenceRow::c_coefficient});
  }
  columns.push_back({.key = "n_reason", .heading = {}, .show = Show::data_only});
  for (const NamedMeasure& one : kMeasures)
    columns.push_back(
        {.key = std::string{one.key} + "_reason", .heading = {}, .show = Show::data_only});
  return columns;
}

std::vector<Cell> cells_of(const CooccurrenceRow& row) {
  const analysis::PairCount& count = row.count;
  std::vector<Cell> cells{row.code1,
                          row.code2,
                          row.code1 + " × " + row.code2,
                          count_cell(count.n1),
                          count_cell(count.n2),
                          count_cell(count.n12),
                          count_cell(count.n)};
  for (const NamedMeasure& one : kMeasures) {
    cells.push_back(number_cell((row.*one.measure).value));
  }
  cells.push_back(text_cell(row.n_reason.en));
  for (const NamedMeasure& one : kMeasures)
    cells.push_back(text_cell((row.*one.measure).reason.en));
  return cells;
}

// The reasons for the dashes in the table, each once.
void add_reasons(const std::vector<const CooccurrenceRow*>& rows, Table& table) {
  std::vector<base::Message> reasons;
  for (const CooccurrenceRow* row : rows)
    for (const NamedMeasure& one : kMeasures)
      if (const Measure& measure = row->*one.measure;
          !measure.defined() && std::ranges::find(reasons, measure.reason) == reasons.end())
        reasons.push_back(measure.reason);
  for (const base::Message& reason : reasons)
    table.notes.push_back(
        message("–: niet bepaald, want {0}", "–: not defined, because {1}", reason.nl, reason.en));
}

}  // namespace

Table cooccurrence_table(const analysis::Cooccurrence& result, const Within& within,
                         analysis::Level level, const analysis::Selection& selection,
                         const analysis::Decided& decided, bool only_meeting) {
  const base::Message how = in_words(selection, decided);
  const base::Message window = windows(within);
  Table table;
  table.title = level == analysis::Level::code
                    ? message("Codes die samen voorkomen, binnen: {0} ({2})",
                              "Codes that occur together, within: {1} ({3})", window.nl, window.en,
                              how.nl, how.en)
                    : message("Subcodes die samen voorkomen, binnen: {0} ({2})",
                              "Sub-codes that occur together, within: {1} ({3})", window.nl,
                              window.en, how.nl, how.en);
  table.columns = columns_of(within);
  std::vector<const CooccurrenceRow*> shown;
  for (const CooccurrenceRow& row : result.rows)
    if (!only_meeting || row.count.n12 > 0) shown.push_back(&row);
  for (const CooccurrenceRow* row : shown) table.rows.push_back(cells_of(*row));

  table.notes.push_back(units_note(within));
  table.notes.push_back(message("c = n12 / (n1 + n2 − n12); dice = 2·n12 / (n1 + n2)",
                                "c = n12 / (n1 + n2 − n12); dice = 2·n12 / (n1 + n2)"));
  if (within.counts_units())
    table.notes.push_back(
        message("phi: correlatie over de eenheden; npmi: −1 nooit samen, 0 zo vaak als bij toeval, "
                "1 altijd samen; G²: log-likelihood-verhouding, natuurlijke logaritmen",
                "phi: correlation over the units; npmi: −1 never together, 0 as often as by "
                "chance, 1 always; G²: log-likelihood ratio, natural logarithms"));
  add_reasons(shown, table);
  if (const std::size_t hidden = result.rows.size() - shown.size(); hidden > 0)
    table.notes.push_back(
        message("{} paren die nergens samen voorkomen staan alleen in --format csv, "
                "json en jsonl",
                "{} pairs that never meet are listed in --format csv, json and "
                "jsonl only",
                hidden));
  return table;
}

namespace {

std::string shade(const CooccurrenceRow& row) {
  struct Step {
    double below;
    const char* mark;
  };
  constexpr std::array<Step, 3> kWidestFirst{{{0.5, "▓"}, {0.25, "▒"}, {0.1, "░"}}};
  if (row.count.n12 == 0) return "·";
  std::string mark = "█";
  for (const Step& step : kWidestFirst)
    if (*row.c_coefficient.value < step.below) mark = step.mark;
  return mark + " " + std::to_string(row.count.n12);
}

}  // namespace

std::optional<Table> cooccurrence_matrix(const analysis::Cooccurrence& result) {
  constexpr std::size_t kLeast = 3, kMost = 10;
  const std::size_t codes = result.codes.size();
  if (codes < kLeast || codes > kMost) return std::nullopt;
  std::map<std::pair<std::string_view, std::string_view>, const CooccurrenceRow*> pairs;
  for (const CooccurrenceRow& row : result.rows) {
    pairs[{row.code1, row.code2}] = &row;
    pairs[{row.code2, row.code1}] = &row;
  }
  Table matrix;
  matrix.columns.push_back(
      {.key = "code", .heading = message("samen (n12)", "together (n12)"), .wrap = true});
  for (std::size_t at = 0; at < codes; ++at) {
    const std::string number = std::to_string(at + 1);
    matrix.columns.push_back(
        {.key = number, .heading = message("{}", "{}", number), .right = true});
    std::vector<Cell> cells{number + " " + result.codes[at]};
    for (const std::string& other : result.codes) {
      const auto pair = pairs.find({result.codes[at], other});
      cells.emplace_back(pair == pairs.end() ? std::string{} : shade(*pair->second));
    }
    matrix.rows.push_back(std::move(cells));
  }
  matrix.notes.push_back(
      message("hoe donkerder, hoe groter c: · is 0, ░ tot 0,1, ▒ tot 0,25, ▓ tot 0,5, █ vanaf 0,5",
              "the darker, the larger c: · is 0, ░ to 0.1, ▒ to 0.25, ▓ to 0.5, █ from 0.5"));
  return matrix;
}

}  // namespace engine::report
