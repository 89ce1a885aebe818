#include "engine/report/table_layout.hpp"

#include <algorithm>

#include "engine/report/printable.hpp"
#include "engine/report/table_view.hpp"
#include "engine/text/width.hpp"

namespace engine::report {
namespace {

using text::display_width;

constexpr std::size_t kLeastWrap = 12;  // of a column that is broken over lines
constexpr std::size_t kLeastBar = 8;
constexpr std::size_t kMostBar = 24;

bool is_numeric(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

std::size_t widest_cell(const Field& field) {
  std::size_t width = 0;
  for (const std::string& cell : field.cells) width = std::max(width, display_width(cell));
  return width;
}

enum class Headings { whole, hyphenated };
enum class Texts { whole, broken };  // of columns that may be broken over lines

std::size_t least_width(const Field& field, Headings headings) {
  return headings == Headings::whole ? longest_word(field.heading)
                                     : longest_syllable(field.heading);
}

std::size_t total_width(const std::vector<Field>& fields) {
  std::size_t total = fields.empty() ? 0 : kGap * (fields.size() - 1);
  for (const Field& field : fields) total += field.width;
  return total;
}

// Gives each field a width so that together they fit `room`; false where they
// cannot. Cells are broken over lines only in columns that say so.
bool fit(std::vector<Field>& fields, std::size_t room, Headings headings, Texts texts) {
  std::vector<Field*> elastic;
  const auto least = [&](const Field& field) {
    return std::max(least_width(field, headings), kLeastWrap);
  };
  for (Field& field : fields) {
    field.width = std::max(least_width(field, headings), widest_cell(field));
    if (texts == Texts::broken && field.column->wrap && field.width > least(field))
      elastic.push_back(&field);
  }
  // The widest gives way first, so that long texts end up equally wide.
  for (std::size_t used = total_width(fields); used > room; --used) {
    const auto by_width = [](const Field* a, const Field* b) { return a->width < b->width; };
    const auto widest = std::ranges::max_element(elastic, by_width);
    if (widest == elastic.end()) return false;
    if (--(*widest)->width <= least(**widest)) elastic.erase(widest);
  }
  return true;
}

// Headings are broken at soft hyphens only where that makes room, and always
// before texts are: a text reads worse in pieces than a heading.
bool fit(std::vector<Field>& fields, std::size_t room, Texts texts) {
  return fit(fields, room, Headings::whole, Texts::whole) ||
         fit(fields, room, Headings::hyphenated, texts);
}

bool wants_bar(const Table& table) { return std::ranges::any_of(table.columns, &Column::bar); }

}  // namespace

std::vector<Field> fields_of(const Table& table, base::Language language) {
  std::vector<Field> fields;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const Column& column = table.columns[at];
    if (column.show == Column::Show::data_only) continue;
    Field field{&column, printable(column.heading.in(language)), {}, false, 0};
    bool numbers = false;
    bool others = false;
    for (const std::vector<Cell>& row : table.rows) {
      const Cell& cell = row[at];
      numbers = numbers || is_numeric(cell);
      others = others || (!is_numeric(cell) && !std::holds_alternative<std::monostate>(cell));
      field.cells.push_back(cell_text(cell, column, language));
    }
    field.right = column.right || (numbers && !others);
    fields.push_back(std::move(field));
  }
  return fields;
}

std::optional<Layout> lay_out(const Table& table, base::Language language, std::size_t width) {
  Layout layout;
  for (Field& field : fields_of(table, language))
    (field.column->section ? layout.sections : layout.fields).push_back(std::move(field));
  if (!layout.sections.empty()) width -= kGap;  // rows are indented

  std::vector<Field>& fields = layout.fields;
  const std::size_t bar = wants_bar(table) ? kLeastBar + kGap : 0;
  // With a bar where that costs no more than hyphens in headings.
  if (bar == 0 || width <= bar || !fit(fields, width - bar, Texts::whole))
    while (!fit(fields, width, Texts::broken)) {
      const auto spare =
          std::ranges::max_element(fields, {}, [](const Field& one) { return one.column->spare; });
      if (spare == fields.end() || spare->column->spare == 0) return std::nullopt;
      layout.dropped.push_back(std::move(*spare));
      fields.erase(spare);
    }
  const std::size_t left = width - total_width(fields);
  if (bar > 0 && left >= bar) layout.bar = std::min(left - kGap, kMostBar);
  return layout;
}

}  // namespace engine::report
