// Which `regex:` lines are worth running on a sentence.
//
// FilteredRE2 tells for each expression which strings its matches must hold.
// Such a string, cut at its spaces, asks for words that hold its pieces: those
// become questions like all others, asked once for each distinct word.
#pragma once

#include <re2/filtered_re2.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/matching/questions.hpp"

namespace engine::matching {

class RegexFilter {
 public:
  struct Line {
    std::uint32_t rule = 0;
    std::uint32_t pattern = 0;  // after the rule's patterns
    bool across_sentences = false;
  };

  // False where RE2 finds the expression too large.
  bool add(std::string_view regex, Line line);
  // After the last `add`.
  void seal(Questions& questions);

  [[nodiscard]] bool empty() const { return lines_.empty(); }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] const Line& line(std::size_t i) const { return lines_[i]; }
  [[nodiscard]] const re2::RE2& regex(std::size_t i) const {
    return filter_->GetRE2(static_cast<int>(i));
  }
  // Asked whether a word matters to any line.
  [[nodiscard]] const std::vector<QuestionId>& questions() const { return questions_; }
  // Lines that may match words that hold none of the questions.
  [[nodiscard]] const std::vector<int>& always() const { return always_; }
  // Lines that may match words that together answer `bits` with yes.
  void candidates(const std::vector<std::uint64_t>& bits, std::vector<int>& out) const;

 private:
  std::unique_ptr<re2::FilteredRE2> filter_;
  std::vector<Line> lines_;
  std::vector<std::vector<QuestionId>> strings_;  // by FilteredRE2's atom: its pieces
  std::vector<QuestionId> questions_;
  std::vector<int> always_;
};

}  // namespace engine::matching
