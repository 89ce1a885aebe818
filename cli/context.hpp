// What a command may touch of the world: streams, the terminal's manners, the
// language. Tests hand in string streams.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "engine/base/diagnostic.hpp"
#include "engine/report/table.hpp"

namespace cli {

enum class Exit { ok = 0, negative = 1, failed = 2 };  // 1: done, and the answer is no

struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  engine::base::Language language = engine::base::Language::en;
  std::size_t width = 80;  // columns
  bool colour = false;     // stdout is a terminal and NO_COLOR is not set
  bool progress = false;   // stderr is a terminal

  // By value, so that it may be asked of a message made in place.
  [[nodiscard]] std::string say(const engine::base::Message& message) const {
    return message.in(language);
  }
  [[nodiscard]] engine::report::Look look() const { return {language, width, colour}; }

  // One sentence to stderr, on a line of its own; `hint`, when there is one,
  // indented under it.
  void tell(const engine::base::Message& message, const engine::base::Message& hint = {}) const;
};

void print(std::ostream& to, const engine::base::Diagnostics& problems,
           engine::base::Language language);

}  // namespace cli
