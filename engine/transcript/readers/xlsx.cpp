// Spreadsheets (.xlsx), transitional and strict: the first sheet with headings
// of speech, or else the first that holds anything, as a table of statements.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/foreign/xml.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/replace.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/sheet.hpp"

namespace engine::transcript::readers {
namespace {

using base::message;
using foreign::CsvRow;
using foreign::XmlElement;

constexpr std::string_view kWorkbook = "xl/workbook.xml";
constexpr std::string_view kRelations = "xl/_rels/workbook.xml.rels";
constexpr std::string_view kStrings = "xl/sharedStrings.xml";
constexpr std::string_view kStyles = "xl/styles.xml";
// What many cells that point to one long string may come to.
constexpr std::size_t kMostTextBytes = std::size_t{64} << 20U;
constexpr std::size_t kMostColumns = 16'384;

// `_x000D_` stands for a character that XML has no place for.
std::string unescaped(std::string_view text) {
  return text::replaced(text, {{"_x000D_", ""}, {"_x000A_", "\n"}});
}

// The sheets in their order, and the part that each is in.
class Workbook : public foreign::XmlHandler {
 public:
  std::vector<std::string> ids;                // of the sheets' relations
  std::map<std::string, std::string> targets;  // by relation

  void begin(const XmlElement& element) override {
    if (element.name() == "sheet") {
      // `r:id`; `sheetId` is another thing
      ids.emplace_back(element.attribute("id"));
    } else if (element.name() == "Relationship") {
      std::string target{element.attribute("Target")};
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      targets.emplace(element.attribute("Id"), std::move(target));
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class Strings : public foreign::XmlHandler {
 public:
  std::vector<std::string> all;

  void begin(const XmlElement& element) override {
    if (element.name() == "si") all.emplace_back();
    if (element.name() == "rPh") sounding_ = true;
    in_text_ = element.name() == "t" && !sounding_;
  }
  void end(std::string_view name) override {
    if (name == "rPh") sounding_ = false;
    if (name == "t") in_text_ = false;
    if (name == "si") all.back() = unescaped(all.back());
  }
  void text(std::string_view text) override {
    if (in_text_ && !all.empty()) all.back() += text;
  }

 private:
  bool in_text_ = false;
  bool sounding_ = false;  // how to pronounce it, beside the text itself
};

// `BC12` → 54; nothing where it is no place in a sheet.
std::optional<std::size_t> column_of(std::string_view place) {
  std::size_t column = 0, letters = 0;
  for (; letters < place.size() && text::is_upper(place[letters]) && letters < 3; ++letters)
    column = column * 26 + static_cast<std::size_t>(place[letters] - 'A') + 1;
  if (letters == 0 || column > kMostColumns) return std::nullopt;
  return column - 1;
}

// Which styles show a number as a time: 0.0022 is 00:03:12 there.
class Styles : public foreign::XmlHandler {
 public:
  std::vector<bool> times;  // by style

  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (name == "numFmt") {
      if (shows_time(element.attribute("formatCode")))
        formats_.emplace(element.attribute("numFmtId"));
    } else if (name == "cellXfs") {
      in_cells_ = true;
    } else if (name == "xf" && in_cells_) {
      const std::string_view format = element.attribute("numFmtId");
      times.push_back(std::ranges::find(kBuiltIn, format) != kBuiltIn.end() ||
                      formats_.contains(format));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  static constexpr std::array<std::string_view, 8> kBuiltIn{"18", "19", "20", "21",
                                                            "22", "45", "46", "47"};
  // h:mm:ss, [h]:mm:ss.0, mm:ss
  static bool shows_time(std::string_view code) {
    return code.find("h:m") != std::string_view::npos ||
           code.find("m:s") != std::string_view::npos ||
           code.find("h]:m") != std::string_view::npos ||
           code.find("u:m") != std::string_view::npos;
  }
  std::set<std::string, std::less<>> formats_;
  bool in_cells_ = false;
};

// A part of a day as hours, minutes and seconds; of a moment, its time of day.
std::string as_time(double days) {
  constexpr double kDaysOfDates = 10'000;  // from 1927 on
  if (days >= kDaysOfDates) days -= std::floor(days);
  const auto ms = static_cast<std::uint64_t>(std::llround(days * 86'400'000));
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                     ms % 1000);
}

class Cells : public foreign::XmlHandler {
 public:
  Cells(const std::vector<std::string>& strings, const std::vector<bool>& times)
      : strings_{strings}, times_{times} {}

  std::vector<CsvRow> rows;
  bool too_many = false;

  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (name == "row") {
      ++number_;
      const std::string_view written = element.attribute("r");
      std::from_chars(written.data(), written.data() + written.size(), number_);
      rows.push_back({.line = number_, .cells = {}});
    } else if (name == "c") {
      type_ = element.attribute("t");
      style_ = element.attribute("s");
      column_ = column_of(element.attribute("r")).value_or(next_column());
      value_.clear();
    } else if (name == "rPh") {
      sounding_ = true;
    }
    reading_ = name == "v" || (name == "t" && !sounding_);
  }

  void end(std::string_view name) override {
    if (name == "v" || name == "t") reading_ = false;
    if (name == "rPh") sounding_ = false;
    if (name == "c") put();
    if (name == "row" && !rows.empty() &&
        std::ranges::all_of(rows.back().cells, &std::string::empty))
      rows.pop_back();
  }

  void text(std::string_view text) override {
    if (reading_) value_ += text;
  }

 private:
  [[nodiscard]] std::size_t next_column() const {
    return rows.empty() ? 0 : rows.back().cells.size();
  }

  void put() {
    if (too_many || value_.empty() || rows.empty()) return;
    std::vector<std::string>& cells = rows.back().cells;
    if (column_ >= cells.size()) {
      cells_ += column_ + 1 - cells.size();
      too_many = column_ >= kMostColumns || cells_ > foreign::kMaxCsvCells;
      if (too_many) return;
      cells.resize(column_ + 1);
    }
    std::string text = text_of_cell();
    bytes_ += text.size();
    too_many = bytes_ > kMostTextBytes;
    cells[column_] = std::move(text);
  }

  std::string text_of_cell() {
    if (type_ == "e") return "";  // #N/A and its like
    if (is_time())
      if (const auto days = number(value_); days && *days >= 0 && *days < 1'000'000)
        return as_time(*days);
    if (type_ != "s") return unescaped(value_);
    std::size_t index = strings_.size();
    std::from_chars(value_.data(), value_.data() + value_.size(), index);
    return index < strings_.size() ? strings_[index] : "";
  }

  static std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                    : std::nullopt;
  }

  [[nodiscard]] bool is_time() const {
    std::size_t style = 0;
    std::from_chars(style_.data(), style_.data() + style_.size(), style);
    return (type_.empty() || type_ == "n") && style < times_.size() && times_[style];
  }

  const std::vector<std::string>& strings_;
  const std::vector<bool>& times_;  // by style
  std::uint32_t number_ = 0;
  std::string type_, style_, value_;
  std::size_t column_ = 0;
  std::size_t cells_ = 0, bytes_ = 0;
  bool reading_ = false;
  bool sounding_ = false;
};

base::Diagnostic too_large(const std::string& path) {
  return {.file = path,
          .problem = message("de tabel heeft meer dan {} cellen of {} MiB tekst",
                             "the table has more than {} cells or {} MiB of text",
                             foreign::kMaxCsvCells, kMostTextBytes >> 20U),
          .hint = message("verdeel haar over meer bestanden", "divide it over several files")};
}

bool fits(const Look& look) {
  return foreign::looks_like_zip(look.bytes) && foreign::zip_mentions(look.bytes, "xl/workbook");
}

class Book {
 public:
  Book(const foreign::ZipParts& parts, const std::string& path) : parts_{parts}, path_{path} {}

