// The review pages, served to this machine's browser.
//
// Promises: listens on 127.0.0.1 alone; answers nobody whom guard.hpp does not let
// in; gives out nothing but its own pages and the API; every answer forbids other
// sites to frame it and scripts that are not its own. cpp-httplib lives here and
// nowhere else.
#pragma once

#include <memory>
#include <string>

#include "engine/base/message.hpp"
#include "engine/server/room.hpp"

namespace engine::server {

class Server {
 public:
  // Takes the port, or any free one for 0. Throws base::Failure where it is taken.
  Server(Room room, int port);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;

  [[nodiscard]] int port() const;
  // The address that lets its reader in: for the person who started the program alone.
  [[nodiscard]] std::string entrance() const;

  // Answers until `stop`, which another thread calls. Requests that have begun are
  // answered first. False where the system ended it.
  bool serve();
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace engine::server
