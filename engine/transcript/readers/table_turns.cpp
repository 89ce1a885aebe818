#include "engine/transcript/readers/table_turns.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/column_headings.hpp"
#include "engine/transcript/readers/label_line.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

using Cell = std::vector<Paragraph>;
using Row = std::vector<Cell>;

// The label in a cell that holds nothing else, or "".
std::string label_in(const Cell& cell) {
  if (cell.size() != 1 || cell[0].text.size() > kMaxLabelBytes) return "";
  std::string_view text = without_space(cell[0].text);
  if (text.ends_with(':')) text = without_space(text.substr(0, text.size() - 1));
  const std::string line = std::string{text} + ": x";
  const auto found = label_line(line, false);
  if (!found || found->numbered || found->begin_ms || found->label.size() != text.size()) return "";
  return kind_of_label(text) == LabelKind::never ? "" : std::string{text};
}

bool is_time(const Cell& cell) {
  if (cell.size() != 1) return false;
  const std::string_view text = without_space(cell[0].text);
  const auto time = time_code_at(text, 0);
  return time && time->end == text.size();
}

bool is_number(const Cell& cell) {
  return cell.size() == 1 && std::ranges::all_of(cell[0].text, [](char c) {
           return (c >= '0' && c <= '9') || c == '.' || c == ' ';
         });
}

// More than half of the cells say what stands below them.
bool is_headings(const Row& row) {
  const auto filled = std::ranges::count_if(row, [](const Cell& cell) { return !cell.empty(); });
  const auto headings = std::ranges::count_if(row, [](const Cell& cell) {
    return cell.size() == 1 && column_heading(cell[0].text).has_value();
  });
  return headings * 2 > filled;
}

struct Column {
  std::size_t filled = 0;
  std::size_t bytes = 0;
  std::size_t labels = 0;
  std::size_t times = 0;
  std::size_t numbers = 0;
  bool sure = false;
  std::set<std::string> speakers;

  // Nearly every cell holds `part`.
  [[nodiscard]] bool is(std::size_t part) const { return filled > 0 && part * 10 >= filled * 9; }
};

class Table {
 public:
  explicit Table(const std::vector<Row>& rows) : rows_{rows} {
    for (const Row& row : rows) columns_.resize(std::max(columns_.size(), row.size()));
    heading_ = !rows.empty() && is_headings(rows.front());
    for (std::size_t i = heading_ ? 1 : 0; i < rows.size(); ++i)
      for (std::size_t c = 0; c < rows[i].size(); ++c) measure(rows[i][c], columns_[c]);
    choose();
  }

  [[nodiscard]] TableText text() const {
    TableText out;
    if (speaker_ == kNone) {
      for (const Row& row : rows_) add_plain(row, out);
      return out;
    }
    for (std::size_t i = heading_ ? 1 : 0; i < rows_.size(); ++i) add_turn(rows_[i], out);
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (c != speaker_ && c != said_ && c != time_ && columns_[c].filled > 0 &&
          !columns_[c].is(columns_[c].numbers))
        ++out.dropped_columns;
    return out;
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  static void measure(const Cell& cell, Column& column) {
    if (cell.empty()) return;
    ++column.filled;
    for (const Paragraph& paragraph : cell) column.bytes += paragraph.text.size();
    column.times += is_time(cell) ? 1 : 0;
    column.numbers += is_number(cell) ? 1 : 0;
    if (const std::string label = label_in(cell); !label.empty()) {
      ++column.labels;
      column.sure = column.sure || kind_of_label(label) == LabelKind::sure;
      column.speakers.insert(speaker_key(label));
    }
  }

  void choose() {
    if (columns_.size() < 2) return;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Column& column = columns_[c];
      if (time_ == kNone && column.is(column.times)) time_ = c;
      if (speaker_ != kNone || !column.is(column.labels)) continue;
      const bool recur = column.labels >= 4 && column.speakers.size() * 2 <= column.labels;
      if (is_plain(c) || recur) speaker_ = c;
    }
    if (speaker_ == kNone) return;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c == speaker_ || c == time_ || columns_[c].bytes == 0) continue;
      const bool headed = is_headed(c, ColumnUse::text);
      if (said_ == kNone || headed || columns_[c].bytes > columns_[said_].bytes) said_ = c;
      if (headed) break;
    }
    // names beside longer names: a list
    if (said_ == kNone ||
        (!is_plain(speaker_) && columns_[said_].bytes <= columns_[speaker_].bytes))
      speaker_ = kNone;
  }

  [[nodiscard]] bool is_headed(std::size_t column, ColumnUse use) const {
    const Cell& heading = cell(rows_.front(), column);
    if (!heading_ || heading.size() != 1) return false;
    const auto known = column_heading(heading[0].text);
    return known && known->use == use;
  }

  // Holds speakers by its heading, or by words such as Interviewer.
  [[nodiscard]] bool is_plain(std::size_t column) const {
    return columns_[column].sure || is_headed(column, ColumnUse::speaker);
  }

  [[nodiscard]] static const Cell& cell(const Row& row, std::size_t column) {
    static const Cell kEmpty;
    return column < row.size() ? row[column] : kEmpty;
  }

  void add_turn(const Row& row, TableText& out) const {
    std::string opening;
    if (const Cell& time = cell(row, time_); is_time(time)) {
      const std::string_view code = without_space(time[0].text);
      const bool bare = code.front() >= '0' && code.front() <= '9';
      opening += (bare ? "[" : "") + std::string{code} + (bare ? "] " : " ");
    }
    if (const std::string label = label_in(cell(row, speaker_)); !label.empty())
      opening += label + ": ";
    bool first = true;
    for (const Paragraph& paragraph : cell(row, said_)) {
      out.paragraphs.push_back(paragraph);
      out.paragraphs.back().after_blank = true;
      if (first) out.paragraphs.back().text.insert(0, opening);
      first = false;
    }
  }

  static void add_plain(const Row& row, TableText& out) {
    const bool single = std::ranges::all_of(row, [](const Cell& c) { return c.size() <= 1; });
    std::string line;
    std::uint32_t page = 0;
    for (const Cell& each : row) {
      for (const Paragraph& paragraph : each) {
        if (single) {
          page = line.empty() ? paragraph.page : page;
          line += (line.empty() ? "" : "\t") + paragraph.text;
        } else {
          out.paragraphs.push_back(paragraph);
          out.paragraphs.back().after_blank = true;
        }
      }
    }
    if (!line.empty()) out.paragraphs.push_back({.text = line, .page = page, .after_blank = true});
  }

  const std::vector<Row>& rows_;
  std::vector<Column> columns_;
  bool heading_ = false;
  std::size_t speaker_ = kNone;
  std::size_t said_ = kNone;
  std::size_t time_ = kNone;
};

}  // namespace

TableText text_of_table(const std::vector<Row>& rows) { return Table{rows}.text(); }

}  // namespace engine::transcript::readers
