#include "engine/transcript/readers/sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "engine/text/ascii.hpp"
#include "engine/transcript/label_words.hpp"
#include "engine/transcript/readers/column_headings.hpp"
#include "engine/transcript/readers/left_out.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;
using foreign::CsvRow;

constexpr std::size_t kNone = SIZE_MAX;

struct Use {
  ColumnUse use;
  const char* name;  // as in --column NAME=…
};
constexpr std::array kUses{Use{ColumnUse::text, "text"}, Use{ColumnUse::speaker, "speaker"},
                           Use{ColumnUse::time, "time"}, Use{ColumnUse::role, "role"}};

std::string key_of(std::string_view heading) { return folded_label(without_space(heading)); }

// The column that its heading names best for this use, or kNone.
std::size_t plain_column(const std::vector<std::string>& headings, ColumnUse use) {
  std::size_t best = kNone, best_rank = kNone;
  for (std::size_t c = 0; c < headings.size(); ++c)
    if (const auto known = column_heading(headings[c]);
        known && known->use == use && known->rank < best_rank) {
      best = c;
      best_rank = known->rank;
    }
  return best;
}

std::size_t named_column(const std::vector<std::string>& headings, const std::string& name) {
  const auto found = std::ranges::find(headings, key_of(name), key_of);
  return found == headings.end() ? kNone : static_cast<std::size_t>(found - headings.begin());
}

std::string listed(const std::vector<std::string>& headings) {
  constexpr std::size_t kMost = 20;
  std::string out;
  std::size_t count = 0;
  for (const std::string& heading : headings) {
    if (heading.empty()) continue;
    if (++count > kMost) return out + ", …";
    out += (out.empty() ? "" : ", ") + heading;
  }
  return out;
}

// `00:03:12`, or seconds: `192`, `192,5`; or milliseconds: `192500`.
std::optional<std::uint32_t> ms_in(std::string_view cell, bool milliseconds) {
  cell = without_space(cell);
  if (const auto time = time_code_at(cell, 0); time && time->end == cell.size()) return time->ms;
  std::string number{cell};
  std::ranges::replace(number, ',', '.');
  if (milliseconds) {
    std::uint32_t ms = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), ms);
    return error == std::errc{} && end == number.data() + number.size() ? std::optional{ms}
                                                                        : std::nullopt;
  }
  return ms_of_seconds(number);
}

// `start`, `end`, `text`, with a speaker or without: the table that Whisper
// writes, in whole milliseconds.
bool are_headings_of_whisper(std::vector<std::string> headings) {
  std::erase(headings, "speaker");
  return headings == std::vector<std::string>{"start", "end", "text"};
}

class Sheet {
 public:
  Sheet(std::vector<CsvRow> rows, const Columns& columns, const std::string& path)
      : rows_{std::move(rows)}, columns_{columns}, path_{path} {}

  base::Result<Source> source() {
    find_headings();
    if (auto problems = find_columns(); !problems.empty()) return problems;
    Source source;
    source.encoding = "UTF-8";
    // without a column of speakers the texts themselves may begin with labels
    Utterances said{.all = {},
                    .joining = Joining::paragraph,
                    .may_hold_labels = column(ColumnUse::speaker) == kNone};
    std::set<std::string> with_role;
    const bool milliseconds = has_milliseconds();
    for (std::size_t r = headings_ + 1; r < rows_.size(); ++r) {
      const std::string& text = cell(r, ColumnUse::text);
      if (is_blank(text)) continue;
      const std::string speaker{without_space(cell(r, ColumnUse::speaker))};
      said.all.push_back({.speaker = speaker,
                          .text = text,
                          .begin_ms = ms_in(cell(r, ColumnUse::time), milliseconds),
                          .end_ms = {}});
      const std::string role{without_space(cell(r, ColumnUse::role))};
      if (!speaker.empty() && !role.empty() && with_role.insert(speaker_key(speaker)).second)
        source.roles.emplace_back(speaker, role);
    }
    if (said.all.empty())
      return problem(
          message("onder de kop '{}' staat geen tekst", "there is no text under the heading '{}'",
                  headings()[column(ColumnUse::text)]),
          message("wijs de goede kolom aan: --column text=KOP",
                  "name the right column: --column text=HEADING"));
    source.content = std::move(said);
    LeftOut{.columns = other_columns()}.tell(source.remarks);
    return source;
  }

