// The passages that the codings of two codes form (cooccurrence.hpp).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "engine/analysis/cooccurrence.hpp"
#include "engine/analysis/tally.hpp"

namespace engine::analysis {

// A passage that grows while codings come in the order of their beginnings.
// Codings have a `transcript` and a `segment`. Without `words` only those that
// share a code point meet; with it also those with at most that many words
// between them.
class Passage {
 public:
  template <class Coding>
  Passage(const Coding& first, std::optional<std::uint32_t> words)
      : words_{words},
        transcript_{first.transcript},
        end_{first.segment.span.end()},
        end_word_{first.segment.end_word} {}

  template <class Coding>
  [[nodiscard]] bool reaches(const Coding& next) const {
    if (next.transcript != transcript_) return false;
    if (next.segment.span.begin() < end_) return true;
    const std::uint32_t first_word = next.segment.first_word;
    return words_ && (first_word <= end_word_ || first_word - end_word_ <= *words_);
  }
  template <class Coding>
  void add(const Coding& coding) {
    end_ = std::max(end_, coding.segment.span.end());
    end_word_ = std::max(end_word_, coding.segment.end_word);
  }

 private:
  std::optional<std::uint32_t> words_;
  std::uint32_t transcript_;
  text::CodePointOffset end_;
  std::uint32_t end_word_;
};

// Calls `visit(of_first, of_second)` with the codings of each passage, one of
// them empty where it has but one code. Both ordered by transcript, begin_cp,
// end_cp. Linear in the codings.
template <class Coding, class Visit>
void each_passage(std::span<const Coding> first, std::span<const Coding> second,
                  std::optional<std::uint32_t> words, Visit&& visit) {
  const auto place = [](const Coding& coding) {
    return std::pair{coding.transcript, coding.segment.span};
  };
  while (!first.empty() || !second.empty()) {
    std::optional<Passage> passage;
    std::size_t firsts = 0, seconds = 0;  // in the passage
    while (firsts < first.size() || seconds < second.size()) {
      const bool is_first =
          seconds == second.size() ||
          (firsts < first.size() && place(first[firsts]) <= place(second[seconds]));
      const Coding& next = is_first ? first[firsts] : second[seconds];
      if (!passage)
        passage.emplace(next, words);
      else if (!passage->reaches(next))
        break;
      passage->add(next);
      ++(is_first ? firsts : seconds);
    }
    visit(first.first(firsts), second.first(seconds));
    first = first.subspan(firsts);
    second = second.subspan(seconds);
  }
}

PairCount count_passages(std::span<const CountedCoding> first,
                         std::span<const CountedCoding> second, std::optional<std::uint32_t> words);

}  // namespace engine::analysis
