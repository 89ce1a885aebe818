// Each act is done once: a page that does not know whether its request arrived may
// send it again under the same key, and gets the answer that it missed.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <string>

#include "engine/server/answer.hpp"

namespace engine::server {

class Once {
 public:
  // So many answers are remembered.
  static constexpr std::size_t kMost = 1000;

  // The answer that `act` gave for this key. What failed on the server's side (a
  // status from 500 on) was not done, and is tried anew. A key that was used for
  // another `what` is refused.
  Answer answer(const std::string& key, const std::string& what, base::Language language,
                const std::function<Answer()>& act);

 private:
  struct Known {
    std::string what;
    Answer answer;
  };
  std::map<std::string, Known> known_;
  std::deque<std::string> order_;  // oldest first
};

}  // namespace engine::server
