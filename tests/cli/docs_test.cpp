// The manual page and the reference of commands say what the program does.
// Renewed by running this test with DUIDING_RENEW_GOLDEN=1.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cli/app.hpp"
#include "tests/cli/manual.hpp"

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void check_current(const std::string& name, const std::string& expected) {
  const std::filesystem::path path = std::filesystem::path{DUIDING_SOURCE_DIR} / "docs" / name;
  if (std::getenv("DUIDING_RENEW_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << expected;
  }
  INFO(path << " is not what the help says; renew it with DUIDING_RENEW_GOLDEN=1");
  CHECK(content_of(path) == expected);
}

TEST_CASE("the manual page and the reference of commands are current", "[cli][docs]") {
  std::istringstream in;
  std::ostringstream out;
  cli::Context io{in, out, out};
  cli::Exit exit = cli::Exit::ok;
  const auto app = cli::make_app(io, exit);
  check_current("man/duiding.1", support::manual_page(*app));
  check_current("reference/commands.md", support::commands_reference(*app));
}

}  // namespace
