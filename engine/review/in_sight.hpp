// What a coder sees of what was decided on a coding: the newest event about it.
// Who decides says what he saw, and so overwrites nothing that he did not see.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "engine/coding/coding.hpp"
#include "engine/review/history.hpp"

namespace engine::review {

// Decisions, and what takes them back or brings them back; memos change nothing.
class InSight {
 public:
  // Neither may change while this is used.
  explicit InSight(const History& history);

  // About the coding, or about those whose decisions it inherits; nothing where
  // there is none.
  [[nodiscard]] const coding::Event* newest(const coding::Coding& coding) const;
  // The same as an id; "" for none.
  [[nodiscard]] std::string newest_id(const coding::Coding& coding) const;

 private:
  const History& history_;
  std::map<std::string, std::size_t> newest_;  // by coding id; index of an event
};

}  // namespace engine::review
