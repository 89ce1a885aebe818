#include "engine/report/estimate_table.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::Amount;
using analysis::CodeRow;
using analysis::Standing;
using analysis::Stratum;
using base::Message;
using base::message;
using coding::Mark;
using Show = Column::Show;

void add_amount_columns(std::vector<Column>& columns, const std::string& key, Message heading) {
  for (const char* part : {"", "_low", "_high", "_reason"})
    columns.push_back({.key = key + part, .heading = {}, .show = Show::data_only});
  columns.push_back({.key = key + "_shown",
                     .heading = std::move(heading),
                     .show = Show::table_only,
                     .wrap = true,
                     .right = true});
}

// "0.83 [0.71; 0.92]"; the interval may go under the value.
void add_amount_cells(std::vector<Cell>& cells, const std::optional<Amount>& amount,
                      const Message& reason, int decimals) {
  cells.push_back(amount ? Cell{amount->value} : Cell{});
  cells.push_back(amount ? Cell{amount->low} : Cell{});
  cells.push_back(amount ? Cell{amount->high} : Cell{});
  cells.push_back(text_cell(reason.en));
  cells.push_back(amount ? Cell{fmt::format("{0:.{3}f} [{1:.{3}f};\u00A0{2:.{3}f}]", amount->value,
                                            amount->low, amount->high, decimals)}
                         : Cell{});
}

void add_cells(std::vector<Cell>& cells, const analysis::Statistic& statistic) {
  std::optional<Amount> amount;
  if (statistic.measure.value && statistic.interval)
    amount = Amount{*statistic.measure.value, statistic.interval->low, statistic.interval->high};
  constexpr int kDecimals = 2;
  add_amount_cells(cells, amount, statistic.reason(), kDecimals);
}

