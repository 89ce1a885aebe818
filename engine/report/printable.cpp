#include "engine/report/printable.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/encodings.hpp"
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

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr char32_t kSoftHyphenCodePoint = 0xAD;

std::string without_soft_hyphens(std::string_view word) {
  std::string out;
  while (true) {
    const std::size_t at = word.find(kSoftHyphen);
    out += word.substr(0, at);
    if (at == std::string_view::npos) return out;
    word.remove_prefix(at + kSoftHyphen.size());
  }
}

// Takes from the front of `word` what fits in `width` columns, at least one
// character.
std::string take_line(std::string_view& word, std::size_t width) {
  constexpr std::string_view kBreakAfter = ".-/_|";
  struct Break {
    std::size_t line = 0;  // bytes of the line
    std::size_t word = 0;  // bytes of the word it takes
    bool hyphen = false;
  };
  std::string line;
  std::size_t used = 0;
  Break best;
  std::size_t at = 0;
  while (at < word.size()) {
    const base::Decoded decoded = base::decode_utf8(word, at);
    if (decoded.code_point == kSoftHyphenCodePoint) {
      if (used > 0 && used < width) best = {line.size(), decoded.next, true};
      at = decoded.next;
      continue;
    }
    const std::size_t character = display_width(decoded.code_point);
    if (used + character > width && at > 0) break;
    line += word.substr(at, decoded.next - at);
    used += character;
    at = decoded.next;
    if (kBreakAfter.find(line.back()) != std::string_view::npos) best = {line.size(), at, false};
  }
  if (at == word.size() || best.word == 0) {
    word.remove_prefix(at);
    return line;
  }
  word.remove_prefix(best.word);
  line.resize(best.line);
  return best.hyphen ? line + '-' : line;
}

template <class Measure>
std::size_t longest(std::string_view text, const Measure& measure) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    longest = std::max(longest, measure(word));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return longest;
}

}  // namespace

bool steers_a_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string printable(std::string_view text) {
  if (is_plain_ascii(text)) return std::string{text};
  const std::string valid = text::repaired_utf8(text).text;
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
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    std::string plain = without_soft_hyphens(word);
    if (used > 0 && used + 1 + display_width(plain) > width) {
      lines.emplace_back();
      used = 0;
    }
    while (display_width(plain) > width) {
      lines.back() += take_line(word, width);
      if (word.empty()) break;
      lines.emplace_back();
      plain = without_soft_hyphens(word);
    }
    if (!word.empty()) {
      if (used > 0) lines.back() += ' ';
      lines.back() += plain;
    }
    used = display_width(lines.back());
  }
  return lines;
}

std::vector<std::string> wrap_hanging(std::string_view text, std::size_t width) {
  constexpr std::size_t kIndent = 2;
  if (width <= kIndent) return wrap(text, width);
  std::vector<std::string> lines = wrap(text, width - kIndent);
  for (std::size_t at = 1; at < lines.size(); ++at) lines[at].insert(0, kIndent, ' ');
  return lines;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.push_back(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return lines;
}

std::size_t longest_word(std::string_view text) {
  return longest(text,
                 [](std::string_view word) { return display_width(without_soft_hyphens(word)); });
}

std::size_t longest_syllable(std::string_view text) {
  return longest(text, [](std::string_view word) {
    std::size_t most = 0;
    while (true) {
      const std::size_t end = word.find(kSoftHyphen);
      const bool last = end == std::string_view::npos;
      most = std::max(most, display_width(word.substr(0, end)) + (last ? 0 : 1));
      if (last) return most;
      word.remove_prefix(end + kSoftHyphen.size());
    }
  });
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
