#include "engine/review/places.hpp"

#include <algorithm>

namespace engine::review {

using text::CodePointSpan;

const Places::Text& Places::load(std::int64_t transcript) {
  const auto [known, is_new] = texts_.try_emplace(transcript);
  Text& text = known->second;
  if (!is_new) return text;
  text.text = study_.load_text(transcript);
  std::uint32_t sentences = 0, words = 0;
  for (const store::TurnRow& row : study_.turn_rows(transcript)) {
    if (!text.text.contains(row.span)) break;  // a damaged study: `log --verify` says so
    text.turns.push_back({row, sentences, words});
    sentences += row.sentences;
    words += row.words;
  }
  return text;
}

// The part of the segment that lies in the turn.
coding::Place Places::place_in(const Text& text, std::size_t turn, CodePointSpan segment,
                               Tokenised& last) {
  const Turn& in = text.turns[turn];
  const text::ByteSpan said = text.text.to_bytes(in.row.span);
  const text::ByteSpan part =
      text.text.to_bytes(CodePointSpan::of(std::max(segment.begin(), in.row.span.begin()).value,
                                           std::min(segment.end(), in.row.span.end()).value));
  if (last.text != &text || last.turn != turn) {
    tokeniser_.tokenise(text.text.at(said), last.tokens);
    last.places.begin(text.text, said, last.tokens,
                      {static_cast<std::uint32_t>(turn), in.sentences_before, in.words_before, 0});
    last.text = &text;
    last.turn = turn;
  }
  const std::uint32_t start = said.begin().value;
  return last.places.place(part.begin().value - start, part.end().value - start);
}

std::optional<Places::Found> Places::find(std::int64_t transcript, CodePointSpan segment) {
  const Text& text = load(transcript);
  if (segment.empty() || !text.text.contains(segment)) return std::nullopt;
  const auto first = std::ranges::partition_point(
      text.turns, [&](const Turn& turn) { return turn.row.span.end() <= segment.begin(); });
  const auto end = std::partition_point(first, text.turns.end(), [&](const Turn& turn) {
    return turn.row.span.begin() < segment.end();
  });
  if (first == end) return std::nullopt;
  Found found;
  found.speaker = first->row.speaker;
  found.text = text.text.at(segment);
  found.place =
      place_in(text, static_cast<std::size_t>(first - text.turns.begin()), segment, begins_in_);
  if (end - first > 1) {
    const coding::Place last =
        place_in(text, static_cast<std::size_t>(end - text.turns.begin()) - 1, segment, ends_in_);
    found.place.end_sentence = last.end_sentence;
    found.place.end_word = last.end_word;
  }
  found.place.span = segment;
  return found;
}

}  // namespace engine::review
