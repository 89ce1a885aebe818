// Sentences of a study's turns, one transcript at a time: each turn is tokenised
// when it is asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/study.hpp"
#include "engine/text/stored_text.hpp"
#include "engine/text/tokens.hpp"

namespace engine::review {

class Sentences {
 public:
  explicit Sentences(const store::Study& study) : study_{study} {}

  // Before anything else; reads the text when a sentence is asked for.
  void open(std::int64_t transcript);

  // Its turns, and the ordinal of each turn's first sentence.
  [[nodiscard]] const std::vector<store::TurnRow>& turns() const { return turns_; }
  [[nodiscard]] std::uint32_t first_of(std::size_t turn) const { return first_[turn]; }
  [[nodiscard]] std::uint32_t count() const { return first_.back(); }
  // Of the sentence with this ordinal.
  [[nodiscard]] std::size_t turn_of(std::uint32_t sentence) const;

  // Code points of the transcript. No sentences where a damaged study's text is
  // shorter than its turns.
  const std::vector<text::CodePointSpan>& in_turn(std::size_t turn);
  std::optional<text::CodePointSpan> span(std::uint32_t sentence);
  [[nodiscard]] std::string_view text_of(text::CodePointSpan span) const;

 private:
  const store::Study& study_;
  std::optional<std::int64_t> transcript_;
  std::vector<store::TurnRow> turns_;
  std::vector<std::uint32_t> first_{0};  // of each turn, and after the last
  std::optional<text::StoredText> text_;
  std::optional<std::size_t> turn_;  // whose sentences spans_ are
  std::vector<text::CodePointSpan> spans_;
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
};

}  // namespace engine::review
