#include "engine/store/clock.hpp"

#include <fmt/chrono.h>

#include <chrono>

namespace engine::store {

std::string_view this_program() { return "duiding " DUIDING_VERSION; }

std::string utc_now() {
  using std::chrono::milliseconds;
  const auto now =
      std::chrono::floor<milliseconds>(std::chrono::system_clock::now()).time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds.count()),
                     (now - seconds).count());
}

}  // namespace engine::store
