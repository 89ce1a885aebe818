// Where findings of one turn lie in the transcript: from bytes of the turn to
// code points and to the ordinals of turns, sentences and words.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/text/stored_text.hpp"
#include "engine/text/tokens.hpp"

namespace engine::precoding {

// What stands before a turn.
struct TurnStart {
  std::uint32_t turn = 0;  // its number
  std::uint32_t sentence = 0, word = 0;
  std::uint32_t text_begin_cp = 0;  // code points of the transcript before `text`
};

class TurnPlaces {
 public:
  // Nothing is counted before something is asked: most turns have no findings.
  void begin(const text::StoredText& text, text::ByteSpan turn, const text::TurnTokens& tokens,
             const TurnStart& start);

  // Bytes within the turn.
  [[nodiscard]] text::CodePointSpan span(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] coding::Place place(std::uint32_t begin, std::uint32_t end);

 private:
  const text::StoredText* text_ = nullptr;
  const text::TurnTokens* tokens_ = nullptr;
  text::ByteSpan turn_;
  TurnStart start_;
  std::vector<std::uint32_t> words_before_;  // by token, and after the last; empty: not counted
};

}  // namespace engine::precoding
