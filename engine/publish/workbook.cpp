#include "engine/publish/workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "engine/base/failure.hpp"
#include "engine/publish/dictionary.hpp"
#include "engine/publish/sheet_text.hpp"
#include "engine/report/values.hpp"
#include "engine/text/width.hpp"

namespace engine::publish {
namespace {

using base::Message;
using base::message;
using report::Cell;
using report::Table;

constexpr lxw_row_t kTitleRow = 0, kNotesRow = 1, kHeaderRow = 2;
constexpr lxw_row_t kRowsAbove = kHeaderRow + 1;
constexpr std::size_t kMostMatrixCodes = 1'000;  // a million cells
constexpr double kNarrowest = 7, kWidest = 50;   // characters
constexpr double kLineHeight = 15;               // points
constexpr std::size_t kNotesWidth = 110;         // characters a line of a definition has room for

bool is_running_text(const std::string& key) {
  return key == "text" || key == "context" || key == "memo" || key == "meaning" ||
         key == "brief_nl" || key == "brief_en";
}

std::string cell_words(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  std::string words;
  if (const auto* json = std::get_if<report::Json>(&cell)) report::append_nested(words, *json);
  return words;
}

std::size_t column_of(const NamedTable& named, std::string_view key) {
  return static_cast<std::size_t>(
      std::ranges::find(named.table.columns, key, &report::Column::key) -
      named.table.columns.begin());
}

// Those of a table of pairs, in the order in which they come up.
std::vector<std::string> codes_of(const NamedTable& pairs) {
  std::vector<std::string> codes;
  std::set<std::string_view> known;
  for (const std::vector<Cell>& row : pairs.table.rows)
    for (const char* key : {"code1", "code2"})
      if (const auto& code = std::get<std::string>(row[column_of(pairs, key)]);
          known.insert(code).second)
        codes.push_back(code);
  return codes;
}

// One workbook while it is made.
class Writer {
 public:
  Writer(const std::filesystem::path& path, const WorkbookLook& look) : path_{path}, look_{look} {
    // The library finds out when it ends, and prints it.
    if (!std::ofstream{path, std::ios::app}.good()) fail(std::strerror(errno));
    // What it keeps beside the file while writing stays in the same folder.
    std::string folder = path.parent_path().empty() ? "." : path.parent_path().string();
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    workbook_ = workbook_new_opt(path.c_str(), &options);
    if (workbook_ == nullptr) fail("workbook");
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(look.created);
    workbook_set_properties(workbook_, &properties);
    bold_ = format([](lxw_format* each) { format_set_bold(each); });
    notes_ = format([](lxw_format* each) {
      format_set_text_wrap(each);
      format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
      format_set_font_color(each, 0x555555);
    });
    header_ = format([](lxw_format* each) {
      format_set_bold(each);
      format_set_bottom(each, LXW_BORDER_THIN);
      format_set_bg_color(each, 0xE8EEF4);
    });
    plain_ = format([](lxw_format* each) { format_set_align(each, LXW_ALIGN_VERTICAL_TOP); });
    wrapped_ = format([](lxw_format* each) {
      format_set_text_wrap(each);
      format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
    });
    decimal_ = format([](lxw_format* each) {
      format_set_num_format(each, "0.00##");
      format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
    });
  }
  // The library frees a workbook only by writing it: one that failed half-way is
  // left to the end of the program, which it ends.
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void add(const NamedTable& named) {
    const Table& table = named.table;
    const std::vector<std::size_t> columns = data_columns(table);
    const std::size_t room = look_.rows - kRowsAbove;
    std::size_t part = 0, begin = 0;
    do {
      const std::size_t end = std::min(table.rows.size(), begin + room);
      add_sheet(named, columns, ++part, begin, end);
      begin = end;
    } while (begin < table.rows.size());
    if (part > 1)
      remarks_.push_back(
          message("{0}: {1} rijen, meer dan een werkblad heeft; ze staan op {2} bladen",
                  "{0}: {1} rows, more than a sheet has; they are on {2} sheets", named.name,
                  table.rows.size(), part));
  }

  void add_matrix_of(const NamedTable& pairs) {
    if (codes_of(pairs).size() <= kMostMatrixCodes) return add(matrix_of(pairs));
    remarks_.push_back(
        message("{0}: van meer dan {1} codes wordt geen matrix gemaakt; elk paar staat op het blad "
                "{0}",
                "{0}: no matrix is made of more than {1} codes; each pair is on the sheet {0}",
                pairs.name, kMostMatrixCodes));
  }

  std::vector<Message> finish() {
    if (cut_ > 0)
      remarks_.push_back(
          message("{0} cellen zijn afgekapt op {1} tekens, wat Excel aankan; ze eindigen op …, en "
                  "staan volledig in --to csv",
                  "{0} cells were cut at {1} characters, which Excel can hold; they end in …, and "
                  "are whole in --to csv",
                  cut_, look_.characters));
    if (const lxw_error error = workbook_close(workbook_); error != LXW_NO_ERROR)
      fail(lxw_strerror(error));
    return std::move(remarks_);
  }

