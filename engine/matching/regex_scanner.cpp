#include "engine/matching/regex_scanner.hpp"

namespace engine::matching {

RegexScanner::RegexScanner(const RegexFilter& filter, const Layout& layout, const TurnClasses& turn,
                           const WordClasses& classes)
    : filter_{filter}, layout_{layout}, turn_{turn}, classes_{classes} {
  for (std::size_t line = 0; line < filter.size(); ++line)
    has_across_ = has_across_ || filter.line(line).across_sentences;
}

const std::vector<int>& RegexScanner::candidates(Stretch part, std::uint32_t flags) {
  if ((flags & kInRegex) == 0) return filter_.always();
  answers_.assign(classes_.answers(0).size(), 0);
  for (std::uint32_t at = part.begin; at < part.end; ++at) {
    if ((turn_.words[at] & kInRegex) == 0) continue;
    const auto answers = classes_.answers(turn_.id(at));
    for (std::size_t i = 0; i < answers.size(); ++i) answers_[i] |= answers[i];
  }
  filter_.candidates(answers_, candidates_);
  return candidates_;
}

void RegexScanner::find_in_windows(std::size_t line, Stretch sentence) {
  Stretch window = sentence;
  for (; window.size() > kWindow; window.begin += kWindow / 2)
    find_matches(filter_.regex(line), text_, {window.begin, window.begin + kWindow}, spans_);
  find_matches(filter_.regex(line), text_, window, spans_);
}

}  // namespace engine::matching
