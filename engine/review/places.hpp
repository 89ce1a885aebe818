// Where a segment that a person marked lies: whose turn, which sentences and
// words. Reads and tokenises no more than the turns asked about.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"
#include "engine/text/stored_text.hpp"
#include "engine/text/tokens.hpp"

namespace engine::review {

class Places {
 public:
  explicit Places(const store::Study& study) : study_{study} {}

  struct Found {
    coding::Place place;
    std::uint32_t speaker = 0;  // of the first turn
    std::string text;
  };
  // Nothing where the segment is empty, goes past the end of the text, or
  // touches no turn. A segment may reach into later turns.
  std::optional<Found> find(std::int64_t transcript, text::CodePointSpan segment);

 private:
  struct Turn {
    store::TurnRow row;
    std::uint32_t sentences_before = 0, words_before = 0;
  };
  struct Text {
    text::StoredText text;
    std::vector<Turn> turns;
  };

  const Text& load(std::int64_t transcript);
  coding::Place place_in(const Text& text, std::size_t turn, text::CodePointSpan segment);

  const store::Study& study_;
  std::map<std::int64_t, Text> texts_;
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
};

}  // namespace engine::review
