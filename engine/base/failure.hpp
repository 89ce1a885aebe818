// The world failed: a disk is full, a file is locked, a study is from a newer
// version. Thrown by the engine, caught once in the command line, which prints
// the message and ends with 2.
#pragma once

#include <stdexcept>
#include <utility>

#include "engine/base/message.hpp"

namespace engine::base {

class Failure : public std::runtime_error {
 public:
  explicit Failure(Message what, Message hint = {})
      : std::runtime_error{what.en}, message_{std::move(what)}, hint_{std::move(hint)} {}

  [[nodiscard]] const Message& message() const { return message_; }
  [[nodiscard]] const Message& hint() const { return hint_; }

 private:
  Message message_;
  Message hint_;
};

}  // namespace engine::base
