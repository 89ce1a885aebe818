#include "engine/report/printable.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/width.hpp"

namespace engine::report {
namespace {

using text::display_width;

constexpr std::string_view kReplacement = "\uFFFD";

void append_picture(std::string& out, char32_t c) {
  constexpr char32_t kControlPictures = 0x2400;
  constexpr char32_t kDeletePicture = 0x2421;
  if (c == U'\n' || c == U'\t' || c == U'\r')
    out += ' ';
  else if (c < 0x20)
    base::append_utf8(out, kControlPictures + c);
  else if (c == 0x7F)
    base::append_utf8(out, kDeletePicture);
  else
    out += kReplacement;
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

// Byte index of the place to break `word` so that what comes before it has at
// most `width` columns, and at least one character.
std::size_t break_in_word(std::string_view word, std::size_t width) {
  constexpr std::string_view kBreakAfter = ".-/_|";
  std::size_t used = 0;
  std::size_t after_mark = 0;
  std::size_t at = 0;
  while (at < word.size()) {
    const base::Decoded decoded = base::decode_utf8(word, at);
    used += display_width(decoded.code_point);
    if (used > width && at > 0) break;
    at = decoded.next;
    if (at < word.size() && kBreakAfter.find(word[at - 1]) != std::string_view::npos)
      after_mark = at;
  }
  return after_mark > 0 && at < word.size() ? after_mark : at;
}

}  // namespace

bool steers_a_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  while (const std::optional<std::size_t> invalid = base::find_invalid_utf8(bytes)) {
    out += bytes.substr(0, *invalid);
    out += kReplacement;
    bytes.remove_prefix(*invalid + 1);
  }
  out += bytes;
  return out;
}

std::string printable(std::string_view text) {
  if (is_plain_ascii(text)) return std::string{text};
  const std::string valid = valid_utf8(text);
  std::string out;
  out.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const base::Decoded decoded = base::decode_utf8(valid, at);
    if (steers_a_terminal(decoded.code_point))
      append_picture(out, decoded.code_point);
    else
      out.append(valid, at, decoded.next - at);
    at = decoded.next;
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 1);
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  const auto new_line = [&] {
    lines.emplace_back();
    used = 0;
  };
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    std::size_t word_width = display_width(word);
    const std::size_t space = used > 0 ? 1 : 0;
    if (used > 0 && used + space + word_width > width) new_line();
    while (word_width > width) {
      const std::size_t end = break_in_word(word, width);
      lines.back() += word.substr(0, end);
      word.remove_prefix(end);
      word_width = display_width(word);
      if (word.empty()) break;
      new_line();
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used = display_width(lines.back());
  }
  return lines;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    longest = std::max(longest, display_width(word));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return longest;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string{text} + std::string(width > used ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string{text};
}

}  // namespace engine::report
