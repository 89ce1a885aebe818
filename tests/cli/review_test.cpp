// `duiding review` as far as no browser is needed; tests/browser does the rest.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

#include "tests/cli/program.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using support::duiding;
using support::TempDir;

std::string study_in(const TempDir& dir) {
  const std::string study = dir.path("s.duiding");
  REQUIRE(duiding({"init", study}).exit == cli::Exit::ok);
  return study;
}

TEST_CASE("review says what it cannot begin with", "[cli][review]") {
  const TempDir dir;
  const std::string study = study_in(dir);
  const auto refused = [](const std::vector<std::string>& args, const std::string& says) {
    const support::Answer answer = duiding(args);
    CHECK(answer.exit == cli::Exit::failed);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Catch::Contains(says));
  };
  refused({"review", dir.path("none.duiding"), "--coder", "ana", "--no-browser"}, "none.duiding");
  refused({"review", study, "--no-browser"}, "--coder");
  refused({"review", study, "--coder", "machine", "--no-browser"}, "the program's own name");
  refused({"review", study, "--coder", "ana", "--port", "65536"}, "--port");
  refused({"review", study, "--coder", "ana", "--port", "0"}, "--port");
}

// Started, asked to stop after a moment; `signal` as kill names it.
struct Run {
  int status = 0;
  std::string out, err;
};
Run run_until(const TempDir& dir, const std::string& study, const std::string& signal) {
  const std::string command = "timeout --preserve-status -s " + signal + " 1 '" +
                              DUIDING_BINARY_DIR + "/cli/duiding' review '" + study +
                              "' --coder ana --no-browser --language en >" + dir.path("out") +
                              " 2>" + dir.path("err") + " </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, dir.read("out"), dir.read("err")};
}

TEST_CASE("review prints its address, and stops when asked to", "[cli][review]") {
  const TempDir dir;
  const Run run = run_until(dir, study_in(dir), GENERATE("INT", "TERM", "HUP"));
  CHECK(run.status == 0);
  CHECK_THAT(run.out, Catch::StartsWith("http://127.0.0.1:"));
  CHECK_THAT(run.out, Catch::Contains("/enter?token="));
  CHECK_THAT(run.err, Catch::Contains("give it to nobody") && Catch::EndsWith("stopped\n"));
}

}  // namespace