 private:
  [[nodiscard]] const std::vector<std::string>& headings() const { return rows_[headings_].cells; }
  [[nodiscard]] std::size_t& column(ColumnUse use) { return at_[static_cast<std::size_t>(use)]; }
  [[nodiscard]] const std::string& cell(std::size_t row, ColumnUse use) {
    static const std::string kEmpty;
    const std::vector<std::string>& cells = rows_[row].cells;
    return column(use) < cells.size() ? cells[column(use)] : kEmpty;
  }
  [[nodiscard]] base::Diagnostic problem(base::Message what, base::Message hint) const {
    return {.file = path_,
            .line = rows_[headings_].line,
            .problem = std::move(what),
            .hint = std::move(hint)};
  }

  [[nodiscard]] bool has_milliseconds() {
    if (!are_headings_of_whisper(headings())) return false;
    for (std::size_t r = headings_ + 1; r < rows_.size(); ++r)
      if (!std::ranges::all_of(cell(r, ColumnUse::time), text::is_digit)) return false;
    return true;
  }

  // A title may stand above the table.
  void find_headings() {
    const std::size_t last = std::min(rows_.size(), kMostRowsAbove);
    for (std::size_t r = 0; r < last; ++r) {
      const std::vector<std::string>& cells = rows_[r].cells;
      const bool named = !columns_.empty() && std::ranges::all_of(columns_, [&](const auto& each) {
        return named_column(cells, each.second) != kNone;
      });
      if (named || (columns_.empty() && are_speech_headings(cells))) {
        headings_ = r;
        return;
      }
    }
  }

  base::Diagnostics find_columns() {
    base::Diagnostics problems;
    for (const auto& [use, name] : kUses) {
      if (const auto asked = columns_.find(name); asked != columns_.end()) {
        column(use) = named_column(headings(), asked->second);
        if (column(use) == kNone)
          problems.push_back(
              problem(message("er is geen kolom '{}'", "there is no column '{}'", asked->second),
                      message("dit zijn de kolommen: {}", "these are the columns: {}",
                              listed(headings()))));
      } else {
        column(use) = plain_column(headings(), use);
      }
    }
    if (!problems.empty()) return problems;
    if (column(ColumnUse::text) == kNone)
      return {problem(message("onduidelijk is in welke kolom de tekst staat; de kolommen zijn: {}",
                              "it is not clear which column holds the text; these are there: {}",
                              listed(headings())),
                      message("wijs de kolommen aan: --column text=KOP --column speaker=KOP",
                              "name the columns: --column text=HEADING --column speaker=HEADING"))};
    return problems;
  }

  // Those that hold something that is neither used nor a number of the row.
  std::uint32_t other_columns() {
    std::uint32_t count = 0;
    for (std::size_t c = 0; c < headings().size(); ++c) {
      if (std::ranges::find(at_, c) != at_.end()) continue;
      if (const auto known = column_heading(headings()[c]);
          known && known->use == ColumnUse::number)
        continue;
      const bool filled = std::any_of(
          rows_.begin() + static_cast<std::ptrdiff_t>(headings_) + 1, rows_.end(),
          [c](const CsvRow& row) { return c < row.cells.size() && !row.cells[c].empty(); });
      count += filled ? 1 : 0;
    }
    return count;
  }

  std::vector<CsvRow> rows_;
  const Columns& columns_;
  const std::string& path_;
  std::size_t headings_ = 0;                                          // index of their row
  std::array<std::size_t, 5> at_{kNone, kNone, kNone, kNone, kNone};  // by use
};

}  // namespace

base::Result<Source> source_of_sheet(std::vector<CsvRow> rows, const Columns& columns,
                                     const std::string& path) {
  if (rows.empty())
    return base::Diagnostic{
        .file = path,
        .problem = message("de tabel is leeg", "the table is empty"),
        .hint = message("kijk of dit het goede bestand is", "see whether this is the right file")};
  return Sheet{std::move(rows), columns, path}.source();
}

bool are_speech_headings(const std::vector<std::string>& cells) {
  bool text = false, other = false;
  for (const std::string& cell : cells)
    if (const auto known = column_heading(cell)) {
      text = text || known->use == ColumnUse::text;
      other = other || (known->use != ColumnUse::text && known->use != ColumnUse::number);
    }
  return text && other;
}

}  // namespace engine::transcript::readers