// Why something is not known, each reason once, with the codes.
class Reasons {
 public:
  void add(const std::string& code, const Message& reason) {
    if (reason.en.empty()) return;
    std::string& codes = codes_[{reason.nl, reason.en}];
    codes += (codes.empty() ? "" : ", ") + code;
  }
  void write(std::vector<Message>& notes) const {
    for (const auto& [reason, codes] : codes_)
      notes.push_back(message("{0}: onbekend, want {1}", "{0}: unknown, because {2}", codes,
                              reason.first, reason.second));
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> codes_;
};

const char* name(CodeRow::From from) {
  switch (from) {
    case CodeRow::From::decisions:
      return "decisions";
    case CodeRow::From::decoys:
      return "decoys";
    case CodeRow::From::nothing:
      break;
  }
  return "";
}

std::vector<Column> estimate_columns() {
  std::vector<Column> columns{{.key = "code", .heading = message("code", "code"), .wrap = true},
                              {.key = "flagged", .heading = message("gemar\u00ADkeerd", "flagged")},
                              {.key = "decided", .heading = {}, .show = Show::data_only}};
  add_amount_columns(columns, "precision", message("precisie", "precision"));
  columns.push_back({.key = "precision_from", .heading = {}, .show = Show::data_only});
  columns.push_back({.key = "precision_from_shown",
                     .heading = message("volgens", "from"),
                     .show = Show::table_only,
                     .spare = 2});
  add_amount_columns(columns, "precision_strict", message("precisie, strikt", "precision, strict"));
  columns.back().spare = 1;
  add_amount_columns(columns, "missed", message("gemist", "missed"));
  add_amount_columns(columns, "recall", message("recall", "recall"));
  for (const char* stratum : {"decoys", "near_miss", "rest", "flagged_otherwise"})
    for (const char* part : {"", "_judged", "_found"})
      columns.push_back(
          {.key = std::string{stratum} + part, .heading = {}, .show = Show::data_only});
  for (const char* part : {"", "_low", "_high"})
    columns.push_back(
        {.key = std::string{"decoy_rate"} + part, .heading = {}, .show = Show::data_only});
  columns.push_back({.key = "decoys_shown",
                     .heading = message("lok\u00ADzinnen", "decoys"),
                     .show = Show::table_only,
                     .right = true,
                     .spare = 3});
  columns.push_back({.key = "judged_shown",
                     .heading = message("bijna, rest", "near, rest"),
                     .show = Show::table_only,
                     .right = true,
                     .spare = 4});
  for (const char* key : {"sample", "coder", "codebook_version", "left_out"})
    columns.push_back({.key = key, .heading = {}, .show = Show::data_only});
  return columns;
}

void add_sampled_cells(std::vector<Cell>& cells, const CodeRow& row) {
  if (!row.sampled) {
    constexpr std::size_t kSampledColumns = 3 * 4 + 3 + 2;
    cells.resize(cells.size() + kSampledColumns);
    return;
  }
  const auto& unflagged = row.sampled->unflagged;
  const Stratum& near = unflagged.at(static_cast<std::size_t>(Mark::near_miss));
  const Stratum& rest = unflagged.at(static_cast<std::size_t>(Mark::rest));
  const Stratum& other = unflagged.at(static_cast<std::size_t>(Mark::flagged));
  const Stratum& decoys = row.sampled->flagged;
  for (const Stratum* stratum : {&decoys, &near, &rest, &other})
    for (const std::uint64_t count : {stratum->units, stratum->judged, stratum->found})
      cells.push_back(count_cell(count));
  if (const auto rate = analysis::share(decoys))
    cells.insert(cells.end(), {rate->value, rate->low, rate->high});
  else
    cells.resize(cells.size() + 3);
  cells.emplace_back(fmt::format("{}/{}", decoys.found, decoys.judged));
  cells.emplace_back(
      fmt::format("{}/{},\u00A0{}/{}", near.found, near.judged, rest.found, rest.judged));
}

std::vector<Cell> cells_of(const CodeRow& row) {
  constexpr int kShare = 2, kSentences = 0;
  // Asked for as it was: the sample's own number.
  const bool then = row.standing != Standing::current && row.estimate.recall.amount;
  std::vector<Cell> cells{row.code,
                          count_cell(then ? row.sampled->flagged.units : row.decided.found),
                          count_cell(row.decided.decided)};
  const auto& [precision, missed, recall] = row.estimate;
  add_amount_cells(cells, precision.amount, precision.reason, kShare);
  cells.push_back(text_cell(name(row.precision_from)));
  cells.push_back(text_cell(name(row.precision_from)));
  add_cells(cells, analysis::strict_precision(row.decided));
  add_amount_cells(cells, missed.amount, missed.reason, kSentences);
  add_amount_cells(cells, recall.amount, recall.reason, kShare);
  add_sampled_cells(cells, row);
  cells.push_back(text_cell(row.sample != nullptr ? row.sample->id : ""));
  cells.push_back(text_cell(row.coder));
  cells.push_back(
      text_cell(row.sample != nullptr ? row.sample->codes[row.index].codebook_version : ""));
  cells.push_back(row.sample != nullptr ? count_cell(row.sample->left_out) : Cell{});
  return cells;
}

void add_sample_notes(const std::vector<CodeRow>& rows, const coding::StudyView& view,
                      std::vector<Message>& notes) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const CodeRow& row : rows) {
    if (row.sample == nullptr || !seen.emplace(row.sample->id, row.coder).second) continue;
    notes.push_back(message("steekproef {}: {} zinnen, beoordeeld door {}",
                            "sample {}: {} sentences, judged by {}", row.sample->id,
                            row.sample->units.size(), row.coder));
  }
  std::set<std::string> told;
  for (const CodeRow& row : rows)
    if (row.sample != nullptr && row.sample->left_out > 0 && row.estimate.missed.amount &&
        told.insert(row.sample->id).second)
      notes.push_back(
          message("gemist en recall gaan niet over de {0} zinnen van eerdere steekproeven, die "
                  "konden helpen om het codeboek te verbeteren",
                  "missed and recall are not about the {0} sentences of earlier samples, which "
                  "could help to improve the codebook",
                  row.sample->left_out));
  for (const CodeRow& row : rows) {
    if (row.sample == nullptr) continue;
    const coding::SampledCode& then = row.sample->codes[row.index];
    if (row.standing != Standing::current && row.estimate.recall.amount)
      notes.push_back(
          message("{0}: dit geldt voor het codeboek en de transcripten van toen (versie {1}), niet "
                  "voor de studie zoals ze nu is",
                  "{0}: this is true of the codebook and the transcripts of then (version {1}), "
                  "not of the study as it is now",
                  row.code, then.codebook_version));
    for (const coding::CodeView& code : view.codes)
      if (row.standing == Standing::current && code.id == then.code &&
          code.codebook_version != then.codebook_version)
        notes.push_back(
            message("{0}: de steekproef is van versie {1} van het codeboek; versie {2} vindt "
                    "dezelfde zinnen",
                    "{0}: the sample is of version {1} of the codebook; version {2} finds the "
                    "same sentences",
                    row.code, then.codebook_version, code.codebook_version));
  }
}

}  // namespace

