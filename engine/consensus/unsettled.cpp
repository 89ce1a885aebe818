#include "engine/consensus/unsettled.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/review/targets.hpp"

namespace engine::consensus {
namespace {

std::set<std::string> settled_codings(const review::History& history) {
  std::set<std::string> settled;
  for (const auto& [id, target] : review::targets(history))
    if (std::ranges::any_of(target.votes, [](const auto* vote) { return !vote->settles.empty(); }))
      settled.insert(id);
  return settled;
}

std::set<std::string> codings_in_conflict(const coding::StudyView& view) {
  std::set<std::string> in_conflict;
  for (const coding::Coding& coding : view.codings)
    if (coding.in_conflict) in_conflict.insert(coding.id);
  return in_conflict;
}

}  // namespace

std::vector<analysis::Disagreement> unsettled(std::vector<analysis::Disagreement> disagreements,
                                              const Comparison& comparison,
                                              const coding::StudyView& view,
                                              const review::History& history) {
  const std::set<std::string> settled = settled_codings(history);
  const std::set<std::string> in_conflict = codings_in_conflict(view);
  const auto is_done = [&](const analysis::Disagreement& each) {
    bool all_settled = true;
    for (const analysis::Disagreement::Side& side : each.sides)
      for (const std::uint32_t coding : side.codings) {
        const std::string& id = comparison.coders[side.coder].view.codings[coding].id;
        if (in_conflict.contains(id)) return true;
        all_settled = all_settled && settled.contains(id);
      }
    return all_settled;
  };
  std::erase_if(disagreements, is_done);
  return disagreements;
}

}  // namespace engine::consensus
