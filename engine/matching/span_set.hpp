// Where something was found, for asking what lies near a match.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/layout.hpp"

namespace engine::matching {

// Spans of visible tokens; all questions are answered in logarithmic time.
class SpanSet {
 public:
  void clear() { items_.clear(); }
  // Spans that begin alike: only the least and the greatest end matter.
  void add(std::uint32_t begin, std::uint32_t least_end, std::uint32_t greatest_end) {
    items_.push_back({begin, least_end, greatest_end});
  }
  // After the last `add`, before the first question.
  void seal() {
    std::ranges::sort(items_, [](const Item& a, const Item& b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < items_.size(); ++i)
      items_[i].greatest_end = std::max(items_[i].greatest_end, items_[i - 1].greatest_end);
    for (std::size_t i = items_.size(); i-- > 1;)
      items_[i - 1].least_end = std::min(items_[i - 1].least_end, items_[i].least_end);
  }

  [[nodiscard]] bool empty() const { return items_.empty(); }

  // Does a span lie wholly within [where.begin, where.end)?
  [[nodiscard]] bool any_within(Stretch where) const {
    const auto at = from(where.begin);
    return at != items_.end() && at->least_end <= where.end;
  }
  // The greatest end of all spans that begin before `border`.
  [[nodiscard]] std::optional<std::uint32_t> end_of_those_before(std::uint32_t border) const {
    const auto at = from(border);
    if (at == items_.begin()) return std::nullopt;
    return (at - 1)->greatest_end;
  }
  // The least begin of all spans that end after `border`.
  [[nodiscard]] std::optional<std::uint32_t> begin_of_those_after(std::uint32_t border) const {
    const auto at = std::ranges::partition_point(
        items_, [border](const Item& item) { return item.greatest_end <= border; });
    if (at == items_.end()) return std::nullopt;
    return at->begin;
  }

 private:
  struct Item {
    std::uint32_t begin;
    std::uint32_t least_end;     // when sealed: of this span and all after it
    std::uint32_t greatest_end;  // when sealed: of this span and all before it
  };
  [[nodiscard]] std::vector<Item>::const_iterator from(std::uint32_t begin) const {
    return std::ranges::partition_point(items_,
                                        [begin](const Item& item) { return item.begin < begin; });
  }

  std::vector<Item> items_;  // sorted by begin
};

}  // namespace engine::matching
