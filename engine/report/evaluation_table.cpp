#include "engine/report/evaluation_table.hpp"

#include <fmt/ranges.h>

#include "engine/base/joined.hpp"
#include "engine/report/statistics.hpp"
#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::Statistic;
using base::message;
using Show = Column::Show;

constexpr const char* kOverAll = "all";

base::Message tiers_in_words(const analysis::Selection& selection) {
  if (selection.tiers == std::vector{codebook::Tier::precise})
    return message("alleen trap precise", "tier precise only");
  return message("trap precise en hint samen", "tiers precise and hint together");
}

}  // namespace

Table evaluation_table(const analysis::Evaluation& evaluation, const analysis::Selection& selection,
                       std::size_t sentences, std::size_t transcripts) {
  const base::Message tiers = tiers_in_words(selection);
  Table table;
  table.title = message("Voorcodering en gouden standaard ({0})", "Pre-coding against gold ({1})",
                        tiers.nl, tiers.en);
  table.columns = {{.key = "code", .heading = message("code", "code"), .wrap = true},
                   {.key = "n", .heading = message("goud", "gold")},
                   {.key = "flagged", .heading = message("gemar­keerd", "flagged")},
                   {.key = "found", .heading = message("gevonden", "found")}};
  add_statistic_columns(table.columns, "precision", message("precisie", "precision"));
  add_statistic_columns(table.columns, "recall", message("recall", "recall"));
  add_statistic_columns(table.columns, "f1", message("F1", "F1"));
  add_statistic_columns(table.columns, "kappa", message("kappa", "kappa"), 1);
  for (const analysis::Score& score : evaluation.scores) {
    std::vector<Cell> cells{score.code.empty() ? kOverAll : score.code, count_cell(score.n),
                            count_cell(score.flagged), count_cell(score.found)};
    for (const Statistic* statistic : {&score.precision, &score.recall, &score.f1, &score.kappa})
      add_statistic_cells(cells, *statistic);
    table.rows.push_back(std::move(cells));
  }
  table.notes = {
      message("{} beoordeelde zinnen in {} transcripten; een zin telt als gemarkeerd wanneer een "
              "codering van de code of een subcode, in eigen stem, de zin overlapt",
              "{} judged sentences in {} transcripts; a sentence counts as flagged when a coding "
              "of the code or a sub-code, in own voice, overlaps it",
              sentences, transcripts),
      message("precisie = gevonden / gemarkeerd; recall = gevonden / goud; kappa volgens Cohen "
              "(1960); all: elke zin met elke code is één beslissing",
              "precision = found / flagged; recall = found / gold; kappa after Cohen (1960); all: "
              "each sentence with each code is one decision"),
      transcripts > 1
          ? message("[…; …]: 95%-interval, {} steekproeven met teruglegging uit de transcripten",
                    "[…; …]: 95 % interval, {} resamples of the transcripts", analysis::kResamples)
          : message("geen intervallen: daarvoor zijn minstens twee transcripten nodig",
                    "no intervals: they need at least two transcripts")};
  const auto list = [](const std::vector<std::string>& codes) { return base::joined(codes); };
  if (!evaluation.unused.empty())
    table.notes.push_back(
        message("niet meegeteld, want het goud heeft ze nergens en de machine wel: {}",
                "not counted, because the gold has them nowhere and the machine does: {}",
                list(evaluation.unused)));
  if (!evaluation.unknown.empty())
    table.notes.push_back(message("de studie kent deze codes van het goud niet: {}",
                                  "the study does not know these codes of the gold: {}",
                                  list(evaluation.unknown)));
  return table;
}

Table differences_table(analysis::Difference::What what, const std::vector<DifferenceLine>& lines) {
  const bool miss = what == analysis::Difference::What::miss;
  Table table;
  table.title = miss ? message("Gemist ({})", "Missed ({})", lines.size())
                     : message("Vals alarm ({})", "False alarms ({})", lines.size());
  table.columns = {
      {.key = "transcript", .heading = message("transcript", "transcript"), .group = true},
      {.key = "begin_cp", .heading = message("positie", "position")},
      {.key = "end_cp", .heading = {}, .show = Show::data_only},
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "text", .heading = message("zin", "sentence"), .wrap = true},
      {.key = "rules", .heading = {}, .show = Show::data_only},
      {.key = "rules_shown",
       .heading = miss ? message("bijna", "nearly") : message("regels", "rules"),
       .show = Show::table_only,
       .wrap = true}};
  for (const DifferenceLine& line : lines)
    table.rows.push_back({line.transcript, count_cell(line.span.begin().value),
                          count_cell(line.span.end().value), line.code, line.text, Json(line.rules),
                          text_cell(base::joined(line.rules, "; "))});
  return table;
}

}  // namespace engine::report
