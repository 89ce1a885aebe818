#include "engine/transcript/readers/label_line.hpp"

#include <algorithm>
#include <array>

#include "engine/text/ascii.hpp"
#include "engine/transcript/readers/lines.hpp"
#include "engine/transcript/readers/time_code.hpp"

namespace engine::transcript::readers {
namespace {

constexpr std::size_t kNotFound = std::string_view::npos;
constexpr std::size_t kMaxLabelSpaces = 7;
// A label on a line of its own, which nothing but its shape sets apart.
constexpr std::size_t kMaxAloneBytes = 48;
constexpr std::size_t kMaxRemarkBytes = 40;

using text::is_digit;
bool is_letter(char c) { return text::is_letter(c) || !text::is_ascii(c); }

// ASCII characters that stand in no label; the rest is judged once a label.
constexpr auto kForbidden = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view{"?!;\"=*<>[]{}\\^~@%$:\t"})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool could_be_label(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabelBytes) return false;
  if (!is_letter(label.front()) && !is_digit(label.front()) && label.front() != '\'') return false;
  std::size_t spaces = 0;
  bool letter = false;
  for (const char c : label) {
    if (kForbidden[static_cast<unsigned char>(c)]) return false;
    spaces += c == ' ' ? 1 : 0;
    letter = letter || is_letter(c);
  }
  return letter && spaces <= kMaxLabelSpaces;
}

class Reader {
 public:
  Reader(std::string_view line, bool alone) : line_{line}, alone_{alone} {}

  std::optional<LabelLine> read() {
    at_ = skip_space(line_, 0);
    skip_times_and_number();
    if (at_ == line_.size() || !labelled()) return std::nullopt;
    found_.label = without_space(found_.label);
    if (!could_be_label(found_.label)) return std::nullopt;
    found_.text_begin = at_;
    const std::size_t text = skip_space(line_, at_);
    found_.opens_quote = quote_at(text);
    found_.opens_small = text < line_.size() && line_[text] >= 'a' && line_[text] <= 'z';
    return found_;
  }

 private:
  [[nodiscard]] char next() const { return at_ < line_.size() ? line_[at_] : '\n'; }

  void take_time(const TimeCode& time) {
    if (!found_.begin_ms) found_.begin_ms = time.ms;
    at_ = skip_space(line_, time.end);
  }

  // " ' “ ” „ ‘ ’ « »
  [[nodiscard]] bool quote_at(std::size_t at) const {
    const auto byte = [this](std::size_t i) {
      return i < line_.size() ? static_cast<unsigned char>(line_[i]) : 0U;
    };
    const unsigned first = byte(at);
    if (first < 0x80) return first == '"' || first == '\'';
    if (first == 0xC2) return byte(at + 1) == 0xAB || byte(at + 1) == 0xBB;
    return first == 0xE2 && byte(at + 1) == 0x80 && byte(at + 2) >= 0x98 && byte(at + 2) <= 0x9F;
  }

  // What may stand before a label: times, and the number or the bullet of the
  // paragraph.
  void skip_times_and_number() {
    while (at_ < line_.size() && !text::is_letter(line_[at_])) {
      if (const auto time = time_code_at(line_, at_)) {
        take_time(*time);
      } else if (const std::size_t end = number_or_bullet(); end != 0 && !found_.numbered) {
        found_.numbered = true;
        at_ = skip_space(line_, end);
      } else {
        return;
      }
      if (next() == '-' || next() == '|') at_ = skip_space(line_, at_ + 1);
    }
  }

  // The end of `12.`, `12`, `12)`, `[12]`, `02.193`, `-`, `–`, `•`, `>>`, with
  // white space behind it; 0 where there is none of them.
  [[nodiscard]] std::size_t number_or_bullet() const {
    for (const std::string_view bullet : {"-", "–", "•", ">>"})
      if (line_.substr(at_).starts_with(bullet) && space_at(line_, at_ + bullet.size()) != 0)
        return at_ + bullet.size();
    std::size_t at = at_;
    const bool bracket = next() == '[' || next() == '(';
    if (bracket) ++at;
    const std::size_t digits = at;
    while (at < line_.size() && (is_digit(line_[at]) || (at > digits && line_[at] == '.'))) ++at;
    if (at == digits || at - digits > 12) return 0;
    if (at < line_.size() && (line_[at] == ')' || line_[at] == ']')) ++at;
    return space_at(line_, at) != 0 ? at : 0;
  }

  bool labelled() {
    switch (next()) {
      case '[':
        return enclosed(']', Layout::square);
      case '<':
        return enclosed('>', Layout::angle);
      case '(':  // whisper.cpp: (speaker 0) text; without a number it is an event
        return enclosed(')', Layout::square) && !found_.label.empty() &&
               is_digit(found_.label.back());
      case '*':
      case '_':
        return bold();
      default:
        return separated();
    }
  }

