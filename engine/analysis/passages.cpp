#include "engine/analysis/passages.hpp"

namespace engine::analysis {

PairCount count_passages(std::span<const CountedCoding> first,
                         std::span<const CountedCoding> second,
                         std::optional<std::uint32_t> words) {
  PairCount count;
  each_passage(first, second, words, [&count](const auto& of_first, const auto& of_second) {
    count.n1 += of_first.empty() ? 0 : 1;
    count.n2 += of_second.empty() ? 0 : 1;
    count.n12 += of_first.empty() || of_second.empty() ? 0 : 1;
  });
  return count;
}

}  // namespace engine::analysis
