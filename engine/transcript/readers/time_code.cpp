#include "engine/transcript/readers/time_code.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/text/ascii.hpp"

namespace engine::transcript::readers {
namespace {

// The longest code that is looked for backwards: a range with brackets.
constexpr std::size_t kMaxTimeCodeBytes = 40;

using text::is_digit;

class Scanner {
 public:
  Scanner(std::string_view line, std::size_t at) : line_{line}, at_{at} {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool peek(char c) const { return at_ < line_.size() && line_[at_] == c; }
  bool accept(char c) {
    const bool there = peek(c);
    at_ += there ? 1 : 0;
    return there;
  }
  bool accept(std::string_view text) {
    const bool there = line_.substr(at_).starts_with(text);
    at_ += there ? text.size() : 0;
    return there;
  }
  void skip_spaces() {
    while (peek(' ')) ++at_;
  }
  // `least` to `most` digits; the number may be followed by no further digit.
  std::optional<std::uint32_t> number(std::size_t least, std::size_t most) {
    std::uint32_t value = 0;
    std::size_t digits = 0;
    while (at_ < line_.size() && is_digit(line_[at_]) && digits <= most) {
      value = value * 10 + static_cast<std::uint32_t>(line_[at_] - '0');
      ++at_;
      ++digits;
    }
    return digits < least || digits > most ? std::nullopt : std::optional{value};
  }
  // `.5` → 500, `-4` → 400, `,120` → 120; 0 without a fraction.
  std::uint32_t fraction_ms() {
    if (at_ + 1 >= line_.size() || !is_digit(line_[at_ + 1])) return 0;
    if (!peek('.') && !peek(',') && !peek('-')) return 0;
    ++at_;
    std::uint32_t ms = 0, unit = 100;
    while (at_ < line_.size() && is_digit(line_[at_])) {
      ms += static_cast<std::uint32_t>(line_[at_] - '0') * unit;
      unit /= 10;
      ++at_;
    }
    return ms;
  }

 private:
  std::string_view line_;
  std::size_t at_;
};

struct Clock {
  std::uint32_t ms;
  bool hours;
};

std::optional<Clock> clock(Scanner& scan) {
  const auto first = scan.number(1, 3);
  if (!first || !scan.accept(':')) return std::nullopt;
  std::size_t begin = scan.at();
  const auto second = scan.number(1, 2);
  if (!second || *second > 59) return std::nullopt;
  bool short_part = scan.at() - begin < 2;
  std::uint32_t seconds = *first * 60 + *second;
  bool hours = false;
  if (scan.accept(':')) {
    begin = scan.at();
    const auto third = scan.number(1, 2);
    if (!third || *third > 59) return std::nullopt;
    short_part = short_part || scan.at() - begin < 2;
    seconds = seconds * 60 + *third;
    hours = true;
  }
  begin = scan.at();
  const std::uint32_t ms = scan.fraction_ms();
  // Teams writes 0:0:3.960; `3:1` is no time
  if (short_part && (!hours || scan.at() == begin)) return std::nullopt;
  return Clock{.ms = seconds * 1000 + ms, .hours = hours};
}

// The second time of a range; stays where it is when there is none.
void skip_range_end(Scanner& scan) {
  Scanner ahead = scan;
  ahead.skip_spaces();
  if (!ahead.accept("-->") && !ahead.accept("->") && !ahead.accept("–") && !ahead.accept('-'))
    return;
  ahead.skip_spaces();
  if (clock(ahead)) scan = ahead;
}

char closing(char open) {
  switch (open) {
    case '[':
      return ']';
    case '(':
      return ')';
    case '{':
      return '}';
    case '<':
      return '>';
    case '#':
      return '#';
    default:
      return '\0';
  }
}

}  // namespace

std::optional<TimeCode> time_code_at(std::string_view line, std::size_t at) {
  if (at >= line.size()) return std::nullopt;
  const char close = closing(line[at]);
  if (close == '\0' && !is_digit(line[at])) return std::nullopt;
  Scanner scan{line, close == '\0' ? at : at + 1};
  if (close != '\0') scan.skip_spaces();
  const auto time = clock(scan);
  if (!time) return std::nullopt;
  skip_range_end(scan);
  if (close != '\0') {
    scan.skip_spaces();
    if (!scan.accept(close)) return std::nullopt;
  }
  return TimeCode{
      .end = scan.at(), .ms = time->ms, .enclosed = close != '\0', .hours = time->hours};
}

bool may_close_time(char last) {
  return is_digit(last) || last == ']' || last == ')' || last == '}' || last == '>' || last == '#';
}

std::optional<TrailingTime> time_code_before_end(std::string_view text) {
  if (text.size() < 6 || !may_close_time(text.back())) return std::nullopt;
  const std::size_t least = text.size() - std::min(text.size(), kMaxTimeCodeBytes);
  const std::string_view tail = text.substr(least, text.size() - least - 1);
  const std::size_t open = tail.find_last_of("[({<#");
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t begin = least + open;
  const auto code = time_code_at(text, begin);
  if (!code || code->end != text.size()) return std::nullopt;
  return TrailingTime{.begin = begin, .code = *code};
}

std::optional<std::uint32_t> ms_of_seconds(double seconds) {
  constexpr double kMostSeconds = 3'600'000;
  if (!(seconds >= 0 && seconds < kMostSeconds)) return std::nullopt;
  return static_cast<std::uint32_t>(std::lround(seconds * 1000));
}

std::optional<std::uint32_t> ms_of_seconds(std::string_view number) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seconds);
  if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  return ms_of_seconds(seconds);
}

}  // namespace engine::transcript::readers
