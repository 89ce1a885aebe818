#include "engine/transcript/readers/chat_text.hpp"
#include "engine/text/ascii.hpp"

#include <algorithm>
#include <charconv>

namespace engine::transcript::readers {
namespace {

constexpr char kBullet = '\x15';

bool is_letter(char c) { return text::is_letter(c) || !text::is_ascii(c); }

// A pause: (.) (..) (1.5) (1:02.3)
bool is_pause(std::string_view word) {
  return word.size() > 2 && word.front() == '(' && word.back() == ')' &&
         std::ranges::all_of(word.substr(1, word.size() - 2),
                             [](char c) { return text::is_digit(c) || c == '.' || c == ':'; });
}

// Marks of pitch, overlap and voice, which the transcriber put between the letters.
std::string without_marks(std::string_view word) {
  std::string out{word};
  if (text::is_ascii(word)) return out;
  for (const std::string_view mark :
       {"↑", "↓", "→", "↗", "↘", "⇗", "⇘", "⌈", "⌉", "⌊", "⌋",  "∆", "∇", "°",
        "▁", "▔", "☺", "∬", "≋", "≈", "≡", "◉", "⁇", "⁎", "♋", "‡", "„"})
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at))
      out.erase(at, mark.size());
  return out;
}

// One word of an utterance, as said; "" where nothing was.
std::string word_as_said(std::string_view word) {
  if (word == "‡" || word == "„") return ",";  // what parts a name or a tag from the rest
  if (is_pause(word) || word.starts_with("&{") || word.starts_with("&}")) return "";
  if (word.starts_with("&*")) {  // what another says in between: &*INV:mhm
    std::string event{word.substr(2)};
    std::ranges::replace(event, ':', ' ');
    return "[" + event + "]";
  }
  if (word.starts_with("&=")) {
    std::string event{word.substr(2)};
    std::ranges::replace(event, ':', ' ');
    return "[" + event + "]";
  }
  if (word.starts_with("&-") || word.starts_with("&~") || word.starts_with("&+")) {
    word.remove_prefix(2);
  } else if (word.starts_with('&')) {
    word.remove_prefix(1);
  }
  // an omitted word: 0is
  if (word.starts_with('0') && (word.size() == 1 || is_letter(word[1]))) return "";
  if (word.starts_with('+')) {
    const bool ends =
        word.ends_with('.') || word.ends_with('/') || word.ends_with('?') || word.ends_with('!');
    if (!ends) return "";  // an opening: +" +^ +,
    return word.ends_with('?') ? "?" : word.ends_with('!') ? "!" : "…";
  }
  std::string said;
  std::size_t long_sound = 0;  // `na::nders`: colons within a word
  for (const char c : without_marks(word)) {
    if (c == '@') break;  // what language, what kind of word
    if (c == '<' || c == '>' || c == '(' || c == ')' || c == '^') continue;
    if (c == ':' && !said.empty()) {
      ++long_sound;
      continue;
    }
    long_sound = 0;
    said += c;
  }
  said.append(long_sound, ':');
  return said;
}

bool is_mark(std::string_view word) {
  return word == "." || word == "?" || word == "!" || word == "," || word == "…" || word == ";";
}

}  // namespace

std::optional<ChatTime> chat_time(std::string_view utterance) {
  const std::size_t close = utterance.rfind(kBullet);
  if (close == std::string_view::npos || close == 0) return std::nullopt;
  const std::size_t open = utterance.rfind(kBullet, close - 1);
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view inside = utterance.substr(open + 1, close - open - 1);
  const std::size_t line = inside.find('_');
  if (line == std::string_view::npos) return std::nullopt;
  ChatTime time;
  const auto number = [](std::string_view digits, std::uint32_t& out) {
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return end.ec == std::errc{} && end.ptr == digits.data() + digits.size();
  };
  if (!number(inside.substr(0, line), time.begin_ms) ||
      !number(inside.substr(line + 1), time.end_ms))
    return std::nullopt;
  return time;
}

std::string chat_text(std::string_view utterance) {
  std::string out;
  for (std::size_t at = 0; at < utterance.size();) {
    const char c = utterance[at];
    if (c == kBullet) {
      at = std::min(utterance.find(kBullet, at + 1), utterance.size() - 1) + 1;
      continue;
    }
    if (c == '[') {
      const std::size_t close = std::min(utterance.find(']', at), utterance.size() - 1);
      at = close + 1;
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\n') {
      ++at;
      continue;
    }
    const std::size_t end =
        std::min(utterance.find_first_of(" \t\n[\x15", at + 1), utterance.size());
    const std::string said = word_as_said(utterance.substr(at, end - at));
    const bool twice = said == "," && out.ends_with(',');
    if (!said.empty() && !twice) out += (out.empty() || is_mark(said) ? "" : " ") + said;
    at = end;
  }
  return out;
}

}  // namespace engine::transcript::readers