 private:
  [[noreturn]] void fail(std::string_view why) const {
    throw base::Failure{message("{}: kan niet geschreven worden: {}", "{}: cannot be written: {}",
                                path_.string(), why)};
  }
  void expect(lxw_error error) const {
    if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
  }

  template <class Set>
  lxw_format* format(Set set) {
    lxw_format* const made = workbook_add_format(workbook_);
    set(made);
    return made;
  }

  void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                  lxw_format* look) {
    const SheetText fitting = sheet_text(text, look_.characters);
    cut_ += fitting.cut ? 1 : 0;
    expect(worksheet_write_string(sheet, row, column, fitting.text.c_str(), look));
  }

  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                  lxw_format* look) {
    if (std::holds_alternative<std::monostate>(cell)) return;
    if (const auto* count = std::get_if<std::int64_t>(&cell))
      expect(worksheet_write_number(sheet, row, column, static_cast<double>(*count), plain_));
    else if (const auto* number = std::get_if<double>(&cell))
      expect(worksheet_write_number(sheet, row, column, *number, decimal_));
    else if (const auto* truth = std::get_if<bool>(&cell))
      expect(worksheet_write_boolean(sheet, row, column, *truth ? 1 : 0, plain_));
    else
      write_text(sheet, row, column, cell_words(cell), look);
  }

  // Title and definition, over the first columns so that they are read without scrolling.
  void write_heading(lxw_worksheet* sheet, const Table& table) {
    write_text(sheet, kTitleRow, 0, table.title.in(look_.language), bold_);
    std::string notes;
    std::size_t lines = 0;
    for (const Message& note : table.notes) {
      const std::string& words = note.in(look_.language);
      (notes += notes.empty() ? "" : "\n") += words;
      lines += 1 + text::display_width(words) / kNotesWidth;
    }
    if (notes.empty()) return;
    constexpr lxw_col_t kLastNotesColumn = 9;
    expect(worksheet_merge_range(sheet, kNotesRow, 0, kNotesRow, kLastNotesColumn, "", notes_));
    write_text(sheet, kNotesRow, 0, notes, notes_);
    worksheet_set_row(sheet, kNotesRow, static_cast<double>(lines) * kLineHeight, nullptr);
  }

  void write_header(lxw_worksheet* sheet, const NamedTable& named,
                    const std::vector<std::size_t>& columns) {
    for (std::size_t at = 0; at < columns.size(); ++at) {
      const std::string& key = named.table.columns[columns[at]].key;
      const auto column = static_cast<lxw_col_t>(at);
      write_text(sheet, kHeaderRow, column, key, header_);
      const std::string meaning = meaning_of(named.name, key).meaning.in(look_.language);
      if (!meaning.empty())
        worksheet_write_comment(sheet, kHeaderRow, column,
                                sheet_text(meaning, look_.characters).text.c_str());
    }
  }

  void set_widths(lxw_worksheet* sheet, const Table& table,
                  const std::vector<std::size_t>& columns) {
    constexpr std::size_t kLooked = 1000;  // rows: enough to know a column by
    for (std::size_t at = 0; at < columns.size(); ++at) {
      const std::string& key = table.columns[columns[at]].key;
      std::size_t widest = key.size() + 3;  // and the button of the filter
      for (std::size_t row = 0; row < std::min(table.rows.size(), kLooked); ++row)
        widest = std::max(widest, text::display_width(cell_words(table.rows[row][columns[at]])));
      const auto column = static_cast<lxw_col_t>(at);
      expect(worksheet_set_column(sheet, column, column,
                                  std::clamp(static_cast<double>(widest) + 1, kNarrowest, kWidest),
                                  nullptr));
    }
  }

