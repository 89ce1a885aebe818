// Walking a text line by line, at the speed of memchr.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace engine::transcript::readers {

// Bytes of the white space (Unicode White_Space, and a zero width no-break
// space) that begins at `at`; 0 where something else stands there.
inline std::size_t space_at(std::string_view text, std::size_t at) {
  const auto byte = [&text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  if (at >= text.size()) return 0;
  if (first < 0x80) return first == ' ' || (first >= '\t' && first <= '\r') ? 1 : 0;
  const unsigned second = byte(at + 1), third = byte(at + 2);
  if (first == 0xC2) return second == 0xA0 || second == 0x85 ? 2 : 0;
  if (first == 0xE2 && second == 0x80)
    return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  if (first == 0xE2 && second == 0x81) return third == 0x9F ? 3 : 0;
  if (first == 0xE3 && second == 0x80) return third == 0x80 ? 3 : 0;
  if (first == 0xEF && second == 0xBB) return third == 0xBF ? 3 : 0;
  return 0;
}

inline std::size_t skip_space(std::string_view text, std::size_t at) {
  while (const std::size_t space = space_at(text, at)) at += space;
  return at;
}

// The end of `text` without the white space before it.
inline std::size_t end_without_space(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    if (const char last = text[end - 1]; last > ' ' && last < '\x7F') return end;
    std::size_t first = end - 1;
    while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U) --first;
    if (space_at(text.substr(0, end), first) != end - first) break;
    end = first;
  }
  return end;
}

inline std::string_view without_space(std::string_view text) {
  text = text.substr(0, end_without_space(text));
  return text.substr(skip_space(text, 0));
}

inline bool is_blank(std::string_view line) { return skip_space(line, 0) == line.size(); }

// Ends in . ? ! or …, a closing quote behind it or not.
inline bool ends_sentence(std::string_view text) {
  for (const std::string_view quote : {"”", "’", "\""})
    if (text.ends_with(quote)) {
      text.remove_suffix(quote.size());
      break;
    }
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
}

// All lines, the blank ones too; a line feed at the end begins no other.
inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Line {
  std::size_t begin = 0;    // bytes within the text
  std::string_view text;    // without its line feed
  bool after_blank = true;  // the first line, or the line before it is blank
};

// Calls `visit(line)` for each line of `text` from `begin` on that is not
// blank; stops when it answers false.
template <class Visit>
void for_each_line(std::string_view text, std::size_t begin, Visit&& visit) {
  bool after_blank = true;
  while (begin < text.size()) {
    const void* feed = std::memchr(text.data() + begin, '\n', text.size() - begin);
    const std::size_t end =
        feed == nullptr ? text.size()
                        : static_cast<std::size_t>(static_cast<const char*>(feed) - text.data());
    const std::string_view line = text.substr(begin, end - begin);
    if (is_blank(line)) {
      after_blank = true;
    } else {
      if (!visit(Line{.begin = begin, .text = line, .after_blank = after_blank})) return;
      after_blank = false;
    }
    begin = end + 1;
  }
}

}  // namespace engine::transcript::readers
