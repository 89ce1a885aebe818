#include "engine/precoding/turn_places.hpp"

#include <algorithm>

namespace engine::precoding {

void TurnPlaces::begin(const text::StoredText& text, text::ByteSpan turn,
                       const text::TurnTokens& tokens, const TurnStart& start) {
  text_ = &text;
  tokens_ = &tokens;
  turn_ = turn;
  start_ = start;
  words_before_.clear();
}

text::CodePointSpan TurnPlaces::span(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t turn_begin = turn_.begin().value;
  const auto within =
      text_->to_code_points(text::ByteSpan::of(turn_begin + begin, turn_begin + end));
  return text::CodePointSpan::of(start_.text_begin_cp + within.begin().value,
                                 start_.text_begin_cp + within.end().value);
}

coding::Place TurnPlaces::place(std::uint32_t begin, std::uint32_t end) {
  const std::vector<text::Token>& tokens = tokens_->tokens;
  if (words_before_.empty()) {
    words_before_.reserve(tokens.size() + 1);
    words_before_.push_back(0);
    for (const text::Token& token : tokens)
      words_before_.push_back(words_before_.back() + (token.is_word() ? 1 : 0));
  }
  const auto words_up_to = [&](std::uint32_t at) {
    const auto token = std::ranges::lower_bound(tokens, at, {}, &text::Token::begin);
    return start_.word + words_before_[static_cast<std::size_t>(token - tokens.begin())];
  };
  const auto& sentences = tokens_->sentences;
  const auto first = std::ranges::upper_bound(sentences, begin, {}, &text::Sentence::end);
  const auto last = std::ranges::lower_bound(sentences, end, {}, &text::Sentence::begin);
  return {span(begin, end),
          start_.turn,
          start_.sentence + static_cast<std::uint32_t>(first - sentences.begin()),
          start_.sentence + static_cast<std::uint32_t>(last - sentences.begin()),
          words_up_to(begin),
          words_up_to(end)};
}

}  // namespace engine::precoding
