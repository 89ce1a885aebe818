#include "engine/matching/layout.hpp"

#include <algorithm>
#include <cassert>

#include "engine/base/utf8.hpp"
#include "engine/matching/matcher.hpp"

namespace engine::matching {
namespace {

constexpr Facts kSentenceStart = 1 << 8;
constexpr Facts kSentenceEnd = 1 << 9;
constexpr Facts kTurnStart = 1 << 10;
constexpr Facts kTurnEnd = 1 << 11;
constexpr Facts kJoined = 1 << 12;

// Unicode's White_Space property.
bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

}  // namespace

Facts fact(const codebook::Assert& assertion) {
  using Kind = codebook::Assert::Kind;
  switch (assertion.kind) {
    case Kind::sentence_start:
      return kSentenceStart;
    case Kind::sentence_end:
      return kSentenceEnd;
    case Kind::turn_start:
      return kTurnStart;
    case Kind::turn_end:
      return kTurnEnd;
    case Kind::joined:
      return kJoined;
    case Kind::mark:
      return static_cast<Facts>(assertion.mark);
  }
  assert(false);
  return 0;
}

void Layout::build(const text::TurnTokens& turn) {
  turn_ = &turn;
  facts_known_ = false;
  sentences_.clear();
  tokens_.resize(turn.tokens.size() + 1);  // one more to write to in vain
  std::uint32_t visible = 0;
  for (const text::Sentence& sentence : turn.sentences) {
    const std::uint32_t begin = visible;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      tokens_[visible] = i;
      visible += turn.tokens[i].is_transparent() ? 0 : 1;
    }
    sentences_.push_back({begin, visible});
  }
  tokens_.resize(visible);
}

std::uint32_t Layout::sentence_of(std::uint32_t visible) const {
  const auto after = std::ranges::upper_bound(sentences_, visible, {}, &Stretch::end);
  assert(after != sentences_.end());
  return static_cast<std::uint32_t>(after - sentences_.begin());
}

bool Layout::is_long(std::uint32_t sentence) const { return sentences_[sentence].size() > kWindow; }

// A border inside a sentence has all its facts in `before_`. On a border
// between sentences, `after_` is what the left one ends with and `before_`
// what the right one begins with. Marks of a sentence without visible tokens
// belong to no border.
void Layout::find_facts() const {
  before_.assign(size() + 1, 0);
  after_.assign(size() + 1, 0);
  for (std::size_t s = 0; s < sentences_.size(); ++s) {
    const text::Sentence& sentence = turn_->sentences[s];
    const Stretch visible = sentences_[s];
    if (visible.size() == 0) continue;
    // A sentence's first token has met the marks that end the one before.
    const Facts others = s > 0 ? turn_->sentences[s - 1].marks_after : 0;
    Facts marks = 0;  // since the last visible token
    bool joined = true;
    std::uint32_t p = visible.begin;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const text::Token& token = turn_->tokens[i];
      marks |= i == sentence.first_token ? token.marks_before & ~others : token.marks_before;
      joined = joined && token.joined;
      if (token.is_transparent()) continue;
      before_[p] = marks;
      if (joined && p > visible.begin) before_[p] |= kJoined;
      marks = 0;
      joined = true;
      ++p;
    }
    before_[visible.begin] |= kSentenceStart;
    after_[visible.end] = static_cast<Facts>(marks | sentence.marks_after | kSentenceEnd);
  }
  if (size() > 0) {
    before_[0] |= kTurnStart;
    after_[size()] |= kTurnEnd;
  }
  facts_known_ = true;
}

Facts Layout::facts_in(const Stretch& sentence, std::uint32_t p) const {
  if (!facts_known_) find_facts();
  return p == sentence.end ? after_[p] : before_[p];
}

Facts Layout::facts_in_turn(std::uint32_t p) const {
  if (!facts_known_) find_facts();
  return before_[p] | after_[p];
}

Layout::Bytes Layout::bytes_of(Stretch span) const {
  return {turn_->tokens[tokens_[span.begin]].begin, turn_->tokens[tokens_[span.end - 1]].end};
}

Layout::Segment Layout::segment_of(Stretch span, codebook::Unit unit) const {
  if (unit == codebook::Unit::turn) return {trimmed_turn(), unit};
  const std::uint32_t first = sentence_of(span.begin);
  const std::uint32_t last = sentence_of(span.end - 1);
  bool endless = false;
  for (std::uint32_t s = first; s <= last; ++s) endless = endless || is_long(s);
  if (unit == codebook::Unit::match || endless) return {bytes_of(span), codebook::Unit::match};
  return {{turn_->sentences[first].begin, turn_->sentences[last].end}, unit};
}

Layout::Bytes Layout::trimmed_turn() const {
  const std::string_view text = turn_->text;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto [c, next] = base::decode_utf8(text, begin);
    if (!is_space(c)) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    if (!is_space(base::decode_utf8(text, start).code_point)) break;
    end = start;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace engine::matching
