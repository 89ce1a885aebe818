// From word segments to tokens and sentences: the Dutch repairs.
//
// Both paths of the tokeniser feed segments in here, in order, so that they
// can differ in nothing but the segments. docs/reference/tokens.md tells the
// rules to people.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/text/characters.hpp"
#include "engine/text/lists.hpp"
#include "engine/text/same_word.hpp"
#include "engine/text/tokens.hpp"

namespace engine::text {

class Assembly {
 public:
  // `out` must be clear but for its text.
  explicit Assembly(TurnTokens& out);

  // A word of letters and digits alone.
  void plain_word(std::uint32_t begin, std::uint32_t end) {
    if (begin < cursor_) return;  // inside an event
    if (begin == cursor_ + 1 && text_[cursor_] == ' ')
      word(begin, end, 0, false);
    else
      word_after_gap(begin, end);
  }
  // Any other segment: signs at its ends go, and some stops inside split it.
  void segment(std::uint32_t begin, std::uint32_t end);
  // Call once, after the last segment.
  void finish();

 private:
  // A place where a sentence ends, or may end.
  struct Border {
    std::uint32_t at = 0;    // after the last character of the sentence
    std::uint8_t marks = 0;  // between its last token and `at`
  };
  // What stands between two tokens.
  struct Gap {
    std::uint8_t marks = 0;
    std::optional<Border> sure;
    std::optional<Border> before_capital;  // only where a capital follows
    bool space_since_border = false;       // and nothing else

    void set_sure(Border border);
    void set_before_capital(Border border);
    void move_border(std::uint32_t at);
  };

  // assembly.cpp: tokens
  void word(std::uint32_t begin, std::uint32_t end, std::uint8_t marks, bool joined) {
    const std::string_view bytes{text_.data() + begin, end - begin};
    TokenKind kind = TokenKind::word;
    if (lists_.is_filler(bytes))
      kind = TokenKind::filler;
    else if (!visible_.empty() && same_word(visible_, bytes))
      kind = TokenKind::repeat;
    else
      visible_ = bytes;
    out_.tokens.push_back({begin, end, kind, joined, marks});
    cursor_ = end;
  }
  bool word_after_short_gap(std::uint32_t begin, std::uint32_t end);
  void word_after_gap(std::uint32_t begin, std::uint32_t end);
  void piece(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] std::uint32_t begin_with_apostrophe(std::uint32_t begin, std::uint32_t end) const;
  bool grow_number(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] bool hyphen_alone(std::uint32_t end) const;
  void event(std::uint32_t begin, std::uint32_t end, Gap& gap);
  void end_sentence_if_due(const Gap& gap, std::uint32_t next);
  void end_sentence(Border border, std::uint32_t next);

  // gaps.cpp: what stands between tokens.
  // Reads from the cursor to `end`. Events become tokens on the way; the last
  // may end behind `end`. Afterwards the cursor is where the gap begins.
  Gap read_gap(std::uint32_t end);
  [[nodiscard]] std::uint32_t read_terminators(std::uint32_t at, std::uint32_t end, Gap& gap) const;
  [[nodiscard]] std::uint32_t read_white_space(std::uint32_t at, std::uint32_t end, Gap& gap) const;
  [[nodiscard]] std::uint32_t read_hyphens(std::uint32_t at, std::uint32_t end, Gap& gap) const;
  [[nodiscard]] std::uint32_t read_closers(std::uint32_t at, std::uint32_t end, Gap& gap) const;
  void absorb_stop(std::uint32_t end, Gap& gap);
  [[nodiscard]] Abbreviation abbreviation_before(std::uint32_t stop) const;
  [[nodiscard]] bool is_initial(std::string_view word, std::uint32_t stop) const;

  std::string_view text_;
  TurnTokens& out_;
  const Lists& lists_;
  std::uint32_t cursor_ = 0;  // the end of the last token
  std::uint32_t sentence_begin_ = 0;
  std::uint32_t sentence_first_ = 0;
  std::string_view visible_;  // the last word of this sentence that patterns see, or empty
};

}  // namespace engine::text
