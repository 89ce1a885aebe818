#include "engine/publish/sheet_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/encodings.hpp"

namespace engine::publish {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kEscaped = "_x005F_";  // `_`

bool is_xml(char32_t c) {
  return c != 0 && c != 0xFFFE && c != 0xFFFF;  // others below a space are escaped by the writer
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// `_x0041_` stands at `at`.
bool is_escape(std::string_view text, std::size_t at) {
  constexpr std::size_t kLength = 7;
  const std::string_view escape = text.substr(at, kLength);
  return escape.size() == kLength && escape.starts_with("_x") && escape.back() == '_' &&
         std::ranges::all_of(escape.substr(2, 4), is_hex);
}

}  // namespace

SheetText sheet_text(std::string_view raw, std::size_t limit) {
  const std::string text = text::repaired_utf8(raw).text;
  SheetText result;
  std::size_t units = 0, last = 0;  // `last`: where the last character of `result` begins
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode_utf8(text, at);
    // what is written in place of an escape counts by its signs
    const bool escape = is_escape(text, at);
    const std::size_t wide = escape ? kEscaped.size() : decoded.code_point > 0xFFFF ? 2 : 1;
    if (units + wide > limit) {
      result.text.resize(last);
      result.text += kEllipsis;
      result.cut = true;
      return result;
    }
    units += wide;
    last = result.text.size();
    if (escape)
      result.text += kEscaped;
    else if (is_xml(decoded.code_point))
      result.text.append(text, at, decoded.next - at);
    else
      result.text += kReplacement;
    at = decoded.next;
  }
  return result;
}

std::string sheet_name(std::string_view name, std::size_t part) {
  constexpr std::size_t kLongest = 31;
  const std::string ending = part > 1 ? fmt::format(" ({})", part) : "";
  std::string result;
  for (const char c : name.substr(0, kLongest - ending.size()))
    result += std::string_view{":\\/?*[]'"}.find(c) == std::string_view::npos ? c : '_';
  if (result.empty()) result = "_";
  return result + ending;
}

}  // namespace engine::publish
