#include "engine/base/diagnostic.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "engine/base/utf8.hpp"

namespace engine::base {
namespace {

// An excerpt is at most this wide, ellipses included, so that line and caret
// stay under one another in a terminal of 80 columns.
constexpr std::size_t kExcerptWidth = 76;

struct Excerpt {
  std::u32string shown;
  std::size_t caret;  // code points before it
};

// Each code point takes one column. Control characters, tabs among them, are
// shown as spaces; characters that take no column or two (combining marks,
// Chinese) shift the caret, which ordinary codebooks and transcripts never show.
std::u32string shown(std::string_view line) {
  const bool valid = !find_invalid_utf8(line).has_value();
  std::u32string out;
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = static_cast<unsigned char>(line[at]);
    const Decoded decoded =
        valid ? decode_utf8(line, at)
              : Decoded{byte < 0x80U ? char32_t{byte} : char32_t{0xFFFDU}, at + 1};
    const char32_t c = decoded.code_point;
    const bool control = c < 0x20U || (c >= 0x7FU && c < 0xA0U) || c == 0x2028U || c == 0x2029U;
    out += control ? U' ' : c;
    at = decoded.next;
  }
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

Excerpt cut_around(std::u32string line, std::size_t caret) {
  if (line.size() <= kExcerptWidth) return {std::move(line), caret};
  // The caret stands in the middle, unless the line begins or ends before that.
  const std::size_t half = kExcerptWidth / 2;
  std::size_t begin = caret > half ? caret - half : 0;
  begin = std::min(begin, line.size() - kExcerptWidth);
  std::u32string cut = line.substr(begin, kExcerptWidth);
  if (begin > 0) cut.front() = U'…';
  if (begin + kExcerptWidth < line.size()) cut.back() = U'…';
  return {std::move(cut), caret - begin};
}

std::string place(const Diagnostic& diagnostic) {
  std::string out = diagnostic.file;
  if (diagnostic.line > 0) out += (out.empty() ? "" : ":") + std::to_string(diagnostic.line);
  if (diagnostic.line > 0 && diagnostic.column > 0) out += ":" + std::to_string(diagnostic.column);
  return out.empty() ? out : out + ": ";
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic, Language language) {
  std::string out = place(diagnostic);
  if (diagnostic.severity == Severity::warning)
    out += language == Language::nl ? "waarschuwing: " : "warning: ";
  out += diagnostic.problem.in(language);
  out += '\n';
  if (!diagnostic.excerpt.empty()) {
    const std::size_t column = std::max<std::uint32_t>(diagnostic.column, 1) - 1;
    std::u32string line = shown(diagnostic.excerpt);
    // A place past the end is the end: trailing space was left out.
    const std::size_t caret = std::min(column, line.size());
    const Excerpt excerpt = cut_around(std::move(line), caret);
    out += "  ";
    for (const char32_t c : excerpt.shown) append_utf8(out, c);
    out += '\n';
    if (diagnostic.column > 0) out += "  " + std::string(excerpt.caret, ' ') + "^\n";
  }
  if (const std::string& hint = diagnostic.hint.in(language); !hint.empty())
    out += "  " + hint + '\n';
  return out;
}

}  // namespace engine::base
