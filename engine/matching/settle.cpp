#include "engine/matching/settle.hpp"

#include <algorithm>
#include <tuple>

namespace engine::matching {
namespace {

bool same_fate(const Verdict& a, const Verdict& b) {
  if (!a.survives || !b.survives) return a.survives == b.survives;
  return a.voice == b.voice && a.code == b.code;
}

}  // namespace

Settler::Pile& Settler::pile_for(const Verdict& verdict) {
  for (std::size_t i = 0; i < piles_used_; ++i)
    if (same_fate(piles_[i].fate, verdict)) return piles_[i];
  if (piles_used_ == piles_.size()) piles_.emplace_back();
  Pile& pile = piles_[piles_used_++];
  pile.fate = verdict;
  pile.kept.clear();
  return pile;
}

// With begins rising, and ends rising among equal begins, a match can only
// contain the last one kept, and can only be contained in the last ones kept.
void Settler::keep_minimal(std::vector<Judged>& judged, std::size_t from) {
  const auto first = judged.begin() + static_cast<std::ptrdiff_t>(from);
  std::sort(first, judged.end(), [](const Judged& a, const Judged& b) {
    return std::tie(a.rule, a.span.begin, a.span.end, a.pattern) <
           std::tie(b.rule, b.span.begin, b.span.end, b.pattern);
  });
  dropped_.assign(judged.size() - from, false);
  for (std::size_t i = from; i < judged.size(); ++i) {
    if (i == from || judged[i].rule != judged[i - 1].rule) piles_used_ = 0;
    const Stretch span = judged[i].span;
    auto& kept = pile_for(judged[i].verdict).kept;
    if (!kept.empty() && judged[kept.back()].span.begin == span.begin) {
      dropped_[i - from] = true;
      continue;
    }
    for (; !kept.empty() && judged[kept.back()].span.end >= span.end; kept.pop_back())
      dropped_[kept.back() - from] = true;
    kept.push_back(i);
  }
  compact(judged, from);
}

// Suppressed matches are minimal: their ends rise with their begins, so that
// the survivors that begin before one ends are among those of the next.
void Settler::drop_overlapped(std::vector<Judged>& judged) {
  dropped_.assign(judged.size(), false);
  for (std::size_t begin = 0, end = 0; begin < judged.size(); begin = end) {
    while (end < judged.size() && judged[end].rule == judged[begin].rule) ++end;
    std::uint32_t greatest_end = 0;
    std::size_t met = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (judged[i].verdict.survives) continue;
      for (; met < end && judged[met].span.begin < judged[i].span.end; ++met)
        if (judged[met].verdict.survives)
          greatest_end = std::max(greatest_end, judged[met].span.end);
      dropped_[i] = greatest_end > judged[i].span.begin;
    }
  }
  compact(judged, 0);
}

void Settler::compact(std::vector<Judged>& judged, std::size_t from) const {
  std::size_t to = from;
  for (std::size_t i = from; i < judged.size(); ++i)
    if (!dropped_[i - from]) judged[to++] = judged[i];
  judged.resize(to);
}

}  // namespace engine::matching
