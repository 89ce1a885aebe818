// All events of a study in their order, and which of them stand.
//
// An event stands unless the last word about it is an `undo`. Each coder undoes
// and redoes his own: undo takes back his newest act that stands, redo brings
// back what he undid last, until he acts anew. Which event that is gets decided
// when it is recorded, so that events from other copies change nothing about it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/coding/decision.hpp"

namespace engine::review {

class History {
 public:
  // In any order.
  explicit History(std::vector<coding::Event> events);

  // In order.
  [[nodiscard]] const std::vector<coding::Event>& events() const { return events_; }
  [[nodiscard]] bool stands(const coding::Event& event) const;

  // What `coder` would undo or redo now; nothing where there is no such event.
  [[nodiscard]] const coding::Event* to_undo(const std::string& coder) const;
  [[nodiscard]] const coding::Event* to_redo(const std::string& coder) const;

  // Newer than all others. Pointers to events are no longer valid.
  void append(coding::Event event);

 private:
  struct Stacks {
    std::vector<std::string> done, undone;  // ids, newest last
  };

  void take(const coding::Event& event);
  [[nodiscard]] const coding::Event* find(const std::vector<std::string>& ids) const;

  std::vector<coding::Event> events_;
  std::map<std::string, bool> taken_back_;  // by id of the event undone or redone
  std::map<std::string, Stacks> stacks_;    // by coder
};

}  // namespace engine::review
