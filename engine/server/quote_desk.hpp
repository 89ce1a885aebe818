// What the Quotes page asks of who masks. Who starts the server knows which lists
// masking takes, and hands this in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace engine::server {

class QuoteDesk {
 public:
  struct Reason {
    std::string rule, words;
    base::Message why;
  };
  struct Quote {
    std::string id, code;
    std::string original, masked;
    std::vector<Reason> reasons;  // why a person must look
    std::string standing;         // ready, held, released, refused
    std::string judged_by;        // "" while nobody has
    std::string seen;             // stands for the masked text: who judges says what he saw
  };
  struct Act {
    enum class What : std::uint8_t { release, refuse, mask };
    What what = What::release;
    std::string quote;
    std::string seen;
    std::vector<std::string> words;  // to mask as well
  };
  struct Outcome {
    bool done = false;  // false: the masked text is another than was seen
    Quote quote;        // as it is now
  };

  QuoteDesk() = default;
  QuoteDesk(const QuoteDesk&) = delete;
  QuoteDesk& operator=(const QuoteDesk&) = delete;
  virtual ~QuoteDesk() = default;

  // All that were drawn, by id.
  virtual base::Result<std::vector<Quote>> quotes() = 0;
  // Draws until so many can be read; returns how many were drawn that can.
  virtual base::Result<std::size_t> draw(const std::string& code, std::uint32_t count) = 0;
  virtual base::Result<Outcome> act(const Act& act) = 0;
};

}  // namespace engine::server
