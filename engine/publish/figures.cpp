#include "engine/publish/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "engine/report/table_view.hpp"
#include "engine/report/values.hpp"

namespace engine::publish {
namespace {

using report::Cell;
using report::Column;
using report::Table;

std::optional<double> number_in(const Cell& cell) {
  if (const auto* count = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*count);
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  return std::nullopt;
}

std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view kSoftHyphen = "\u00AD";
  for (std::size_t at = text.find(kSoftHyphen); at != std::string::npos;
       at = text.find(kSoftHyphen, at))
    text.erase(at, kSoftHyphen.size());
  return text;
}

bool is_right(const Table& table, std::size_t column) {
  return table.columns[column].right ||
         std::ranges::any_of(table.rows, [&](const std::vector<Cell>& row) {
           return number_in(row[column]).has_value();
         });
}

struct Shown {
  std::size_t column = 0;
  bool right = false;
  double largest = 0;  // for a bar
};

class TablePage {
 public:
  TablePage(Markup& page, const Table& table) : page_{page}, table_{table} {
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      const Column& column = table.columns[at];
      if (column.show == Column::Show::data_only) continue;
      if (column.section) {
        sections_.push_back(at);
        continue;
      }
      Shown shown{at, is_right(table, at), 0};
      if (column.bar)
        for (const std::vector<Cell>& row : table.rows)
          shown.largest = std::max(shown.largest, number_in(row[at]).value_or(0));
      shown_.push_back(shown);
    }
  }

  void add() {
    page_.raw("<div class=\"scroll\"><table>\n<thead><tr>");
    for (const Shown& each : shown_) {
      page_.raw(each.right ? R"(<th scope="col" class="n">)" : R"(<th scope="col">)");
      page_.text(without_soft_hyphens(table_.columns[each.column].heading.in(page_.language())));
      page_.raw("</th>");
      if (each.largest > 0) page_.raw(R"(<th aria-hidden="true"></th>)");
    }
    page_.raw("</tr></thead>\n<tbody>\n");
    std::string section;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string own = section_of(table_.rows[row]);
      if (!sections_.empty() && (row == 0 || own != section)) add_section(own);
      section = own;
      add_row(row);
    }
    page_.raw("</tbody></table></div>\n");
  }

 private:
  [[nodiscard]] std::string section_of(const std::vector<Cell>& row) const {
    std::string words;
    for (const std::size_t at : sections_)
      (words += words.empty() ? "" : " · ") +=
          report::cell_text(row[at], table_.columns[at], page_.language());
    return words;
  }

  void add_section(const std::string& words) {
    std::size_t columns = shown_.size();
    for (const Shown& each : shown_) columns += each.largest > 0 ? 1 : 0;
    page_.raw(fmt::format(R"(<tr><th scope="rowgroup" colspan="{}">)", columns));
    page_.text(words);
    page_.raw("</th></tr>\n");
  }

  void add_cell(const Cell& cell, const Shown& shown) {
    const std::string words =
        report::cell_text(cell, table_.columns[shown.column], page_.language());
    page_.raw(shown.right ? R"(<td class="n">)" : "<td>");
    if (const auto number = number_in(cell)) {
      std::string exact;
      if (const auto* count = std::get_if<std::int64_t>(&cell))
        exact = std::to_string(*count);
      else
        report::append_number(exact, *number);
      page_.raw(R"(<data value=")" + exact + R"(">)");
      page_.text(words);
      page_.raw("</data>");
    } else {
      page_.text(words);
    }
    page_.raw("</td>");
    if (shown.largest > 0) {
      constexpr double kWhole = 100;  // per cent of the cell
      page_.raw(fmt::format(R"(<td class="bar"><i style="width:{:.1f}%"></i></td>)",
                            kWhole * std::max(0.0, number_in(cell).value_or(0)) / shown.largest));
    }
  }

  void add_row(std::size_t row) {
    page_.raw("<tr>");
    for (const Shown& each : shown_) {
      const Cell& cell = table_.rows[row][each.column];
      const bool again =
          table_.columns[each.column].group && row > 0 && table_.rows[row - 1][each.column] == cell;
      if (again)
        page_.raw("<td></td>");
      else
        add_cell(cell, each);
    }
    page_.raw("</tr>\n");
  }

  Markup& page_;
  const Table& table_;
  std::vector<std::size_t> sections_;
  std::vector<Shown> shown_;
};

}  // namespace

void add_table(Markup& page, const Table& table) {
  page.element("p", table.title);
  if (!table.rows.empty()) TablePage{page, table}.add();
  if (table.notes.empty()) return;
  page.raw("<ul class=\"notes\">\n");
  for (const base::Message& note : table.notes) {
    page.element("li", note);
    page.raw("\n");
  }
  page.raw("</ul>\n");
}

void add_matrix(Markup& page, const Table& matrix) {
  if (matrix.rows.empty()) return;
  double largest = 1;
  for (const std::vector<Cell>& row : matrix.rows)
    for (const Cell& cell : row) largest = std::max(largest, number_in(cell).value_or(0));
  constexpr std::size_t kRoomy = 12;  // columns
  page.raw(matrix.columns.size() > kRoomy ? R"(<div class="scroll"><table class="matrix dense">)"
                                          : R"(<div class="scroll"><table class="matrix">)");
  page.raw("\n<thead><tr><th></th>");
  for (std::size_t at = 1; at < matrix.columns.size(); ++at) {
    page.raw(R"(<th scope="col"><span>)");
    page.text(matrix.columns[at].key);
    page.raw("</span></th>");
  }
  page.raw("</tr></thead>\n<tbody>\n");
  for (const std::vector<Cell>& row : matrix.rows) {
    page.raw(R"(<tr><th scope="row">)");
    page.text(std::get<std::string>(row.front()));
    page.raw("</th>");
    for (std::size_t at = 1; at < row.size(); ++at) {
      const auto number = number_in(row[at]);
      if (!number) {
        page.raw(R"(<td class="none"></td>)");
        continue;
      }
      page.raw(fmt::format(
          R"(<td class="n{2}" style="--s:{0:.2f}"><data value="{1}">{1}</data></td>)",
          *number / largest, static_cast<std::int64_t>(*number), *number > 0 ? "" : " zero"));
    }
    page.raw("</tr>\n");
  }
  page.raw("</tbody></table></div>\n");
}

}  // namespace engine::publish
