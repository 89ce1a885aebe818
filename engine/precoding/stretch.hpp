// A stretch of whole turns: the portion of work that one thread takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/precoding/turn_places.hpp"
#include "engine/store/writer.hpp"
#include "engine/text/tokens.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::precoding {

// Large enough that handing it over costs nothing, small enough that some in
// the air fit in memory.
inline constexpr std::uint32_t kStretchBytes = 256 * 1024;

using Matchers = std::vector<std::shared_ptr<const matching::Matcher>>;

struct Stretch {
  std::size_t item = 0;  // which transcript of a pass
  text::StoredText text;
  std::uint32_t text_begin_cp = 0;  // code points of the transcript before `text`
  std::shared_ptr<const std::vector<transcript::SpeakerTurn>> kept;  // owns `turns`
  std::span<const transcript::SpeakerTurn> turns;                    // spans within `text`
  std::vector<store::TurnRow> rows;  // of `turns` in the transcript; none: not placed yet
  std::uint32_t first_turn = 0;      // number of turns[0] in the transcript
  bool context = false;              // turns[0] is only the turn before, for rules that look back
  bool last = false;
  bool counted = false;  // `rows` say how many sentences and words; else all is tokenised
  Matchers matchers;
};

// Sentences and words are numbered from 0 at the stretch's first turn.
struct CodedStretch {
  std::size_t item = 0;
  text::StoredText text;
  std::uint32_t text_begin_cp = 0;
  std::uint32_t first_turn = 0;
  std::uint32_t end_byte = 0;  // of `text`: where the last turn ends
  bool last = false;
  std::vector<store::TurnRow> turns;
  std::uint32_t sentences = 0, words = 0;
  struct Found {
    std::vector<coding::Evidence> evidence;
    std::vector<coding::Suppression> suppressions;
  };
  std::vector<Found> found;  // one a matcher
  bool capped = false;       // a rule found more in one turn than is kept
};

// One thread's tools. Knows the words it has met, so that later stretches are quicker.
class StretchCoder {
 public:
  CodedStretch code(const Stretch& stretch);

 private:
  static bool is_worth_reading(const Stretch& stretch, const transcript::SpeakerTurn& turn);
  void code_turn(const Stretch& stretch, text::ByteSpan turn, CodedStretch& coded);
  matching::Scanner& scanner(const std::shared_ptr<const matching::Matcher>& matcher);

  struct Kept {
    std::shared_ptr<const matching::Matcher> matcher;
    matching::Scanner scanner;
  };
  text::Tokeniser tokeniser_;
  text::TurnTokens tokens_;
  matching::TurnFindings findings_;
  TurnPlaces places_;
  std::map<const matching::Matcher*, Kept> scanners_;
};

}  // namespace engine::precoding
