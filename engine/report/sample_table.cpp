#include "engine/report/sample_table.hpp"

#include <fmt/format.h>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::Stratum;
using base::message;
using coding::Mark;
using Show = Column::Show;

Cell drawn_of(const Stratum& stratum) {
  return fmt::format("{}/{}", stratum.judged, stratum.units);
}

Json expected_json(const CodePlan& code) {
  Json all = Json::array();
  for (std::size_t at = 0; at < kExpectedRecalls.size(); ++at) {
    const auto& interval = code.expected.at(at);
    all.push_back({{"recall", kExpectedRecalls.at(at)},
                   {"low", interval ? Json(interval->low) : Json()},
                   {"high", interval ? Json(interval->high) : Json()}});
  }
  return all;
}

base::Message tiers_of(const coding::Sample& sample) {
  return sample.tiers.empty() ? message("trap precise en hint", "tiers precise and hint")
                              : message("alleen trap precise", "tier precise only");
}

std::string codes_of(const coding::Sample& sample) {
  std::string codes;
  for (const coding::SampledCode& code : sample.codes)
    codes += (codes.empty() ? "" : ", ") + code.code;
  return codes;
}

}  // namespace

Table units_table(const coding::Sample& sample, const std::vector<UnitLine>& units) {
  Table table;
  table.title = message("Steekproef {}: heeft de zin een van de codes?",
                        "Sample {}: does the sentence have one of the codes?", sample.id);
  table.columns = {{.key = "sample", .heading = {}, .show = Show::data_only},
                   {.key = "unit", .heading = message("zin", "unit")},
                   {.key = "text", .heading = message("tekst", "text"), .wrap = true},
                   {.key = "before", .heading = message("ervoor", "before"), .wrap = true},
                   {.key = "after", .heading = message("erna", "after"), .wrap = true},
                   {.key = "codes", .heading = {}, .show = Show::data_only}};
  for (const UnitLine& unit : units)
    table.rows.push_back({sample.id, count_cell(unit.unit), text_cell(unit.text),
                          text_cell(unit.before), text_cell(unit.after), Cell{}});
  table.notes = {message("gevraagd wordt naar: {}", "asked for: {}", codes_of(sample))};
  return table;
}

Table plan_table(const coding::Sample& sample, const std::vector<CodePlan>& codes) {
  Table table;
  table.title = message("Steekproef {}: {} zinnen", "Sample {}: {} sentences", sample.id,
                        sample.units.size());
  table.columns = {{.key = "sample", .heading = {}, .show = Show::data_only},
                   {.key = "code", .heading = message("code", "code"), .wrap = true},
                   {.key = "flagged", .heading = {}, .show = Show::data_only},
                   {.key = "flagged_drawn", .heading = {}, .show = Show::data_only},
                   {.key = "near_miss", .heading = {}, .show = Show::data_only},
                   {.key = "near_miss_drawn", .heading = {}, .show = Show::data_only},
                   {.key = "rest", .heading = {}, .show = Show::data_only},
                   {.key = "rest_drawn", .heading = {}, .show = Show::data_only},
                   {.key = "flagged_otherwise", .heading = {}, .show = Show::data_only},
                   {.key = "flagged_otherwise_drawn", .heading = {}, .show = Show::data_only},
                   {.key = "expected", .heading = {}, .show = Show::data_only},
                   {.key = "flagged_shown",
                    .heading = message("gemar\u00ADkeerd", "flagged"),
                    .show = Show::table_only,
                    .right = true,
                    .spare = 2},
                   {.key = "near_miss_shown",
                    .heading = message("bijna", "near miss"),
                    .show = Show::table_only,
                    .right = true,
                    .spare = 3},
                   {.key = "rest_shown",
                    .heading = message("rest", "rest"),
                    .show = Show::table_only,
                    .right = true,
                    .spare = 1}};
  for (const double recall : kExpectedRecalls)
    table.columns.push_back({.key = fmt::format("expected_{:.0f}", 100 * recall),
                             .heading = message("bij recall {:.1f}", "at recall {:.1f}", recall),
                             .show = Show::table_only,
                             .right = true});
  // Decimals of a heading are Dutch as those of a cell are.
  for (Column& column : table.columns)
    if (const std::size_t point = column.heading.nl.find('.'); point != std::string::npos)
      column.heading.nl[point] = ',';
  for (const CodePlan& code : codes) {
    const Stratum& near = code.planned.unflagged.at(static_cast<std::size_t>(Mark::near_miss));
    const Stratum& rest = code.planned.unflagged.at(static_cast<std::size_t>(Mark::rest));
    const Stratum& other = code.planned.unflagged.at(static_cast<std::size_t>(Mark::flagged));
    std::vector<Cell> cells{sample.id, code.code};
    for (const Stratum* stratum : {&code.planned.flagged, &near, &rest, &other}) {
      cells.push_back(count_cell(stratum->units));
      cells.push_back(count_cell(stratum->judged));
    }
    cells.emplace_back(expected_json(code));
    for (const Stratum* stratum : {&code.planned.flagged, &near, &rest})
      cells.push_back(drawn_of(*stratum));
    for (const auto& interval : code.expected)
      cells.push_back(interval ? Cell{fmt::format("{:.2f}–{:.2f}", interval->low, interval->high)}
                               : Cell{});
    table.rows.push_back(std::move(cells));
  }
  table.notes = {
      message("getrokken/alle zinnen: gemarkeerd voor de code ({0}), bijna (een match werd "
              "onderdrukt of sprak met een andere stem), en de rest",
              "drawn/all sentences: flagged for the code ({1}), near miss (a match was suppressed "
              "or spoke in another voice), and the rest",
              tiers_of(sample).nl, tiers_of(sample).en),
      message("bij recall …: het 95%-interval dat de steekproef dan gemiddeld geeft; – waar ze er "
              "niets over zegt. Te breed? Trek er meer: --size",
              "at recall …: the 95 % interval that the sample then gives on average; – where it "
              "tells nothing of it. Too wide? Draw more: --size")};
  if (sample.left_out > 0)
    table.notes.push_back(
        message("{} zinnen van steekproeven bij een eerdere versie van het codeboek doen niet mee",
                "{} sentences of samples of an earlier version of the codebook are left out",
                sample.left_out));
  return table;
}

