#include "engine/publish/contexts.hpp"

#include <algorithm>
#include <optional>

namespace engine::publish {
namespace {

// The sentences of one turn at a time: codings come in the order of the text.
class Turns {
 public:
  explicit Turns(const transcript::Transcript& transcript) : transcript_{transcript} {}

  // The stretch around `inside`, which lies within the turn.
  text::ByteSpan around(std::uint32_t turn, text::ByteSpan inside) {
    load(turn);
    std::uint32_t begin = inside.begin().value, end = inside.end().value;
    const std::uint32_t start = transcript_.turns[turn].span.begin().value;
    const auto& sentences = tokens_.sentences;
    const auto ends_after = [&](std::uint32_t at) {
      return [=](const text::Sentence& sentence) { return start + sentence.end > at; };
    };
    const auto first = std::ranges::find_if(sentences, ends_after(begin));
    if (first == sentences.end()) return inside;
    auto last = std::ranges::find_if(sentences, ends_after(end - 1));
    if (last == sentences.end()) --last;
    const auto from = first == sentences.begin() ? first : first - 1;
    const auto to = last + 1 == sentences.end() ? last : last + 1;
    begin = std::min(begin, start + from->begin);
    end = std::max(end, start + to->end);
    return text::ByteSpan::of(begin, end);
  }

 private:
  void load(std::uint32_t turn) {
    if (loaded_ == turn) return;
    tokeniser_.tokenise(transcript_.text.at(transcript_.turns[turn].span), tokens_);
    loaded_ = turn;
  }

  const transcript::Transcript& transcript_;
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
  std::optional<std::uint32_t> loaded_;
};

// No more than kMostAround on either side of the segment.
text::CodePointSpan cut(text::CodePointSpan around, text::CodePointSpan segment) {
  const std::uint32_t begin = segment.begin().value, end = segment.end().value;
  return text::CodePointSpan::of(
      std::max(around.begin().value, begin - std::min(begin, kMostAround)),
      std::min(around.end().value, end + kMostAround));
}

}  // namespace

std::vector<Context> contexts_of(const transcript::Transcript& transcript,
                                 const std::vector<const coding::Coding*>& codings) {
  const text::StoredText& text = transcript.text;
  Turns turns{transcript};
  std::vector<Context> contexts;
  contexts.reserve(codings.size());
  for (const coding::Coding* coding : codings) {
    const text::ByteSpan inside = text.to_bytes(coding->segment.span);
    const std::uint32_t turn = coding->segment.turn;
    text::ByteSpan around = inside;
    if (turn < transcript.turns.size() && inside.begin() < inside.end()) {
      const text::ByteSpan said = transcript.turns[turn].span;
      if (said.begin() <= inside.begin() && inside.end() <= said.end())
        around = turns.around(turn, inside);
    }
    const text::CodePointSpan shown = cut(text.to_code_points(around), coding->segment.span);
    around = text.to_bytes(shown);
    const auto piece = [&](text::ByteOffset begin, text::ByteOffset end) {
      return std::string{text.at(text::ByteSpan::of(begin.value, end.value))};
    };
    contexts.push_back({shown, piece(around.begin(), inside.begin()),
                        piece(inside.begin(), inside.end()), piece(inside.end(), around.end())});
  }
  return contexts;
}

}  // namespace engine::publish
