// Tables of comma-separated values: who speaks in one column, what is said in
// another.
#include <algorithm>
#include <utility>

#include "engine/foreign/csv.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/decode.hpp"
#include "engine/transcript/readers/all.hpp"
#include "engine/transcript/readers/column_headings.hpp"
#include "engine/transcript/readers/sheet.hpp"

namespace engine::transcript::readers {
namespace {

bool named_as_table(std::string_view path) {
  std::string end{path.substr(path.size() - std::min<std::size_t>(path.size(), 4))};
  std::ranges::transform(end, end.begin(), text::to_lower);
  return end == ".csv" || end == ".tsv";
}

// Without the line `sep=;`, by which Excel is told how columns are parted.
std::string_view without_directive(std::string_view text) {
  if (!text.starts_with("sep=")) return text;
  const std::size_t end = text.find('\n');
  const bool longer = end > std::string_view{"sep=;\r"}.size();  // or no line at all
  return longer ? text : text.substr(end + 1);
}

// Plain text may hold commas, so a table is known by its headings; the name
// decides only where there are none that are known.
bool fits(const Look& look) {
  if (look.wants_table) return true;
  const std::vector<std::string> headings = foreign::csv_header(without_directive(look.head));
  if (named_as_table(look.path)) return headings.size() > 1;
  const auto known = std::ranges::count_if(
      headings, [](const std::string& each) { return column_heading(each).has_value(); });
  return are_speech_headings(headings) && static_cast<std::size_t>(known) * 2 > headings.size();
}

base::Result<Source> read(const Input& input) {
  auto decoded = text::decode(input.owner, input.bytes, input.path);
  if (!decoded) return decoded.error();
  auto rows = foreign::parse_csv(without_directive(decoded->text.bytes()), input.path);
  if (!rows) return rows.error();
  auto source = source_of_sheet(std::move(*rows), input.columns, input.path);
  if (!source) return source.error();
  source->encoding = std::move(decoded->encoding);
  source->remarks.insert(source->remarks.begin(), decoded->remarks.begin(), decoded->remarks.end());
  return source;
}

}  // namespace

const Reader kCsv{.name = "csv", .fits = fits, .read = read};

}  // namespace engine::transcript::readers
