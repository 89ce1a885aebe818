#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/app.hpp"
#include "cli/locale.hpp"
#include "cli/output.hpp"

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// A program started with a closed stdin, stdout or stderr would get the study
// file under that number, and print into it.
void open_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(descriptor, F_GETFD) == -1 && open("/dev/null", O_RDWR) != descriptor)
      std::_Exit(static_cast<int>(cli::Exit::failed));
}

// A file that somebody cuts short while it is read takes its pages away from
// under us (engine/transcript/source_file.hpp). The study is as it was: what
// was written of the run is undone when the study is opened next.
extern "C" void file_was_cut_short(int) {
  constexpr std::string_view kSays =
      "een bestand werd korter terwijl het gelezen werd; er is niets veranderd aan de studie\n"
      "a file was cut short while it was read; nothing changed in the study\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, kSays.data(), kSays.size());
  std::_Exit(static_cast<int>(cli::Exit::failed));
}

std::size_t terminal_width() {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGBUS, file_was_cut_short);
  std::ios::sync_with_stdio(false);
  cli::DescriptorBuffer results{STDOUT_FILENO};
  std::ostream out{&results};

  cli::Context io{std::cin, out, std::cerr};
  io.language = cli::language_of_locale(environment("LC_ALL"), environment("LC_MESSAGES"),
                                        environment("LANG"));
  io.width = terminal_width();
  io.colour = isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty() &&
              environment("TERM") != "dumb";
  io.progress = isatty(STDERR_FILENO) == 1;

  const std::vector<std::string> args{argv + std::min(argc, 1), argv + argc};
  return static_cast<int>(cli::run(args, io));
}
