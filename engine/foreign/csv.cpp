#include "engine/foreign/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/trim.hpp"

namespace engine::foreign {
namespace {

using base::Diagnostic;
using base::Diagnostics;
using base::Message;
using base::message;

Diagnostic problem(const std::string& path, std::uint32_t line, Message what, Message hint = {}) {
  return {path, line, 0, std::move(what), std::move(hint), ""};
}

// Counted outside quotes, in the header row.
char separator_of(std::string_view text) {
  constexpr std::array kCandidates{',', ';', '\t'};
  std::array<std::size_t, kCandidates.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    for (std::size_t i = 0; i < kCandidates.size(); ++i) counts[i] += c == kCandidates[i] ? 1 : 0;
  }
  return kCandidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class Parser {
 public:
  Parser(std::string_view text, std::string path, EmptyRows empty)
      : text_{text}, path_{std::move(path)}, separator_{separator_of(text)}, empty_{empty} {}

  base::Result<std::vector<CsvRow>> parse() {
    while (at_ < text_.size() && cells_ <= kMaxCsvCells) row();
    if (cells_ > kMaxCsvCells)
      return problem(path_, 0,
                     message("de tabel heeft meer dan {} cellen",
                             "the table has more than {} cells", kMaxCsvCells),
                     message("verdeel haar over meer bestanden", "divide it over several files"));
    check_lengths();
    if (rows_.empty() && problems_.empty())
      problems_.push_back(
          problem(path_, 0, message("er staat niets in", "there is nothing in it")));
    std::ranges::stable_sort(problems_, {}, &Diagnostic::line);
    if (problems_.size() > base::kMostProblems) problems_.resize(base::kMostProblems);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(rows_);
  }

  std::vector<std::string> first_row() {
    while (at_ < text_.size() && rows_.empty() && cells_ <= kMaxCsvCells) row();
    if (rows_.empty() || !problems_.empty()) return {};
    return std::move(rows_.front().cells);
  }

 private:
  void row() {
    CsvRow row{line_, {}};
    while (true) {
      row.cells.push_back(cell());
      ++cells_;
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
    return std::string{text::trimmed(text_.substr(begin, at_ - begin))};
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
                message("schrijf een aanhalingsteken in een cel dubbel: \"\"",
                        "write a quote inside a cell twice: \"\"")));
    return out;
  }

  std::string after_quote(std::string cell) {
    const std::size_t end = end_of_cell();
    if (!text::trimmed(text_.substr(at_, end - at_)).empty())
      problems_.push_back(problem(path_, line_,
                                  message("er staat iets na een gesloten aanhalingsteken",
                                          "something stands after a closed quote"),
                                  message("schrijf een aanhalingsteken in een cel dubbel: \"\"",
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
                    "this row has {} cells, the header has {}", row.cells.size(), header.size()),
            message("een cel met een scheidingsteken of een nieuwe regel erin hoort tussen "
                    "aanhalingstekens",
                    "a cell that holds a separator or a new line must stand in quotes")));
    }
  }

  std::string_view text_;
  std::string path_;
  char separator_;
  EmptyRows empty_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t cells_ = 0;
  std::vector<CsvRow> rows_;
  Diagnostics problems_;
};

}  // namespace

base::Result<std::vector<CsvRow>> parse_csv(std::string_view utf8, const std::string& path,
                                            EmptyRows empty) {
  return Parser{utf8, path, empty}.parse();
}

std::vector<std::string> csv_header(std::string_view utf8) {
  return Parser{utf8, "", EmptyRows::skip}.first_row();
}

}  // namespace engine::foreign
