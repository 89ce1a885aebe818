#include "engine/review/history.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace engine::review {

using coding::Act;
using coding::Event;

History::History(std::vector<Event> events) : events_{std::move(events)} {
  std::ranges::sort(events_, [](const Event& a, const Event& b) {
    return std::tie(a.order, a.id) < std::tie(b.order, b.id);
  });
  for (const Event& event : events_) take(event);
}

void History::append(Event event) {
  events_.push_back(std::move(event));
  take(events_.back());
}

void History::take(const Event& event) {
  if (coding::can_be_undone(event.act)) {
    stacks_[event.coder].done.push_back(event.id);
    stacks_[event.coder].undone.clear();
    return;
  }
  if (event.act != Act::undo && event.act != Act::redo) return;
  const bool undo = event.act == Act::undo;
  taken_back_[event.about] = undo;
  Stacks& stacks = stacks_[event.coder];
  std::erase(undo ? stacks.done : stacks.undone, event.about);
  (undo ? stacks.undone : stacks.done).push_back(event.about);
}

bool History::stands(const Event& event) const {
  const auto known = taken_back_.find(event.id);
  return known == taken_back_.end() || !known->second;
}

const Event* History::find(const std::vector<std::string>& ids) const {
  if (ids.empty()) return nullptr;
  const auto found = std::ranges::find(events_, ids.back(), &Event::id);
  return found == events_.end() ? nullptr : &*found;
}

const Event* History::to_undo(const std::string& coder) const {
  const auto stacks = stacks_.find(coder);
  return stacks == stacks_.end() ? nullptr : find(stacks->second.done);
}

const Event* History::to_redo(const std::string& coder) const {
  const auto stacks = stacks_.find(coder);
  return stacks == stacks_.end() ? nullptr : find(stacks->second.undone);
}

}  // namespace engine::review
