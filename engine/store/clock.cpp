#include "engine/store/clock.hpp"

#include <fmt/chrono.h>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <chrono>

namespace engine::store {

std::string_view this_program() { return "duiding " DUIDING_VERSION; }

std::string this_user() {
  constexpr std::size_t kBytes = 4096;
  std::array<char, kBytes> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return "";
  std::string name = found->pw_name;
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '.' && c != '_') c = '-';
  return name;
}

std::string utc_now() {
  using std::chrono::milliseconds;
  const auto now =
      std::chrono::floor<milliseconds>(std::chrono::system_clock::now()).time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds.count()),
                     (now - seconds).count());
}

}  // namespace engine::store
