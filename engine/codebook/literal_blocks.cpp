#include "engine/codebook/literal_blocks.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace engine::codebook {
namespace {

constexpr std::string_view kKeyBytes =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(' ') == std::string_view::npos;
}

// The column of `key` in `  - key: |`; nothing where the line is no such header.
std::optional<std::size_t> header_indent(std::string_view line) {
  std::size_t at = indent_of(line);
  while (line.substr(at, 2) == "- ")
    at = std::min(line.find_first_not_of(' ', at + 1), line.size());
  const std::size_t colon = std::min(line.find_first_not_of(kKeyBytes, at), line.size());
  if (colon == at || line.substr(colon, 2) != ": ") return std::nullopt;
  const std::size_t bar = line.find_first_not_of(' ', colon + 1);
  if (bar == std::string_view::npos || line[bar] != '|' || !is_blank(line.substr(bar + 1)))
    return std::nullopt;
  return at;
}

// Which lines after a header belong to its block: up to `end`, and none where
// that is 0. `unsure` where YAML's finer rules would have to decide.
struct Extent {
  std::uint32_t end = 0;
  std::size_t indent = 0;
  bool unsure = false;
};
Extent extent_of(const Source& source, std::uint32_t header, std::size_t parent) {
  Extent extent;
  std::size_t widest_blank = 0;
  for (std::uint32_t number = header + 1; number <= source.line_count(); ++number) {
    const std::string_view line = source.line(number);
    const std::size_t indent = indent_of(line);
    if (is_blank(line)) {
      widest_blank = std::max(widest_blank, line.size());
      // Spaces beyond the indentation are text.
      if (extent.end != 0 && line.size() > extent.indent) extent.end = number + 1;
      continue;
    }
    if (indent <= parent) break;
    if (extent.end == 0) extent.indent = indent;
    extent.unsure = indent < extent.indent || line[indent] == '\t' ||
                    (extent.end == 0 && widest_blank > indent);
    if (extent.unsure) break;
    extent.end = number + 1;
  }
  return extent;
}

}  // namespace

LiteralBlocks cut_literal_blocks(const Source& source) {
  const std::uint32_t last = source.line_count();  // ends with the file, not with a line feed
  LiteralBlocks result;
  result.text.reserve(source.text().size());
  bool unsure = false;  // then the rest stays as it is
  for (std::uint32_t number = 1; number <= last;) {
    const std::string_view line = source.line(number);
    const auto parent = unsure ? std::nullopt : header_indent(line);
    const Extent extent = parent ? extent_of(source, number, *parent) : Extent{};
    unsure = unsure || extent.unsure;
    result.text += line;
    if (number < last) result.text += '\n';
    const bool cut = extent.end != 0 && !extent.unsure;
    std::string* const block = cut ? &result.blocks[number] : nullptr;
    for (++number; cut && number < extent.end; ++number) {
      const std::string_view inner = source.line(number);
      *block += inner.substr(std::min(extent.indent, inner.size()));
      if (number == last) continue;
      *block += '\n';
      result.text += '\n';
    }
  }
  return result;
}

}  // namespace engine::codebook
