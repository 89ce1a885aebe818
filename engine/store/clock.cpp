#include "engine/store/clock.hpp"

#include <fmt/chrono.h>

#include <ctime>

namespace engine::store {

std::string_view this_program() { return "duiding " DUIDING_VERSION; }

std::string utc_now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace engine::store
