#include "engine/review/sentences.hpp"

#include <algorithm>
#include <cassert>

namespace engine::review {

using text::CodePointSpan;

void Sentences::open(std::int64_t transcript) {
  if (transcript_ == transcript) return;
  transcript_ = transcript;
  turns_ = study_.turn_rows(transcript);
  first_.assign(1, 0);
  for (const store::TurnRow& turn : turns_) first_.push_back(first_.back() + turn.sentences);
  text_.reset();
  turn_.reset();
}

std::size_t Sentences::turn_of(std::uint32_t sentence) const {
  assert(sentence < count());
  const auto after = std::ranges::upper_bound(first_, sentence);
  return static_cast<std::size_t>(after - first_.begin()) - 1;
}

const std::vector<CodePointSpan>& Sentences::in_turn(std::size_t turn) {
  if (turn_ == turn) return spans_;
  if (!text_) text_ = study_.load_text(*transcript_);
  turn_ = turn;
  spans_.clear();
  const CodePointSpan span = turns_[turn].span;
  if (!text_->contains(span)) return spans_;
  const text::ByteSpan said = text_->to_bytes(span);
  tokeniser_.tokenise(text_->at(said), tokens_);
  const std::uint32_t start = said.begin().value;
  for (const text::Sentence& each : tokens_.sentences)
    spans_.push_back(
        text_->to_code_points(text::ByteSpan::of(start + each.begin, start + each.end)));
  return spans_;
}

std::optional<CodePointSpan> Sentences::span(std::uint32_t sentence) {
  const std::size_t turn = turn_of(sentence);
  const auto& spans = in_turn(turn);
  const std::size_t at = sentence - first_[turn];
  if (at >= spans.size()) return std::nullopt;
  return spans[at];
}

std::string_view Sentences::text_of(CodePointSpan span) const { return text_->at(span); }

}  // namespace engine::review
