// Where a segment that a person marked lies: whose turn, which sentences and
// words. Reads and tokenises no more than the turns asked about, and each once
// where they are asked about in order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/precoding/turn_places.hpp"
#include "engine/store/study.hpp"
#include "engine/text/stored_text.hpp"
#include "engine/text/tokens.hpp"

namespace engine::review {

class Places {
 public:
  explicit Places(const store::Study& study) : study_{study} {}
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

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

  // The turn that was tokenised last, as one that a segment begins or ends in.
  struct Tokenised {
    const Text* text = nullptr;
    std::size_t turn = 0;
    text::TurnTokens tokens;
    precoding::TurnPlaces places;
  };

  const Text& load(std::int64_t transcript);
  coding::Place place_in(const Text& text, std::size_t turn, text::CodePointSpan segment,
                         Tokenised& last);

  const store::Study& study_;
  std::map<std::int64_t, Text> texts_;
  text::Tokeniser tokeniser_;
  Tokenised begins_in_, ends_in_;
};

}  // namespace engine::review
