#include "cli/csv.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/whole_file.hpp"
#include "engine/text/decode.hpp"

namespace cli {
namespace {

namespace base = engine::base;
using base::Diagnostic;
using base::Diagnostics;
using base::Message;
using base::message;

Diagnostic problem(const std::string& path, std::uint32_t line, Message what, Message hint = {}) {
  return {path, line, 0, std::move(what), std::move(hint), ""};
}

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, text.find('\n'));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const std::ptrdiff_t n = std::ranges::count(header, candidate);
    if (n > most) {
      most = n;
      best = candidate;
    }
  }
  return best;
}

std::string trimmed(std::string_view cell) {
  const std::size_t begin = cell.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string{cell.substr(begin, cell.find_last_not_of(" \t") - begin + 1)};
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& path, EmptyRows empty)
      : text_{text}, path_{path}, separator_{separator_of(text)}, empty_{empty} {}

  base::Result<std::vector<CsvRow>> parse() {
    while (at_ < text_.size()) row();
    check_lengths();
    if (rows_.empty() && problems_.empty())
      problems_.push_back(
          problem(path_, 0, message("er staat niets in", "there is nothing in it")));
    std::ranges::stable_sort(problems_, {}, &Diagnostic::line);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(rows_);
  }

 private:
  void row() {
    CsvRow row{line_, {}};
    while (true) {
      row.cells.push_back(cell());
      if (at_ >= text_.size()) break;
      const char c = text_[at_++];
      if (c == separator_) continue;
      ++line_;  // c is a line feed
      break;
    }
    if ((empty_ == EmptyRows::keep && row.cells.size() > 1 && !rows_.empty()) ||
        std::ranges::any_of(row.cells, [](const std::string& c) { return !c.empty(); }))
      rows_.push_back(std::move(row));
  }

  // Ends before a separator, a line feed or the end.
  std::string cell() {
    const std::size_t start = text_.find_first_not_of(' ', at_);
    if (start != std::string_view::npos && text_[start] == '"') {
      at_ = start + 1;
      return quoted();
    }
    const std::size_t begin = at_;
    at_ = end_of_cell();
    return trimmed(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const std::uint32_t opened = line_;
    std::string out;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') {
        if (at_ >= text_.size() || text_[at_] != '"') return after_quote(std::move(out));
        ++at_;  // "" is one quote
      }
      if (c == '\n') ++line_;
      out += c;
    }
    problems_.push_back(
        problem(path_, opened,
                message("een aanhalingsteken wordt niet gesloten", "a quote is never closed"),
                message("een aanhalingsteken in een cel schrijf je dubbel: \"\"",
                        "write a quote inside a cell twice: \"\"")));
    return out;
  }

  std::string after_quote(std::string cell) {
    const std::size_t end = end_of_cell();
    if (!trimmed(text_.substr(at_, end - at_)).empty())
      problems_.push_back(problem(path_, line_,
                                  message("er staat iets na een gesloten aanhalingsteken",
                                          "something stands after a closed quote"),
                                  message("een aanhalingsteken in een cel schrijf je dubbel: \"\"",
                                          "write a quote inside a cell twice: \"\"")));
    at_ = end;
    return cell;
  }

  [[nodiscard]] std::size_t end_of_cell() const {
    const std::array ends{separator_, '\n'};
    return std::min(text_.find_first_of(std::string_view{ends.data(), ends.size()}, at_),
                    text_.size());
  }

  void check_lengths() {
    if (rows_.empty()) return;
    // A spreadsheet may leave empty columns at the right of any row.
    std::vector<std::string>& header = rows_.front().cells;
    while (!header.empty() && header.back().empty()) header.pop_back();
    for (CsvRow& row : rows_) {
      while (row.cells.size() > header.size() && row.cells.back().empty()) row.cells.pop_back();
      if (row.cells.size() != header.size())
        problems_.push_back(problem(
            path_, row.line,
            message("deze rij heeft {} cellen, de kop heeft er {}",
                    "this row has {} cells, the header has {}", row.cells.size(), header.size())));
    }
  }

  std::string_view text_;
  const std::string& path_;
  char separator_;
  EmptyRows empty_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::vector<CsvRow> rows_;
  Diagnostics problems_;
};

}  // namespace

base::Result<std::vector<CsvRow>> parse_csv(std::string bytes, const std::string& path,
                                            EmptyRows empty) {
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  const auto decoded = engine::text::decode(owner, *owner, path);
  if (!decoded) return decoded.error();
  return Parser{decoded->text.bytes(), path, empty}.parse();
}

base::Result<std::vector<CsvRow>> read_csv(const std::string& path, EmptyRows empty) {
  auto bytes = read_whole(path);
  if (!bytes) return bytes.error();
  return parse_csv(std::move(bytes).value(), path, empty);
}

}  // namespace cli
