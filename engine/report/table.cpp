#include "engine/report/table.hpp"

#include <array>

#include "engine/report/table_view.hpp"

namespace engine::report {

std::optional<Format> parse_format(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Format>, 4> kFormats{{
      {"table", Format::table},
      {"csv", Format::csv},
      {"json", Format::json},
      {"jsonl", Format::jsonl},
  }};
  for (const auto& [format_name, format] : kFormats)
    if (format_name == name) return format;
  return std::nullopt;
}

std::string render(const Table& table, Format format, const Look& look) {
  if (format == Format::table) return table_view(table, look);
  std::string out;
  RowWriter writer{table.columns, format, [&out](std::string_view piece) { out += piece; }};
  for (const std::vector<Cell>& row : table.rows) writer.add(row);
  writer.finish();
  return out;
}

}  // namespace engine::report
