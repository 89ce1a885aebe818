// Coefficients in tables: a value with its interval, and why one is missing.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/analysis/statistic.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// The columns value, low, high and, in data, reason; and their cells.
void add_value_columns(Table& table);
void add_value_cells(std::vector<Cell>& cells, const analysis::Statistic& statistic);

// A measure among others: data has KEY, KEY_low, KEY_high and KEY_reason; people
// see "0.83 [0.71; 0.92]", which they compare at once, the interval under the
// value where there is no room beside it. `people`: whether they see it at all.
void add_statistic_columns(std::vector<Column>& columns, const std::string& key,
                           base::Message heading, std::uint8_t spare = 0, bool people = true);
void add_statistic_cells(std::vector<Cell>& cells, const analysis::Statistic& statistic,
                         bool people = true);

// Under a table: why values or intervals are not there, each reason once, and
// codes together that lack the same: "alpha, pi (wij-zij, minimising)".
class Reasons {
 public:
  // `code`: "" for a measure over all.
  void add(const std::string& measure, const std::string& code,
           const analysis::Statistic& statistic);
  void write(std::vector<base::Message>& notes) const;

 private:
  struct Whose {
    std::vector<std::pair<std::string, std::string>> measures_of;  // code, measures
    bool defined = false;
    [[nodiscard]] std::string names() const;
  };
  std::map<std::pair<std::string, std::string>, Whose> of_;
};

}  // namespace engine::report