  // [Interviewer] text · [Interviewer 00:03:12]: text
  bool enclosed(char close, Layout layout) {
    const std::size_t end = line_.substr(0, at_ + kMaxLabelBytes + 24).find(close, at_ + 1);
    if (end == kNotFound) return false;
    found_.layout = layout;
    found_.label = without_times(line_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    if (next() == ':') ++at_;
    return at_ == line_.size() || space_at(line_, at_) != 0;
  }

  // **Interviewer:** text · **Interviewer**: text · __I:__ text · **I: text**
  bool bold() {
    const char mark = next();
    std::size_t inner = at_;
    while (inner < line_.size() && line_[inner] == mark) ++inner;
    const std::size_t width = inner - at_;
    if (width > 3 || space_at(line_, inner) != 0) return false;
    const std::string_view marks = line_.substr(at_, width);
    const std::string_view window = line_.substr(0, inner + kMaxLabelBytes + 24);
    const std::size_t end = window.find(marks, inner);
    if (end == kNotFound || window.substr(inner, end - inner).find(": ") != kNotFound) {
      at_ = inner;
      return separated();
    }
    std::string_view label = without_space(line_.substr(inner, end - inner));
    if (label.ends_with(':')) label.remove_suffix(1);
    found_.layout = Layout::bold;
    found_.label = without_times(label);
    at_ = end + width;
    if (next() == ':') ++at_;
    return at_ == line_.size() || space_at(line_, at_) != 0;
  }

  // Cuts a time off both ends of a label in brackets or stars.
  std::string_view without_times(std::string_view label) {
    label = without_space(label);
    if (const auto time = time_code_at(label, 0)) {
      if (!found_.begin_ms) found_.begin_ms = time->ms;
      label = without_space(label.substr(time->end));
    }
    // a bare time: back over digits and colons
    std::size_t begin = label.size();
    while (begin > 0 && (is_digit(label[begin - 1]) || label[begin - 1] == ':')) --begin;
    if (const auto time = time_code_at(label, begin); time && time->end == label.size()) {
      if (!found_.begin_ms) found_.begin_ms = time->ms;
      label = without_space(label.substr(0, begin));
    } else if (const auto trailing = time_code_before_end(label)) {
      if (!found_.begin_ms) found_.begin_ms = trailing->code.ms;
      label = without_space(label.substr(0, trailing->begin));
    }
    return label;
  }

  // Label: text · Label<TAB>text · Label [00:03:12]: text · Label
  bool separated() {
    std::size_t end = at_, spaces = 0;
    while (end < line_.size() && !kForbidden[static_cast<unsigned char>(line_[end])] &&
           spaces <= kMaxLabelSpaces) {
      spaces += line_[end] == ' ' && (end == at_ || line_[end - 1] != ' ') ? 1 : 0;
      ++end;
    }
    if (end - at_ > kMaxLabelBytes || spaces > kMaxLabelSpaces) return false;
    if (end == line_.size()) return alone_ && on_its_own();
    if (line_[end] == '\t') {
      found_.layout = Layout::tab;
      return take_label(end - at_, 1);
    }
    if (time_behind(end) || remark_behind(end)) return true;
    if (line_[end] != ':') return false;
    found_.layout = Layout::colon;
    take_label(end - at_, 1);
    return at_ == line_.size() || space_at(line_, at_) != 0 || joined_text();
  }

  // `I:Goedemiddag`; no url, drive, smiley or second colon.
  [[nodiscard]] bool joined_text() const {
    return is_letter(next()) || next() == '(' || next() == '[' || next() == '#' || next() == '*';
  }

  bool take_label(std::size_t bytes, std::size_t separator) {
    found_.label = line_.substr(at_, bytes);
    at_ += bytes + separator;
    return true;
  }

  bool on_its_own() {
    if (line_.size() - at_ > kMaxAloneBytes) return false;
    const std::string_view label = without_space(line_.substr(at_));
    if (label.empty() || label.ends_with(',')) return false;
    found_.layout = found_.begin_ms ? Layout::timed : Layout::alone;
    return take_label(line_.size() - at_, 0);
  }

  // Respondent [lacht]: text
  bool remark_behind(std::size_t at) {
    if (line_[at] != '[' || at == at_) return false;
    const std::size_t close = line_.substr(0, at + kMaxRemarkBytes).find(']', at);
    if (close == kNotFound) return false;
    const std::size_t colon = skip_space(line_, close + 1);
    if (colon == line_.size() || line_[colon] != ':') return false;
    found_.layout = Layout::colon;
    found_.label = line_.substr(at_, at - at_);
    at_ = colon + 1;
    return true;
  }

  // A time directly behind the label, in which `at` is the bracket or the
  // first colon: `Interviewer [00:03]`, `Interviewer (00:03)`, `Interviewer 00:03:12:`.
  bool time_behind(std::size_t at) {
    std::size_t begin = at;
    if (line_[at] == ':') {
      if (at + 1 == line_.size() || !is_digit(line_[at + 1])) return false;
      while (begin > at_ && is_digit(line_[begin - 1])) --begin;
      if (begin == at) return false;
    }
    if (begin > at_ && (line_[begin - 1] == '(' || line_[begin - 1] == '#')) --begin;
    if (begin == at_) return false;
    const auto time = time_code_at(line_, begin);
    if (!time) return false;
    const std::size_t behind = skip_space(line_, time->end);
    if (behind == line_.size()) {
      found_.layout = Layout::timed;
    } else if (line_[behind] == ':') {
      found_.layout = Layout::colon;
    } else if (line_[behind - 1] == '\t') {
      found_.layout = Layout::tab;
    } else if (time->enclosed || time->hours) {
      found_.layout = Layout::time;
    } else {
      return false;
    }
    found_.label = line_.substr(at_, begin - at_);
    take_time(*time);
    if (found_.layout == Layout::colon) ++at_;
    return true;
  }

  std::string_view line_;
  bool alone_;
  std::size_t at_ = 0;
  LabelLine found_;
};

}  // namespace

std::optional<LabelLine> label_line(std::string_view line, bool alone) {
  return Reader{line, alone}.read();
}

}  // namespace engine::transcript::readers
