#include "engine/review/in_sight.hpp"

#include <algorithm>
#include <set>

namespace engine::review {

using coding::Act;
using coding::Event;

InSight::InSight(const History& history) : history_{history} {
  std::set<std::string> memos;
  const auto& events = history.events();
  for (std::size_t at = 0; at < events.size(); ++at) {
    const Event& event = events[at];
    if (event.act == Act::memo) memos.insert(event.id);
    const bool moves = event.act == Act::undo || event.act == Act::redo;
    if (coding::is_decision(event.act) || (moves && !memos.contains(event.about)))
      newest_[event.coding] = at;
  }
}

const Event* InSight::newest(const coding::Coding& coding) const {
  const Event* newest = nullptr;
  const auto look = [&](const std::string& id) {
    const auto found = newest_.find(id);
    if (found == newest_.end()) return;
    const Event* const event = &history_.events()[found->second];
    if (newest == nullptr || newest->order < event->order) newest = event;
  };
  look(coding.id);
  std::ranges::for_each(coding.judged, look);
  return newest;
}

std::string InSight::newest_id(const coding::Coding& coding) const {
  const Event* const event = newest(coding);
  return event == nullptr ? "" : event->id;
}

}  // namespace engine::review
