#include "engine/report/table_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/report/printable.hpp"
#include "engine/report/values.hpp"
#include "engine/text/width.hpp"

namespace engine::report {
namespace {

using text::display_width;

constexpr std::size_t kGap = 2;         // columns between columns
constexpr std::size_t kLeastWrap = 12;  // of a column that is broken over lines
constexpr std::size_t kLeastBar = 8;
constexpr std::size_t kMostBar = 24;

// A column of the table on its way to the screen.
struct Field {
  const Column* column = nullptr;
  std::string heading;
  std::vector<std::string> cells;
  bool numeric = true;  // to the right
  std::size_t width = 0;
};

bool is_numeric(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

std::vector<Field> fields_of(const Table& table, base::Language language) {
  std::vector<Field> fields;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const Column& column = table.columns[at];
    if (column.show == Column::Show::data_only) continue;
    Field field{&column, printable(column.heading.in(language)), {}, true, 0};
    bool any_number = false;
    for (const std::vector<Cell>& row : table.rows) {
      const Cell& cell = row[at];
      any_number = any_number || is_numeric(cell);
      if (!is_numeric(cell) && !std::holds_alternative<std::monostate>(cell)) field.numeric = false;
      field.cells.push_back(cell_text(cell, column, language));
    }
    field.numeric = column.right || (field.numeric && any_number);
    fields.push_back(std::move(field));
  }
  return fields;
}

std::size_t widest(const Field& field) {
  std::size_t width = 0;
  for (const std::string& cell : field.cells) width = std::max(width, display_width(cell));
  return width;
}

// Gives each field a width so that together they fit `room`; false where they
// cannot. Headings break at spaces, cells only in columns that say so.
bool fit(std::vector<Field>& fields, std::size_t room) {
  std::size_t used = fields.empty() ? 0 : kGap * (fields.size() - 1);
  std::vector<Field*> elastic;
  for (Field& field : fields) {
    const std::size_t least = longest_word(field.heading);
    field.width = std::max(least, widest(field));
    if (field.column->wrap && field.width > std::max(least, kLeastWrap)) elastic.push_back(&field);
    used += field.width;
  }
  // The widest give way first, all to the same width.
  while (used > room) {
    const auto by_width = [](const Field* a, const Field* b) { return a->width < b->width; };
    const auto largest = std::ranges::max_element(elastic, by_width);
    if (largest == elastic.end()) return false;
    Field& field = **largest;
    --field.width;
    --used;
    if (field.width <= std::max(longest_word(field.heading), kLeastWrap)) elastic.erase(largest);
  }
  return true;
}

// Leaves columns out until the rest fits; false where it never does.
bool fit_or_drop(std::vector<Field>& fields, std::size_t room, std::vector<Field>& dropped) {
  while (!fit(fields, room)) {
    const auto most = std::ranges::max_element(
        fields, {}, [](const Field& field) { return field.column->spare; });
    if (most == fields.end() || most->column->spare == 0) return false;
    dropped.push_back(std::move(*most));
    fields.erase(most);
  }
  return true;
}

// One block of lines a cell, side by side.
void append_side_by_side(std::string& out, const std::vector<std::vector<std::string>>& blocks,
                         const std::vector<Field>& fields, const std::vector<std::string>& ends,
                         bool from_below, const Ink& ink, bool strong) {
  std::size_t height = 0;
  for (const std::vector<std::string>& block : blocks) height = std::max(height, block.size());
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      const std::size_t skipped = from_below ? height - blocks[at].size() : 0;
      const bool empty = line < skipped || line - skipped >= blocks[at].size();
      const std::string cell = empty ? "" : blocks[at][line - skipped];
      if (at > 0) text.append(kGap, ' ');
      text +=
          fields[at].numeric ? pad_left(cell, fields[at].width) : pad_right(cell, fields[at].width);
    }
    if (line < ends.size() && !ends[line].empty()) text.append(kGap, ' ') += ends[line];
    text.erase(text.find_last_not_of(' ') + 1);
    out += strong ? ink.strong(text) : text;
    out += '\n';
  }
}

class BarColumn {
 public:
  BarColumn(const Table& table, std::size_t room) {
    for (std::size_t at = 0; at < table.columns.size(); ++at)
      if (table.columns[at].bar) column_ = at;
    if (!column_ || room < kLeastBar + kGap) return;
    width_ = std::min(room - kGap, kMostBar);
    for (const std::vector<Cell>& row : table.rows) largest_ = std::max(largest_, value(row));
  }

  [[nodiscard]] std::vector<std::string> of(const std::vector<Cell>& row) const {
    if (width_ == 0 || largest_ <= 0) return {};
    return {bar(value(row) / largest_, width_)};
  }

 private:
  [[nodiscard]] double value(const std::vector<Cell>& row) const {
    const Cell& cell = row[*column_];
    if (const auto* whole = std::get_if<std::int64_t>(&cell); whole != nullptr)
      return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&cell); number != nullptr) return *number;
    return 0;
  }

  std::optional<std::size_t> column_;
  std::size_t width_ = 0;
  double largest_ = 0;
};

