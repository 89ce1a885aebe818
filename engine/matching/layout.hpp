// What patterns see of a turn: its visible tokens, numbered from 0, and what
// stands on the borders between them.
//
// Positions here count visible tokens of the turn; border p lies before
// visible token p, border size() after the last one. Both matchers work on a
// Layout, so that they cannot disagree about what a token is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/codebook/pattern.hpp"
#include "engine/text/tokens.hpp"

namespace engine::matching {

// Visible tokens [begin, end).
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  bool operator==(const Stretch&) const = default;
};

// What may hold on a border: one bit each, the marks in the lowest eight.
using Facts = std::uint16_t;
Facts fact(const codebook::Assert& assertion);

class Layout {
 public:
  // Keeps a reference to `turn` until the next build.
  void build(const text::TurnTokens& turn);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  [[nodiscard]] const text::TurnTokens& turn() const { return *turn_; }
  // Index into TurnTokens::tokens of each visible token.
  [[nodiscard]] const std::vector<std::uint32_t>& tokens() const { return tokens_; }
  [[nodiscard]] std::string_view text(std::uint32_t visible) const {
    return turn_->of(turn_->tokens[tokens_[visible]]);
  }
  // As many as TurnTokens::sentences; one without visible tokens is empty.
  [[nodiscard]] const std::vector<Stretch>& sentences() const { return sentences_; }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t visible) const;
  [[nodiscard]] bool is_long(std::uint32_t sentence) const;

  // What holds on border `p` for a pattern that keeps to `sentence`, and for
  // one that may cross sentences.
  [[nodiscard]] Facts facts_in(const Stretch& sentence, std::uint32_t p) const;
  [[nodiscard]] Facts facts_in_turn(std::uint32_t p) const;

  // Bytes of the turn's text.
  struct Bytes {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] Bytes bytes_of(Stretch span) const;
  // What gets coded for evidence `span` of a rule with this unit. A sentence
  // without end is coded by the match.
  struct Segment {
    Bytes bytes;
    codebook::Unit unit = codebook::Unit::match;
  };
  [[nodiscard]] Segment segment_of(Stretch span, codebook::Unit unit) const;

 private:
  void find_facts() const;
  [[nodiscard]] Bytes trimmed_turn() const;

  const text::TurnTokens* turn_ = nullptr;
  std::vector<std::uint32_t> tokens_;
  std::vector<Stretch> sentences_;
  // Found when first asked for: most turns meet no pattern that asks.
  mutable bool facts_known_ = false;
  mutable std::vector<Facts> before_;  // what the token after a border has before it
  mutable std::vector<Facts> after_;   // what a sentence's last token has after it
};

}  // namespace engine::matching
