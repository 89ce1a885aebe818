#include "engine/report/statistics.hpp"

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

void Reasons::add(const std::string& of, const Statistic& statistic) {
  const Message& reason = statistic.reason();
  if (reason.en.empty()) return;
  Whose& whose = of_[{reason.nl, reason.en}];
  whose.names += (whose.names.empty() ? "" : ", ") + of;
  whose.defined = statistic.measure.defined();
}

void Reasons::write(std::vector<Message>& notes) const {
  for (const auto& [reason, whose] : of_) {
    const auto& [nl, en] = reason;
    notes.push_back(whose.defined ? message("{0}: {1}", "{0}: {2}", whose.names, nl, en)
                                  : message("niet gedefinieerd: {0}; {1}", "not defined: {0}; {2}",
                                            whose.names, nl, en));
  }
}

}  // namespace engine::report
