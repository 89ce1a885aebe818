#include "engine/review/carrying.hpp"

#include <algorithm>
#include <utility>

namespace engine::review {

using text::CodePointSpan;

Carrying::Carrying(std::vector<coding::Replacement> replacements, std::set<std::string> current)
    : current_{std::move(current)} {
  for (coding::Replacement& each : replacements) {
    std::string older = each.older;
    by_older_.insert_or_assign(std::move(older), std::move(each));
  }
}

const coding::Replacement* Carrying::step(const std::string& digest) const {
  if (current_.contains(digest)) return nullptr;
  const auto found = by_older_.find(digest);
  return found == by_older_.end() ? nullptr : &found->second;
}

// A text may come back after it was replaced: the chain is no longer than the
// number of its links.
std::optional<std::string> Carrying::transcript(const std::string& digest) const {
  const std::string* at = &digest;
  for (std::size_t steps = 0; steps <= by_older_.size(); ++steps) {
    if (current_.contains(*at)) return *at;
    const coding::Replacement* const next = step(*at);
    if (next == nullptr) return std::nullopt;
    at = &next->newer;
  }
  return std::nullopt;
}

std::optional<CodePointSpan> Carrying::segment(const std::string& digest,
                                               CodePointSpan segment) const {
  const std::string* at = &digest;
  for (std::size_t steps = 0; steps <= by_older_.size(); ++steps) {
    if (current_.contains(*at)) return segment;
    const coding::Replacement* const next = step(*at);
    if (next == nullptr) return std::nullopt;
    const auto& stretches = next->unchanged;
    const auto next_stretch = std::ranges::upper_bound(
        stretches, segment.begin(), {}, [](const auto& each) { return each.older.begin(); });
    if (next_stretch == stretches.begin()) return std::nullopt;
    const auto stretch = next_stretch - 1;
    if (!stretch->older.contains(segment)) return std::nullopt;
    const std::uint32_t begin =
        stretch->newer_begin.value + (segment.begin().value - stretch->older.begin().value);
    segment = CodePointSpan::of(begin, begin + segment.length());
    at = &next->newer;
  }
  return std::nullopt;
}

}  // namespace engine::review
