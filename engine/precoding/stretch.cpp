#include "engine/precoding/stretch.hpp"

#include <algorithm>

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

  std::span<const store::TurnRow> rows = stretch.rows;
  if (!rows.empty()) rows = rows.last(turns.size());
  TurnCounter counter{stretch, turns.front().span.begin()};
  coded.turns.reserve(turns.size());
  bool may_match = is_worth_reading(stretch, turns.front());
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const transcript::SpeakerTurn& turn = turns[i];
    const bool next_may_match = i + 1 < turns.size() && is_worth_reading(stretch, turns[i + 1]);
    coded.turns.push_back(
        rows.empty() ? store::TurnRow{turn.speaker, counter.next(turn.span), turn.begin_ms, 0, 0}
                     : rows[i]);
    // rules may ask what was said in the turn before
    if (may_match || next_may_match) code_turn(stretch, turn.span, coded);
    coded.sentences += coded.turns.back().sentences;
    coded.words += coded.turns.back().words;
    may_match = next_may_match;
  }
  coded.end_byte = turns.back().span.end().value;
  return coded;
}

// A turn that was counted before has to be read again only for what may be found in it.
bool StretchCoder::is_worth_reading(const Stretch& stretch, const transcript::SpeakerTurn& turn) {
  return !stretch.counted || std::ranges::any_of(stretch.matchers, [&](const auto& matcher) {
    return matcher->may_match(stretch.text.at(turn.span));
  });
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
}

}  // namespace engine::precoding
