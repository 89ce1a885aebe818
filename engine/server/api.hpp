// The API of the review pages: finds who answers a path, one request at a time.
//
// The same engine operations as `duiding decide` and the other commands stand
// behind it; what a person did wrong, and what failed, is answered in sentences.
#pragma once

#include <mutex>

#include "engine/server/answer.hpp"
#include "engine/server/once.hpp"
#include "engine/server/room.hpp"

namespace engine::server {

class Api {
 public:
  explicit Api(Room room) : room_{std::move(room)} {}

  // Of paths below /api/. May be called by several threads at once. Throws nothing.
  Answer answer(const Ask& ask);

 private:
  Answer find_and_answer(const Ask& ask);

  std::mutex mutex_;
  Room room_;
  Once once_;
};

}  // namespace engine::server
