#include "engine/analysis/passages.hpp"

#include <algorithm>

namespace engine::analysis {
namespace {

// A passage that grows while codings come in the order of their beginnings.
class Passage {
 public:
  Passage(const CountedCoding& first, std::optional<std::uint32_t> words)
      : words_{words},
        transcript_{first.transcript},
        end_{first.segment.span.end()},
        end_word_{first.segment.end_word} {}

  [[nodiscard]] bool reaches(const CountedCoding& next) const {
    if (next.transcript != transcript_) return false;
    if (next.segment.span.begin() < end_) return true;
    const std::uint32_t first_word = next.segment.first_word;
    return words_ && (first_word <= end_word_ || first_word - end_word_ <= *words_);
  }
  void add(const CountedCoding& coding, bool is_first) {
    end_ = std::max(end_, coding.segment.span.end());
    end_word_ = std::max(end_word_, coding.segment.end_word);
    (is_first ? has_first_ : has_second_) = true;
  }
  void count_into(PairCount& count) const {
    count.n1 += has_first_ ? 1 : 0;
    count.n2 += has_second_ ? 1 : 0;
    count.n12 += has_first_ && has_second_ ? 1 : 0;
  }

 private:
  std::optional<std::uint32_t> words_;
  std::uint32_t transcript_;
  text::CodePointOffset end_;
  std::uint32_t end_word_;
  bool has_first_ = false, has_second_ = false;
};

bool begins_before(const CountedCoding& a, const CountedCoding& b) {
  return a.transcript != b.transcript ? a.transcript < b.transcript
                                      : a.segment.span < b.segment.span;
}

}  // namespace

PairCount count_passages(std::span<const CountedCoding> first,
                         std::span<const CountedCoding> second,
                         std::optional<std::uint32_t> words) {
  PairCount count;
  std::optional<Passage> passage;
  while (!first.empty() || !second.empty()) {
    const bool is_first =
        second.empty() || (!first.empty() && !begins_before(second.front(), first.front()));
    std::span<const CountedCoding>& from = is_first ? first : second;
    const CountedCoding& next = from.front();
    if (!passage || !passage->reaches(next)) {
      if (passage) passage->count_into(count);
      passage.emplace(next, words);
    }
    passage->add(next, is_first);
    from = from.subspan(1);
  }
  if (passage) passage->count_into(count);
  return count;
}

}  // namespace engine::analysis
