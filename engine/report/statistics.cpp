#include "engine/report/statistics.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using analysis::Statistic;
using base::Message;
using base::message;
using Show = Column::Show;

constexpr std::uint8_t kDecimals = 3;

}  // namespace

void add_value_columns(Table& table) {
  table.columns.push_back(
      {.key = "value", .heading = message("waarde", "value"), .decimals = kDecimals});
  table.columns.push_back({.key = "low", .heading = message("van", "from"), .decimals = kDecimals});
  table.columns.push_back({.key = "high", .heading = message("tot", "to"), .decimals = kDecimals});
  table.columns.push_back({.key = "reason", .heading = {}, .show = Show::data_only});
}

void add_value_cells(std::vector<Cell>& cells, const Statistic& statistic) {
  const auto& interval = statistic.interval;
  cells.push_back(number_cell(statistic.measure.value));
  cells.push_back(interval ? Cell{interval->low} : Cell{});
  cells.push_back(interval ? Cell{interval->high} : Cell{});
  cells.push_back(text_cell(statistic.reason().en));
}

void add_statistic_columns(std::vector<Column>& columns, const std::string& key,
                           base::Message heading, std::uint8_t spare, bool people) {
  columns.push_back({.key = key, .heading = heading, .show = Show::data_only});
  columns.push_back({.key = key + "_low", .heading = {}, .show = Show::data_only});
  columns.push_back({.key = key + "_high", .heading = {}, .show = Show::data_only});
  columns.push_back({.key = key + "_reason", .heading = {}, .show = Show::data_only});
  if (!people) return;
  columns.push_back({.key = key + "_shown",
                     .heading = std::move(heading),
                     .show = Show::table_only,
                     .wrap = true,
                     .right = true,
                     .spare = spare});
}

void add_statistic_cells(std::vector<Cell>& cells, const Statistic& statistic, bool people) {
  const auto& measure = statistic.measure;
  const auto& interval = statistic.interval;
  cells.push_back(measure.value ? Cell{*measure.value} : Cell{});
  cells.push_back(interval ? Cell{interval->low} : Cell{});
  cells.push_back(interval ? Cell{interval->high} : Cell{});
  cells.push_back(text_cell(statistic.reason().en));
  if (!people) return;
  if (!measure.value)
    cells.emplace_back();
  else if (!interval)
    cells.emplace_back(fmt::format("{:.2f}", *measure.value));
  else
    cells.emplace_back(
        fmt::format("{:.2f} [{:.2f};\u00A0{:.2f}]", *measure.value, interval->low, interval->high));
}

void Reasons::add(const std::string& measure, const std::string& code, const Statistic& statistic) {
  const Message& reason = statistic.reason();
  if (reason.en.empty()) return;
  Whose& whose = of_[{reason.nl, reason.en}];
  auto& of = whose.measures_of;
  auto known = std::ranges::find(of, code, &std::pair<std::string, std::string>::first);
  if (known == of.end()) known = of.insert(known, {code, ""});
  std::string& measures = known->second;
  measures += (measures.empty() ? "" : ", ") + measure;
  whose.defined = statistic.measure.defined();
}

std::string Reasons::Whose::names() const {
  std::vector<std::pair<std::string, std::string>> codes_with;  // measures, codes
  for (const auto& [code, measures] : measures_of) {
    const auto same =
        std::ranges::find(codes_with, measures, &std::pair<std::string, std::string>::first);
    if (same == codes_with.end())
      codes_with.emplace_back(measures, code);
    else
      same->second += ", " + code;
  }
  std::string names;
  for (const auto& [measures, codes] : codes_with) {
    if (!names.empty()) names += "; ";
    names += measures;
    if (!codes.empty()) names.append(" (").append(codes).append(")");
  }
  return names;
}

void Reasons::write(std::vector<Message>& notes) const {
  for (const auto& [reason, whose] : of_) {
    const auto& [nl, en] = reason;
    notes.push_back(whose.defined ? message("{0}: {1}", "{0}: {2}", whose.names(), nl, en)
                                  : message("niet gedefinieerd: {0}; {1}", "not defined: {0}; {2}",
                                            whose.names(), nl, en));
  }
}

}  // namespace engine::report