Table estimate_table(const std::vector<CodeRow>& rows, const coding::StudyView& view) {
  Table table;
  table.title =
      message("Hoe goed, en wat is gemist (zinnen)", "How good, and what was missed (sentences)");
  table.columns = estimate_columns();
  Reasons reasons;
  bool any_sample = false;
  for (const CodeRow& row : rows) {
    table.rows.push_back(cells_of(row));
    reasons.add(row.code, row.estimate.recall.reason);
    any_sample |= row.sample != nullptr;
  }
  reasons.write(table.notes);
  add_sample_notes(rows, view, table.notes);
  table.notes.push_back(
      message("precisie: het deel van de gemarkeerde zinnen dat de code heeft, volgens besluiten "
              "(decisions) of volgens de lokzinnen van de steekproef (decoys); strikt: alleen wat "
              "ongewijzigd is aanvaard",
              "precision: the share of flagged sentences that have the code, from decisions or "
              "from the sample's decoys; strict: only what was accepted as it stands"));
  if (any_sample) {
    table.notes.push_back(
        message("gemist: naar de grootte van de strata gewogen (Horvitz-Thompson); recall = "
                "gevonden / (gevonden + gemist); […; …]: 95%-interval (Wilson, MOVER); de rest van "
                "de tabel: gevonden/beoordeeld in de steekproef",
                "missed: weighed by the size of the strata (Horvitz-Thompson); recall = found / "
                "(found + missed); […; …]: 95 % interval (Wilson, MOVER); the rest of the table: "
                "found/judged in the sample"));
    table.notes.push_back(
        message("wie met deze steekproef het codeboek verbetert, heeft een nieuwe nodig om te "
                "zeggen hoe goed het dan is",
                "whoever improves the codebook with this sample needs another to say how good it "
                "is then"));
  }
  return table;
}

Table rule_precision_table(const std::vector<analysis::RuleVerdicts>& rows) {
  Table table;
  table.title = message("Precisie per regel", "Precision by rule");
  table.columns = {
      {.key = "rule", .heading = message("regel", "rule"), .wrap = true},
      {.key = "code", .heading = message("code", "code"), .section = true},
      {.key = "tier", .heading = message("trap", "tier"), .spare = 1},
      {.key = "suggestions", .heading = message("sugges\u00ADties", "sugges\u00ADtions")},
      {.key = "decided", .heading = message("beoor\u00ADdeeld", "decided")}};
  add_amount_columns(table.columns, "strict", message("strikt", "strict"));
  add_amount_columns(table.columns, "lenient", message("ruim", "lenient"));
  for (const analysis::RuleVerdicts& row : rows) {
    std::vector<Cell> cells{row.rule, row.code, std::string{codebook::name(row.tier)},
                            count_cell(row.verdicts.found), count_cell(row.verdicts.decided)};
    add_cells(cells, analysis::strict_precision(row.verdicts));
    add_cells(cells, analysis::lenient_precision(row.verdicts));
    table.rows.push_back(std::move(cells));
  }
  table.notes = {
      message("strikt: ongewijzigd aanvaard; ruim: ook met andere grenzen of een andere subcode; "
              "beide van wat is beoordeeld, met 95%-interval van Wilson; – waar nog niets is "
              "beoordeeld",
              "strict: accepted as it stands; lenient: also with other borders or another "
              "sub-code; both of what was decided, with Wilson's 95 % interval; – where nothing "
              "has been decided yet")};
  return table;
}

Table pairs_table(const std::vector<analysis::PairRow>& rows) {
  Table table;
  table.title = message("Twee codeurs op dezelfde steekproef", "Two coders on the same sample");
  table.columns = {{.key = "code", .heading = message("code", "code"), .wrap = true},
                   {.key = "sample", .heading = message("steekproef", "sample"), .spare = 1},
                   {.key = "coder1", .heading = message("codeur 1", "coder 1")},
                   {.key = "coder2", .heading = message("codeur 2", "coder 2")},
                   {.key = "units", .heading = message("zinnen", "sentences")},
                   {.key = "n1", .heading = message("1", "1")},
                   {.key = "n2", .heading = message("2", "2")},
                   {.key = "n12", .heading = message("beide", "both")}};
  add_amount_columns(table.columns, "chapman", message("naar schatting", "estimated"));
  for (const analysis::PairRow& row : rows) {
    const auto& [units, first, second, both] = row.pair;
    std::vector<Cell> cells{row.code,           row.sample,        row.first,
                            row.second,         count_cell(units), count_cell(first),
                            count_cell(second), count_cell(both)};
    constexpr int kDecimals = 1;
    std::optional<Amount> all;
    Message reason =
        message("een van beiden vond de code nergens", "one of them found the code nowhere");
    if (first > 0 && second > 0) {
      all = analysis::chapman(units, first, second, both);
      reason = all ? Message{}
                   : message(
                         "zij vonden zo weinig dezelfde, dat er meer zouden zijn dan de zinnen "
                         "die beiden beoordeelden",
                         "they found so few together that there would be more than the "
                         "sentences that both judged");
    }
    add_amount_cells(cells, all, reason, kDecimals);
    table.rows.push_back(std::move(cells));
  }
  table.notes = {message(
      "naar schatting: hoeveel van de zinnen die beiden beoordeelden de code hebben, ook wat geen "
      "van beiden zag (Chapman 1951), met 95%-interval; alleen als zij onafhankelijk van elkaar "
      "oordeelden en elke zin even moeilijk was",
      "estimated: how many of the sentences that both judged have the code, also those that "
      "neither saw (Chapman 1951), with its 95 % interval; only if they judged independently and "
      "each sentence was equally hard")};
  return table;
}

}  // namespace engine::report
