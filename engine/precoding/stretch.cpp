#include "engine/precoding/stretch.hpp"

#include "engine/base/utf8.hpp"
#include "engine/precoding/evidence.hpp"

namespace engine::precoding {
namespace {

// Places turn after turn in code points, in one pass over the text.
class TurnCounter {
 public:
  TurnCounter(const Stretch& stretch, text::ByteOffset begin)
      : text_{stretch.text.bytes()},
        byte_{begin.value},
        code_point_{stretch.text_begin_cp + stretch.text.to_code_points(begin).value} {}

  text::CodePointSpan next(text::ByteSpan turn) {
    const std::uint32_t begin = move_to(turn.begin().value);
    return text::CodePointSpan::of(begin, move_to(turn.end().value));
  }

 private:
  std::uint32_t move_to(std::uint32_t byte) {
    code_point_ +=
        static_cast<std::uint32_t>(base::count_code_points(text_.substr(byte_, byte - byte_)));
    byte_ = byte;
    return code_point_;
  }

  std::string_view text_;
  std::uint32_t byte_;
  std::uint32_t code_point_;
};

}  // namespace

matching::Scanner& StretchCoder::scanner(const std::shared_ptr<const matching::Matcher>& matcher) {
  auto kept = scanners_.find(matcher.get());
  if (kept == scanners_.end())
    kept = scanners_.emplace(matcher.get(), Kept{matcher, matching::Scanner{*matcher}}).first;
  return kept->second.scanner;
}

CodedStretch StretchCoder::code(const Stretch& stretch) {
  CodedStretch coded;
  coded.item = stretch.item;
  coded.text = stretch.text;
  coded.text_begin_cp = stretch.text_begin_cp;
  coded.last = stretch.last;
  coded.found.resize(stretch.matchers.size());
  for (const auto& matcher : stretch.matchers) scanner(matcher).begin_transcript();

  std::span<const transcript::SpeakerTurn> turns = stretch.turns;
  coded.first_turn = stretch.first_turn;
  if (stretch.context && !turns.empty()) {
    if (!stretch.matchers.empty()) {
      tokeniser_.tokenise(stretch.text.at(turns.front().span), tokens_);
      for (const auto& matcher : stretch.matchers) scanner(matcher).turn(tokens_, findings_);
    }
    turns = turns.subspan(1);
    ++coded.first_turn;
  }
  if (turns.empty()) return coded;

  std::span<const text::CodePointSpan> spans = stretch.spans;
  if (!spans.empty()) spans = spans.last(turns.size());
  TurnCounter counter{stretch, turns.front().span.begin()};
  coded.turns.reserve(turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const transcript::SpeakerTurn& turn = turns[i];
    coded.turns.push_back(
        {turn.speaker, spans.empty() ? counter.next(turn.span) : spans[i], turn.begin_ms, 0, 0});
    if (stretch.tokenise) code_turn(stretch, turn.span, coded);
  }
  coded.end_byte = turns.back().span.end().value;
  return coded;
}

void StretchCoder::code_turn(const Stretch& stretch, text::ByteSpan turn, CodedStretch& coded) {
  tokeniser_.tokenise(stretch.text.at(turn), tokens_);
  const std::uint32_t number =
      coded.first_turn + static_cast<std::uint32_t>(coded.turns.size()) - 1;
  places_.begin(stretch.text, turn, tokens_,
                {number, coded.sentences, coded.words, stretch.text_begin_cp});
  for (std::size_t i = 0; i < stretch.matchers.size(); ++i) {
    const auto& matcher = stretch.matchers[i];
    scanner(matcher).turn(tokens_, findings_);
    append_evidence(matcher->codebook(), findings_.findings, places_, coded.found[i].evidence);
    append_suppressions(matcher->codebook(), number, findings_.suppressions, places_,
                        coded.found[i].suppressions);
    coded.capped |= findings_.capped;
  }
  store::TurnRow& row = coded.turns.back();
  row.sentences = static_cast<std::uint32_t>(tokens_.sentences.size());
  row.words = tokens_.words();
  coded.sentences += row.sentences;
  coded.words += row.words;
}

}  // namespace engine::precoding
