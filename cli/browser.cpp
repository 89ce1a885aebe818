#include "cli/browser.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string>
#include <utility>

namespace cli {
namespace {

bool has_screen() {
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return true;
  return false;
}

// A folder of this user's, where there is one.
std::filesystem::path own_folder() {
  if (const char* runtime = std::getenv("XDG_RUNTIME_DIR"); runtime != nullptr && *runtime == '/')
    return runtime;
  return std::filesystem::temp_directory_path();
}

}  // namespace

std::optional<Signpost> Signpost::to(const std::string& address) {
  std::string name = (own_folder() / "duiding-XXXXXX.html").string();
  constexpr int kEnding = 5;                        // ".html"
  const int file = mkstemps(name.data(), kEnding);  // made with mode 0600
  if (file < 0) return std::nullopt;
  Signpost made{name};
  const std::string page = fmt::format(
      "<!doctype html><meta charset=\"utf-8\"><title>duiding</title>"
      "<meta name=\"referrer\" content=\"no-referrer\">"
      "<meta http-equiv=\"refresh\" content=\"0;url={0}\"><a href=\"{0}\">duiding</a>\n",
      address);
  const bool written = write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size());
  close(file);
  if (!written) return std::nullopt;
  return made;
}

Signpost::Signpost(Signpost&& other) noexcept : path_{std::exchange(other.path_, {})} {}

Signpost::~Signpost() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

bool open_in_browser(const std::filesystem::path& page) {
  if (!has_screen()) return false;
  std::string program = "xdg-open", argument = page.string();
  std::array<char*, 3> arguments = {program.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&silent, stream, "/dev/null", O_RDWR, 0);
  // A process group and a signal mask of its own: Ctrl-C here does not end the browser.
  posix_spawnattr_t apart;
  posix_spawnattr_init(&apart);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&apart, &none);
  posix_spawnattr_setflags(&apart, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const bool started =
      posix_spawnp(&child, program.c_str(), &silent, &apart, arguments.data(), environ) == 0;
  posix_spawnattr_destroy(&apart);
  posix_spawn_file_actions_destroy(&silent);
  return started;
}

}  // namespace cli
