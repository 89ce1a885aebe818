#include "engine/text/events.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/base/utf8.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/lists.hpp"

namespace engine::text {
namespace {

// Far longer than any event, so that a lone bracket costs little.
constexpr std::size_t kLongestEvent = 160;

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

// Cuts a time (0:03, 00:03:12, 00:03:12.500, 00:01:23-4) off the front.
bool cut_time(std::string_view& text) {
  std::size_t at = count_digits(text);
  if (at == 0 || at > 2) return false;
  int groups = 0;
  while (groups < 2 && at < text.size() && text[at] == ':' &&
         count_digits(text.substr(at + 1)) == 2) {
    at += 3;
    ++groups;
  }
  if (groups == 0) return false;
  if (at < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == '-')) {
    const std::size_t fraction = count_digits(text.substr(at + 1));
    const bool is_clock = at + 1 + fraction < text.size() && text[at + 1 + fraction] == ':';
    if (fraction >= 1 && fraction <= 3 && !is_clock) at += 1 + fraction;
  }
  text.remove_prefix(at);
  return true;
}

void cut_spaces(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

// One time, or two with a dash or an arrow between.
bool is_time_code(std::string_view text) {
  cut_spaces(text);
  if (!cut_time(text)) return false;
  cut_spaces(text);
  for (const std::string_view between : {"-->", "-", "–"}) {
    if (!text.starts_with(between)) continue;
    text.remove_prefix(between.size());
    cut_spaces(text);
    if (!cut_time(text)) return false;
    cut_spaces(text);
    break;
  }
  return text.empty();
}

// Words between white space, or `most` + 1 where a sign says that this is
// running text. Nothing but signs is no word: `[...]` leaves words out.
std::size_t count_words(std::string_view text, std::size_t most, std::string_view forbidden) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, next] = base::decode_utf8(text, at);
    const CharClass kind = classify(c);
    if (is_white_space(kind)) {
      in_word = false;
    } else if (is_terminator(kind) ||
               (c < 0x80U && forbidden.find(text[at]) != std::string_view::npos)) {
      return most + 1;
    } else if (!in_word && is_alphanumeric(c)) {
      in_word = true;
      ++words;
    }
    at = next;
  }
  return words;
}

bool is_square_event(std::string_view inside) {
  const std::size_t words = count_words(inside, 5, "");
  return words >= 1 && words <= 5;
}

bool is_round_event(std::string_view inside) {
  cut_spaces(inside);
  if (inside.ends_with('.')) inside.remove_suffix(1);  // (onv.)
  return lists().begins_event(inside) && count_words(inside, 4, ",;:") <= 4;
}

}  // namespace

std::uint32_t event_end(std::string_view text, std::uint32_t at) {
  const char opener = text[at];
  const char closer = opener == '[' ? ']' : opener == '(' ? ')' : '#';
  const std::string_view rest = text.substr(at + 1, kLongestEvent);
  // A second opener means that the first one opens no event.
  const auto end = static_cast<std::uint32_t>(
      std::ranges::find_if(rest, [&](char c) { return c == closer || c == opener || c == '\n'; }) -
      rest.begin());
  if (end == rest.size() || rest[end] != closer) return 0;
  const std::string_view inside = rest.substr(0, end);
  const bool is_event = is_time_code(inside) || (opener == '[' && is_square_event(inside)) ||
                        (opener == '(' && is_round_event(inside));
  return is_event ? at + end + 2 : 0;
}

}  // namespace engine::text
