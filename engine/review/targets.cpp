#include "engine/review/targets.hpp"

#include <algorithm>
#include <set>

namespace engine::review {
namespace {

using coding::Act;
using coding::Event;

struct Votes {
  Target target;
  std::map<std::string, const Event*> newest;  // by coder
};

void conclude(Votes& votes) {
  std::set<std::string> settled;
  for (const auto& [coder, event] : votes.newest)
    settled.insert(event->settles.begin(), event->settles.end());
  for (const auto& [coder, event] : votes.newest)
    if (!settled.contains(event->id)) votes.target.votes.push_back(event);
}

}  // namespace

std::map<std::string, Target> targets(const History& history,
                                      const std::optional<std::string>& coder) {
  std::map<std::string, Votes> all;
  for (const Event& event : history.events()) {
    const bool noted = event.act == Act::memo && !event.coding.empty();
    if (!coding::is_decision(event.act) && !noted) continue;
    if (!history.stands(event) || (coder && event.coder != *coder)) continue;
    Votes& votes = all[event.coding];
    Target& target = votes.target;
    if (target.id.empty() && event.segment)
      target = {event.coding, event.transcript, event.code, *event.segment, false, {}, {}, {}};
    if (noted) {
      target.memos.push_back(&event);
      continue;
    }
    if (event.act == Act::add &&
        std::ranges::find(target.adders, event.coder) == target.adders.end())
      target.adders.push_back(event.coder);
    votes.newest[event.coder] = &event;
  }
  for (const Event& event : history.events())
    if (event.act == Act::add)
      if (const auto known = all.find(event.coding); known != all.end())
        known->second.target.by_hand = true;
  std::map<std::string, Target> targets;
  for (auto& [id, votes] : all) {
    conclude(votes);
    targets.emplace(id, std::move(votes.target));
  }
  return targets;
}

}  // namespace engine::review
