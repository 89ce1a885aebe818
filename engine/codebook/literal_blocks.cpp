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

// One past the last line that belongs to the block, and its indentation;
// nothing where YAML's finer rules would have to decide.
struct Extent {
  std::uint32_t end = 0;
  std::size_t indent = 0;
};
std::optional<Extent> extent_of(const Source& source, std::uint32_t header, std::size_t parent) {
  Extent extent;
  std::size_t widest_blank = 0;
  std::uint32_t number = header + 1;
  for (; number <= source.line_count(); ++number) {
    const std::string_view line = source.line(number);
    const std::size_t indent = indent_of(line);
    if (is_blank(line)) {
      widest_blank = std::max(widest_blank, line.size());
      // Spaces beyond the indentation are text.
      if (extent.indent != 0 && line.size() > extent.indent) extent.end = number + 1;
      continue;
    }
    if (indent <= parent) break;
    if (extent.indent == 0) {
      if (widest_blank > indent) return std::nullopt;
      extent.indent = indent;
    }
    if (indent < extent.indent || line[indent] == '\t') return std::nullopt;
    extent.end = number + 1;
  }
  if (extent.indent == 0) return std::nullopt;
  return extent;
}

}  // namespace

LiteralBlocks cut_literal_blocks(const Source& source) {
  const std::uint32_t last = source.line_count();  // ends with the file, not with a line feed
  LiteralBlocks result;
  result.text.reserve(source.text().size());
  for (std::uint32_t number = 1; number <= last;) {
    const std::string_view line = source.line(number);
    const auto parent = header_indent(line);
    const auto extent = parent ? extent_of(source, number, *parent) : std::nullopt;
    result.text += line;
    if (number < last) result.text += '\n';
    std::string* const block = extent ? &result.blocks[number] : nullptr;
    for (++number; block != nullptr && number < extent->end; ++number) {
      const std::string_view inner = source.line(number);
      *block += inner.substr(std::min(extent->indent, inner.size()));
      if (number == last) continue;
      *block += '\n';
      result.text += '\n';
    }
  }
  return result;
}

}  // namespace engine::codebook
