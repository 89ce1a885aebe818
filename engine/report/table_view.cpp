#include "engine/report/table_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/report/printable.hpp"
#include "engine/report/table_layout.hpp"
#include "engine/report/values.hpp"
#include "engine/text/width.hpp"

namespace engine::report {
namespace {

using text::display_width;
using Lines = std::vector<std::string>;

// Side by side, one block a field; `end` follows the first line.
void append_blocks(std::string& out, const std::vector<Lines>& blocks,
                   const std::vector<Field>& fields, std::size_t indent, const std::string& end) {
  std::size_t height = 0;
  for (const Lines& block : blocks) height = std::max(height, block.size());
  for (std::size_t line = 0; line < height; ++line) {
    std::string text(indent, ' ');
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      const std::string_view cell =
          line < blocks[at].size() ? std::string_view{blocks[at][line]} : std::string_view{};
      if (at > 0) text.append(kGap, ' ');
      text +=
          fields[at].right ? pad_left(cell, fields[at].width) : pad_right(cell, fields[at].width);
    }
    if (line == 0 && !end.empty()) text.append(kGap, ' ') += end;
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
}

void append_headings(std::string& out, const std::vector<Field>& fields, std::size_t indent,
                     const Ink& ink) {
  std::vector<Lines> blocks;
  std::size_t height = 0;
  std::string rule(indent, ' ');
  for (const Field& field : fields) {
    blocks.push_back(wrap(field.heading, field.width));
    height = std::max(height, blocks.back().size());
    if (blocks.size() > 1) rule.append(kGap, ' ');
    for (std::size_t at = 0; at < field.width; ++at) rule += "─";
  }
  for (Lines& block : blocks) block.insert(block.begin(), height - block.size(), "");
  std::string headings;
  append_blocks(headings, blocks, fields, indent, "");
  for (const std::string_view line : lines_of(headings))
    out += ink.strong(std::string{line}) + '\n';
  out += ink.faint(rule) + '\n';
}

// The numbers that the bars show.
class Bars {
 public:
  Bars(const Table& table, std::size_t width) : width_{width} {
    for (std::size_t at = 0; at < table.columns.size(); ++at)
      if (table.columns[at].bar) column_ = at;
    for (const std::vector<Cell>& row : table.rows) largest_ = std::max(largest_, value(row));
  }
  [[nodiscard]] std::string of(const std::vector<Cell>& row) const {
    return largest_ > 0 ? bar(value(row) / largest_, width_) : "";
  }

 private:
  [[nodiscard]] double value(const std::vector<Cell>& row) const {
    if (width_ == 0) return 0;
    const Cell& cell = row[column_];
    if (const auto* whole = std::get_if<std::int64_t>(&cell); whole != nullptr)
      return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&cell); number != nullptr) return *number;
    return 0;
  }

  std::size_t width_;
  std::size_t column_ = 0;
  double largest_ = 0;
};

// The cells of a row; those of a group that the row above shows are empty.
std::vector<Lines> row_blocks(const std::vector<Field>& fields, std::size_t row, bool first) {
  std::vector<Lines> blocks;
  bool same = !first;  // so far, as the row above
  for (const Field& field : fields) {
    same = same && field.cells[row] == field.cells[row - 1];
    blocks.push_back(field.column->group && same ? Lines{""} : wrap(field.cells[row], field.width));
  }
  return blocks;
}

bool same_section(const std::vector<Field>& sections, std::size_t row) {
  return row > 0 && std::ranges::all_of(sections, [row](const Field& field) {
           return field.cells[row] == field.cells[row - 1];
         });
}

std::string section_title(const std::vector<Field>& sections, std::size_t row) {
  std::string title;
  for (const Field& field : sections) {
    title += title.empty() ? "" : " · ";
    if (field.right) title += field.heading + ' ';  // a number says nothing by itself
    title += field.cells[row];
  }
  return title;
}

void append_grid(std::string& out, const Table& table, const Layout& layout, const Look& look) {
  const Ink ink{look.colour};
  const std::size_t indent = layout.sections.empty() ? 0 : kGap;
  append_headings(out, layout.fields, indent, ink);

  std::vector<std::vector<Lines>> rows;
  bool tall = false;  // rows of more than two lines need air between them
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    rows.push_back(row_blocks(layout.fields, row, !same_section(layout.sections, row)));
    for (const Lines& block : rows.back()) tall = tall || block.size() > 2;
  }
  const Bars bars{table, layout.bar};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const bool new_section = !layout.sections.empty() && !same_section(layout.sections, row);
    if (row > 0 && (tall || new_section)) out += '\n';
    if (new_section)
      for (const std::string& line : wrap(section_title(layout.sections, row), look.width))
        out += ink.strong(line) + '\n';
    append_blocks(out, rows[row], layout.fields, indent, bars.of(table.rows[row]));
  }
}

// One block a row: heading and value, one under another.
void append_list(std::string& out, const Table& table, const Look& look) {
  const Ink ink{look.colour};
  const std::vector<Field> fields = fields_of(table, look.language);
  std::size_t heading_width = 0;
  for (const Field& field : fields)
    heading_width = std::max(heading_width, display_width(wrap(field.heading, look.width).front()));
  heading_width = std::min(heading_width, look.width / 2);
  const std::size_t room = look.width - heading_width - kGap;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (row > 0) out += '\n';
    for (const Field& field : fields) {
      const Lines headings = wrap(field.heading, heading_width);
      const Lines values = wrap(field.cells[row], room);
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

base::Message left_out(const std::vector<Field>& dropped) {
  std::string headings;
  for (const Field& field : dropped)
    headings += (headings.empty() ? "" : ", ") + wrap(field.heading, SIZE_MAX).front();
  return base::message("weggelaten omdat het niet past: {} (wel met --format csv)",
                       "left out for lack of room: {} (there with --format csv)", headings);
}

void append_notes(std::string& out, const std::vector<base::Message>& notes, const Look& look) {
  const Ink ink{look.colour};
  if (!notes.empty() && !out.empty()) out += '\n';
  for (const base::Message& note : notes)
    for (const std::string& line : wrap_hanging(printable(note.in(look.language)), look.width))
      out += ink.faint(line) + '\n';
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
    const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
    if (is_zero && text.starts_with('-')) text.erase(0, 1);
    if (language == base::Language::nl) std::ranges::replace(text, '.', ',');
    return text;
  }
  if (const auto* words = std::get_if<std::string>(&cell); words != nullptr) {
    std::string text = printable(*words);
    if (column.right && language == base::Language::nl) std::ranges::replace(text, '.', ',');
    return text;
  }
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
  if (!(share > 0) || width == 0) return "";
  const double eighths = std::min(share, 1.0) * static_cast<double>(width) * 8;
  const auto length = static_cast<std::size_t>(std::max(1L, std::lround(eighths)));
  std::string out;
  for (std::size_t at = 0; at < length / 8; ++at) out += "█";
  out += kEighths.at(length % 8);
  return out;
}

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
    if (const std::optional<Layout> layout = lay_out(table, look.language, look.width)) {
      append_grid(out, table, *layout, look);
      if (!layout->dropped.empty()) notes.push_back(left_out(layout->dropped));
    } else {
      append_list(out, table, look);
    }
  }
  append_notes(out, notes, look);
  return out;
}

}  // namespace engine::report