  // The rows of the first sheet with headings of speech, or else of the first
  // that has any; and how many more have some.
  struct Found {
    std::vector<CsvRow> rows;
    std::uint32_t other_sheets = 0;
  };
  base::Result<Found> read() {
    Workbook book;
    if (auto problem = parse(kWorkbook, book); !problem.empty()) return problem;
    if (auto problem = parse(kRelations, book); !problem.empty()) return problem;
    Strings strings;
    if (auto problem = parse(kStrings, strings); !problem.empty()) return problem;
    Styles styles;
    if (auto problem = parse(kStyles, styles); !problem.empty()) return problem;
    Found found;
    std::uint32_t sheets = 0;
    bool found_speech = false;
    for (const std::string& id : book.ids) {
      const auto target = book.targets.find(id);
      if (target == book.targets.end()) continue;
      Cells cells{strings.all, styles.times};
      if (auto problem = parse(target->second, cells); !problem.empty()) return problem;
      if (cells.too_many) return too_large(path_);
      if (cells.rows.empty()) continue;
      // what a sheet of speech says goes before notes and lists of people
      const bool speech = std::ranges::any_of(cells.rows | std::views::take(kMostRowsAbove),
                                              are_speech_headings, &CsvRow::cells);
      ++sheets;
      if (found.rows.empty() || (speech && !found_speech)) found.rows = std::move(cells.rows);
      found_speech = found_speech || speech;
    }
    found.other_sheets = sheets > 0 ? sheets - 1 : 0;
    return found;
  }

 private:
  // A part that is not there is empty.
  base::Diagnostics parse(std::string_view part, foreign::XmlHandler& handler) {
    const auto found = parts_.find(part);
    if (found == parts_.end()) return {};
    const auto parsed = foreign::parse_xml(found->second, path_, handler);
    return parsed ? base::Diagnostics{} : parsed.error();
  }

  const foreign::ZipParts& parts_;
  const std::string& path_;
};

base::Result<Source> read(const Input& input) {
  const auto parts = foreign::read_zip(input.bytes, input.path, [](std::string_view name) {
    return name == kWorkbook || name == kRelations || name == kStrings || name == kStyles ||
           (name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
  });
  if (!parts) return parts.error();
  auto found = Book{*parts, input.path}.read();
  if (!found) return found.error();
  auto source = source_of_sheet(std::move(found->rows), input.columns, input.path);
  if (source && found->other_sheets > 0)
    source->remarks.push_back(message(
        "weggelaten: {} andere bladen; zet een gesprek op het eerste blad, of in een eigen bestand",
        "left out: {} other sheets; put an interview on the first sheet, or in a file of its own",
        found->other_sheets));
  return source;
}

}  // namespace

const Reader kXlsx{.name = "xlsx", .fits = fits, .read = read, .most_bytes = kLargeDocument};

}  // namespace engine::transcript::readers