Table samples_table(const std::vector<SampleLine>& samples) {
  Table table;
  table.title = message("Steekproeven", "Samples");
  table.columns = {{.key = "sample", .heading = message("steekproef", "sample")},
                   {.key = "at", .heading = message("getrokken", "drawn"), .spare = 1},
                   {.key = "seed", .heading = message("seed", "seed"), .spare = 2},
                   {.key = "tier", .heading = {}, .show = Show::data_only},
                   {.key = "codes", .heading = message("codes", "codes"), .wrap = true},
                   {.key = "units", .heading = message("zinnen", "sentences")},
                   {.key = "judged", .heading = {}, .show = Show::data_only},
                   {.key = "current", .heading = {}, .show = Show::data_only},
                   {.key = "judged_shown",
                    .heading = message("beoordeeld door", "judged by"),
                    .show = Show::table_only,
                    .wrap = true},
                   {.key = "remark", .heading = {}, .show = Show::table_only, .wrap = true}};
  bool any_outdated = false;
  for (const SampleLine& line : samples) {
    Json judged = Json::object();
    std::string shown;
    for (const analysis::JudgedCount& each : line.coders) {
      judged[each.coder] = each.units;
      shown += fmt::format("{}{} ({})", shown.empty() ? "" : ", ", each.coder, each.units);
    }
    const coding::Sample& sample = *line.sample;
    any_outdated |= !line.current;
    table.rows.push_back({sample.id, sample.at, static_cast<std::int64_t>(sample.seed),
                          sample.tiers.empty() ? std::string{"all"}
                                               : std::string{codebook::name(sample.tiers.front())},
                          codes_of(sample), count_cell(sample.units.size()), std::move(judged),
                          line.current, text_cell(shown), text_cell(line.current ? "" : "*")});
  }
  if (any_outdated)
    table.notes.push_back(message(
        "*: van een eerdere stand van de studie of het codeboek; zegt niets over hoe goed het nu "
        "is",
        "*: of an earlier state of the study or the codebook; says nothing of how good it is now"));
  return table;
}

Table judgings_table(const std::vector<JudgingLine>& lines) {
  Table table;
  table.title = message("Vastgelegd", "Recorded");
  table.columns = {{.key = "sample", .heading = message("steekproef", "sample")},
                   {.key = "coder", .heading = message("codeur", "coder")},
                   {.key = "taken", .heading = message("nu", "now")},
                   {.key = "again", .heading = message("opnieuw", "again")},
                   {.key = "changed", .heading = message("anders", "changed")},
                   {.key = "judged", .heading = message("in totaal", "in all")},
                   {.key = "units", .heading = message("van", "of")}};
  bool any_again = false;
  for (const JudgingLine& line : lines) {
    any_again |= line.again > 0;
    table.rows.push_back({line.sample, line.coder, count_cell(line.taken), count_cell(line.again),
                          count_cell(line.changed), count_cell(line.judged),
                          count_cell(line.units)});
  }
  if (any_again)
    table.notes.push_back(
        message("opnieuw: zinnen die de codeur al had beoordeeld; het laatste oordeel telt, en "
                "anders zijn die waarbij het verschilt",
                "again: sentences that the coder had judged before; the later judgement counts, "
                "and changed are those where it differs"));
  return table;
}

}  // namespace engine::report
