#include "engine/store/clock.hpp"

#include <fmt/chrono.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <charconv>
#include <chrono>
#include <ctime>
#include <optional>

namespace engine::store {
namespace {

using std::chrono::milliseconds;
using Time = std::chrono::sys_time<milliseconds>;

std::string in_words(Time time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds.time_since_epoch().count()),
                     (time - seconds).count());
}

// Of a whole second the last millisecond: as text it sorts after all others.
std::optional<Time> time_of(std::string_view words) {
  constexpr std::size_t kWholeSeconds = std::string_view{"0000-00-00T00:00:00Z"}.size();
  std::string all{words};
  if (all.size() == kWholeSeconds) all.insert(kWholeSeconds - 1, ".999");
  std::tm parts{};
  const char* const rest = strptime(all.c_str(), "%Y-%m-%dT%H:%M:%S.", &parts);
  if (rest == nullptr) return std::nullopt;
  unsigned thousandths = 0;
  std::from_chars(rest, all.data() + all.size(), thousandths);
  const Time time =
      std::chrono::sys_seconds{std::chrono::seconds{timegm(&parts)}} + milliseconds{thousandths};
  // The last year has no later time of four digits.
  if (in_words(time) != all || all >= "9999") return std::nullopt;
  return time;
}

}  // namespace

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
  return in_words(std::chrono::floor<milliseconds>(std::chrono::system_clock::now()));
}

bool is_utc(std::string_view time) { return time_of(time).has_value(); }

std::string utc_after(std::string_view time) {
  const auto at = time_of(time);
  assert(at);
  return std::max(in_words(*at + milliseconds{1}), utc_now());
}

}  // namespace engine::store
