// Another program, run with limits.
#include "engine/foreign/child.hpp"

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <string>

using engine::foreign::ChildResult;
using engine::foreign::run_child;
using namespace std::chrono_literals;

namespace {

ChildResult shell(const std::string& script) {
  return run_child("sh", {"-c", script}, "inhoud", {.wall = 1s, .output = 1000});
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

}  // namespace

TEST_CASE("a program reads its file and says what it has to say", "[foreign][child]") {
  const auto result =
      run_child("sh", {"-c", "cat \"$0\"; echo fout >&2; exit 3", "{}"}, "inhoud", {});
  CHECK(result.end == ChildResult::End::exited);
  CHECK(result.status == 3);
  CHECK(result.output == "inhoud");
  CHECK(result.errors == "fout\n");
}

TEST_CASE("a program that says no more and goes on is not waited for", "[foreign][child]") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(shell("exec >&- 2>&-; sleep 30").end == ChildResult::End::time);
  CHECK(shell("sleep 30").end == ChildResult::End::time);
  CHECK(shell("yes").end == ChildResult::End::too_much);
  CHECK(std::chrono::steady_clock::now() - begin < 20s);
  CHECK_FALSE(has_children());
}