  void add_sheet(const NamedTable& named, const std::vector<std::size_t>& columns, std::size_t part,
                 std::size_t begin, std::size_t end) {
    const Table& table = named.table;
    const std::string name = sheet_name(named.name, part);
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook_, name.c_str());
    if (sheet == nullptr) fail(name);
    write_heading(sheet, table);
    write_header(sheet, named, columns);
    set_widths(sheet, table, columns);
    for (std::size_t row = begin; row < end; ++row)
      for (std::size_t at = 0; at < columns.size(); ++at) {
        const bool wrap = is_running_text(table.columns[columns[at]].key);
        write_cell(sheet, static_cast<lxw_row_t>(kRowsAbove + row - begin),
                   static_cast<lxw_col_t>(at), table.rows[row][columns[at]],
                   wrap ? wrapped_ : plain_);
      }
    worksheet_freeze_panes(sheet, kRowsAbove, 1);
    print_well(sheet, columns.size());
    if (columns.empty()) return;
    const auto last_column = static_cast<lxw_col_t>(columns.size() - 1);
    const auto last_row = static_cast<lxw_row_t>(kHeaderRow + (end - begin));
    expect(worksheet_autofilter(sheet, kHeaderRow, 0, last_row, last_column));
    if (end == begin) return;
    if (named.name.starts_with("frequencies") && !named.name.starts_with("frequencies_by"))
      add_bars(sheet, name, table, columns, last_row);
    if (named.name == "frequencies_by_subcode") add_bars(sheet, name, table, columns, last_row);
    if (named.name == "cooccurrence_matrix") add_shades(sheet, last_row, last_column);
  }

  void print_well(lxw_worksheet* sheet, std::size_t columns) {
    constexpr std::size_t kReadable = 14;  // columns beside one another on paper
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    expect(worksheet_repeat_rows(sheet, kHeaderRow, kHeaderRow));
    if (columns <= kReadable) worksheet_fit_to_pages(sheet, 1, 0);
  }

  // A native chart of the rates, beside the table.
  void add_bars(lxw_worksheet* sheet, const std::string& name, const Table& table,
                const std::vector<std::size_t>& columns, lxw_row_t last_row) {
    const auto rate = std::ranges::find(columns, std::string{"per_1000_words"},
                                        [&](std::size_t at) { return table.columns[at].key; });
    if (rate == columns.end()) return;
    const auto column = static_cast<lxw_col_t>(rate - columns.begin());
    lxw_chart* const chart = workbook_add_chart(workbook_, LXW_CHART_BAR);
    lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, name.c_str(), kRowsAbove, 0, last_row, 0);
    chart_series_set_values(series, name.c_str(), kRowsAbove, column, last_row, column);
    chart_title_set_name(chart,
                         message("per 1000 woorden", "per 1,000 words").in(look_.language).c_str());
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(chart->y_axis);  // the first code on top, as in the table
    constexpr double kWidth = 620, kAround = 120, kBar = 26;  // pixels
    lxw_chart_options options{};
    options.x_scale = kWidth / 480.0;
    options.y_scale = (kAround + kBar * static_cast<double>(last_row - kHeaderRow)) / 288.0;
    expect(worksheet_insert_chart_opt(sheet, kHeaderRow, static_cast<lxw_col_t>(columns.size() + 1),
                                      chart, &options));
  }

  void add_shades(lxw_worksheet* sheet, lxw_row_t last_row, lxw_col_t last_column) {
    lxw_conditional_format shades{};
    shades.type = LXW_CONDITIONAL_2_COLOR_SCALE;
    shades.min_color = 0xFFFFFF;
    shades.max_color = 0xF2A65A;
    expect(
        worksheet_conditional_format_range(sheet, kRowsAbove, 1, last_row, last_column, &shades));
  }

  std::filesystem::path path_;
  WorkbookLook look_;
  lxw_workbook* workbook_ = nullptr;
  lxw_format *bold_ = nullptr, *notes_ = nullptr, *header_ = nullptr, *plain_ = nullptr,
             *wrapped_ = nullptr, *decimal_ = nullptr;
  std::size_t cut_ = 0;
  std::vector<Message> remarks_;
};

}  // namespace

NamedTable matrix_of(const NamedTable& pairs) {
  const std::vector<std::string> codes = codes_of(pairs);
  const std::size_t code1 = column_of(pairs, "code1"), code2 = column_of(pairs, "code2"),
                    n12 = column_of(pairs, "n12");
  std::map<std::pair<std::string, std::string>, Cell> together;
  for (const std::vector<Cell>& row : pairs.table.rows) {
    const auto& one = std::get<std::string>(row[code1]);
    const auto& other = std::get<std::string>(row[code2]);
    together[{one, other}] = together[{other, one}] = row[n12];
  }
  NamedTable matrix{pairs.name + "_matrix", {}};
  matrix.table.title = pairs.table.title;
  if (!pairs.table.notes.empty()) matrix.table.notes = {pairs.table.notes.front()};
  matrix.table.columns.push_back({.key = "code", .heading = message("code", "code")});
  for (const std::string& code : codes) {
    matrix.table.columns.push_back({.key = code, .heading = message("{}", "{}", code)});
    std::vector<Cell> row{code};
    for (const std::string& other : codes) {
      const auto pair = together.find({code, other});
      row.push_back(pair == together.end() ? Cell{} : pair->second);
    }
    matrix.table.rows.push_back(std::move(row));
  }
  return matrix;
}

std::vector<Message> write_workbook(const std::filesystem::path& path,
                                    const std::vector<NamedTable>& tables,
                                    const WorkbookLook& look) {
  Writer writer{path, look};
  for (const NamedTable& table : tables) {
    writer.add(table);
    if (table.name == "cooccurrence") writer.add_matrix_of(table);
  }
  writer.add(dictionary(tables, look.language));
  return writer.finish();
}

}  // namespace engine::publish
