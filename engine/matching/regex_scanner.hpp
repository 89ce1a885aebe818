// Runs the `regex:` lines of a codebook on a turn.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/compiled.hpp"
#include "engine/matching/layout.hpp"
#include "engine/matching/regex_line.hpp"
#include "engine/matching/word_classes.hpp"

namespace engine::matching {

class RegexScanner {
 public:
  RegexScanner(const RegexFilter& filter, const Layout& layout, const TurnClasses& turn,
               const WordClasses& classes);

  // Calls `found(line, span)` for the matches of each line, sentence by
  // sentence (`end_of_part()` after each), then of those that may cross sentences.
  template <class Found, class EndOfPart>
  void scan(Found&& found, EndOfPart&& end_of_part) {
    if (filter_.empty()) return;
    for (std::uint32_t s = 0; s < layout_.sentences().size(); ++s) {
      if (layout_.sentences()[s].size() == 0) continue;
      scan_part(layout_.sentences()[s], turn_.sentences[s].flags, false, found);
      end_of_part();
    }
    if (!has_across_ || layout_.size() == 0) return;
    scan_part({0, layout_.size()}, turn_.flags, true, found);
    end_of_part();
  }

 private:
  template <class Found>
  void scan_part(Stretch part, std::uint32_t flags, bool across, Found&& found) {
    bool text_built = false;
    for (const int candidate : candidates(part, flags)) {
      const auto line = static_cast<std::size_t>(candidate);
      if (filter_.line(line).across_sentences != across) continue;
      if (!text_built) text_.build(layout_, part);
      text_built = true;
      spans_.clear();
      if (across) {
        find_matches(filter_.regex(line), text_, part, spans_);
      } else {
        find_in_windows(line, part);
      }
      for (const Stretch span : spans_) found(filter_.line(line), span);
    }
  }

  const std::vector<int>& candidates(Stretch part, std::uint32_t flags);
  void find_in_windows(std::size_t line, Stretch sentence);

  const RegexFilter& filter_;
  const Layout& layout_;
  const TurnClasses& turn_;
  const WordClasses& classes_;
  bool has_across_ = false;
  WordText text_;
  std::vector<std::uint64_t> answers_;
  std::vector<int> candidates_;
  std::vector<Stretch> spans_;
};

}  // namespace engine::matching