void append_grid(std::string& out, const Table& table, const std::vector<Field>& fields,
                 const Look& look) {
  const Ink ink{look.colour};
  std::vector<std::vector<std::string>> blocks;
  std::size_t used = fields.empty() ? 0 : kGap * (fields.size() - 1);
  std::string rule;
  for (const Field& field : fields) {
    blocks.push_back(wrap(field.heading, field.width));
    used += field.width;
    if (!rule.empty()) rule.append(kGap, ' ');
    for (std::size_t at = 0; at < field.width; ++at) rule += "─";
  }
  append_side_by_side(out, blocks, fields, {}, true, ink, true);
  out += ink.faint(rule) + '\n';

  const BarColumn bars{table, look.width - used};
  std::vector<std::vector<std::vector<std::string>>> rows;
  bool tall = false;  // rows of more than two lines need air between them
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::vector<std::vector<std::string>>& lines = rows.emplace_back();
    bool same = row > 0;  // so far, as in the row above
    for (const Field& field : fields) {
      same = same && field.cells[row] == field.cells[row - 1];
      lines.push_back(field.column->group && same ? std::vector<std::string>{""}
                                                  : wrap(field.cells[row], field.width));
      tall = tall || lines.back().size() > 2;
    }
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (tall && row > 0) out += '\n';
    append_side_by_side(out, rows[row], fields, bars.of(table.rows[row]), false, ink, false);
  }
}

// One block a row: heading and value, one under another.
void append_list(std::string& out, const Table& table, const std::vector<Field>& fields,
                 const Look& look) {
  const Ink ink{look.colour};
  std::size_t heading_width = 0;
  for (const Field& field : fields)
    heading_width = std::max(heading_width, display_width(field.heading));
  heading_width = std::min(heading_width, look.width / 2);
  const std::size_t room = look.width - std::min(look.width - 1, heading_width + kGap);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (row > 0) out += '\n';
    for (const Field& field : fields) {
      const std::vector<std::string> headings = wrap(field.heading, heading_width);
      const std::vector<std::string> values = wrap(field.cells[row], room);
      for (std::size_t at = 0; at < std::max(headings.size(), values.size()); ++at) {
        const std::string heading = at < headings.size() ? headings[at] : "";
        const std::string value = at < values.size() ? values[at] : "";
        out += ink.faint(value.empty() ? heading : pad_right(heading, heading_width));
        if (!value.empty()) out.append(kGap, ' ') += value;
        out += '\n';
      }
    }
  }
}

}  // namespace

std::string Ink::strong(const std::string& text) const {
  return colour && !text.empty() ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string Ink::faint(const std::string& text) const {
  return colour && !text.empty() ? "\x1b[2m" + text + "\x1b[0m" : text;
}

std::string cell_text(const Cell& cell, const Column& column, base::Language language) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell); whole != nullptr)
    return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell); number != nullptr) {
    if (!std::isfinite(*number)) return "–";
    std::string text = fmt::format("{:.{}f}", *number, column.decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
      text.erase(0, 1);
    if (language == base::Language::nl) std::ranges::replace(text, '.', ',');
    return text;
  }
  if (const auto* text = std::get_if<std::string>(&cell); text != nullptr) return printable(*text);
  if (const auto* truth = std::get_if<bool>(&cell); truth != nullptr)
    return base::Message{*truth ? "ja" : "nee", *truth ? "yes" : "no"}.in(language);
  if (const auto* json = std::get_if<Json>(&cell); json != nullptr) {
    std::string compact;
    append_nested(compact, *json);
    return printable(compact);
  }
  return "–";
}

std::string bar(double share, std::size_t width) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(share > 0)) return "";
  const double eighths = std::min(share, 1.0) * static_cast<double>(width) * 8;
  const std::size_t length =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(eighths)));
  std::string out;
  for (std::size_t at = 0; at < length / 8; ++at) out += "█";
  out += kEighths.at(length % 8);
  return out;
}

namespace {

void append_notes(std::string& out, const std::vector<base::Message>& notes, const Look& look) {
  const Ink ink{look.colour};
  if (!notes.empty() && !out.empty()) out += '\n';
  for (const base::Message& note : notes)
    for (const std::string& line : wrap(printable(note.in(look.language)), look.width))
      out += ink.faint(line) + '\n';
}

base::Message left_out(const std::vector<Field>& dropped) {
  std::string headings;
  for (const Field& field : dropped) headings += (headings.empty() ? "" : ", ") + field.heading;
  return base::message("weggelaten omdat het niet past: {} (wel met --format csv)",
                       "left out for lack of room: {} (there with --format csv)", headings);
}

}  // namespace

std::string table_view(const Table& table, const Look& wanted) {
  constexpr std::size_t kLeastWidth = 20;
  Look look = wanted;
  look.width = std::max(look.width, kLeastWidth);
  const Ink ink{look.colour};
  std::string out;
  for (const std::string& line : wrap(printable(table.title.in(look.language)), look.width))
    if (!line.empty()) out += ink.strong(line) + '\n';

  std::vector<base::Message> notes = table.notes;
  if (!table.rows.empty()) {
    if (!out.empty()) out += '\n';
    const std::vector<Field> all = fields_of(table, look.language);
    std::vector<Field> fields = all;
    std::vector<Field> dropped;
    if (fit_or_drop(fields, look.width, dropped)) {
      append_grid(out, table, fields, look);
      if (!dropped.empty()) notes.push_back(left_out(dropped));
    } else {
      append_list(out, table, all, look);
    }
  }
  append_notes(out, notes, look);
  return out;
}

}  // namespace engine::report
