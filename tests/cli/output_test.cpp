#include "cli/output.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <sstream>

#include "cli/app.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

TEST_CASE("what is written arrives whole, in small pieces and in large", "[cli][output]") {
  const support::TempDir dir;
  const int descriptor = ::open(dir.path("out").c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(descriptor >= 0);
  std::string expected;
  {
    cli::DescriptorBuffer buffer{descriptor};
    std::ostream out{&buffer};
    for (std::size_t size : {1U, 70'000U, 3U, 65'536U, 65'535U, 2U, 200'000U}) {
      const std::string piece(size, static_cast<char>('a' + size % 26));
      out << piece << '\n';
      expected += piece + '\n';
    }
    out.flush();
    CHECK(out.good());
    CHECK(buffer.failure() == 0);
  }
  ::close(descriptor);
  CHECK(dir.read("out") == expected);
}

TEST_CASE("a full disk behind stdout is said and ends with 2", "[cli][output]") {
  const int full = ::open("/dev/full", O_WRONLY);
  REQUIRE(full >= 0);
  cli::DescriptorBuffer buffer{full};
  std::ostream out{&buffer};
  std::istringstream in;
  std::ostringstream err;
  CHECK(cli::run({"--help"}, cli::Context{in, out, err}) == cli::Exit::failed);
  CHECK(buffer.failure() == ENOSPC);
  CHECK(err.str() ==
        "cannot write the output: No space left on device\n"
        "  if the command changed something in the study, it is there\n");
  ::close(full);
}

TEST_CASE("a reader that left is no reason to complain or to fail", "[cli][output]") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  cli::DescriptorBuffer buffer{ends[1]};
  std::ostream out{&buffer};
  std::istringstream in;
  std::ostringstream err;
  CHECK(cli::run({"--help"}, cli::Context{in, out, err}) == cli::Exit::ok);
  CHECK(err.str().empty());
  std::signal(SIGPIPE, before);
  ::close(ends[1]);
}

}  // namespace
