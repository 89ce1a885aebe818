#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <random>
#include <thread>

#include "tests/precoding/random_project.hpp"

using namespace precoding_test;

namespace {

using Clock = std::chrono::steady_clock;

// Runs `work` in a process of its own and kills that after `time`.
void kill_after(std::chrono::microseconds time, const std::function<void()>& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      work();
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  std::this_thread::sleep_for(time);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
}

// DUIDING_KILLS asks for a storm (scripts/check-long).
int rounds() {
  const char* const kills = std::getenv("DUIDING_KILLS");
  return kills == nullptr ? 12 : std::stoi(kills);
}

}  // namespace

// Nothing of a killed run is left, or all of it; either way the next run
// leaves what one undisturbed run leaves.
TEST_CASE("a study survives that `code` is killed at any moment", "[precoding][killed]") {
  RandomProject project{3};
  const Codebook first = project.codebook();
  std::vector<std::pair<std::string, std::string>> texts;
  for (const char* name : {"a", "b", "c", "d"}) texts.emplace_back(name, project.text(1500));
  project.change();
  project.change();
  const Codebook second = project.codebook();

  TestStudy undisturbed;
  const auto files = undisturbed.files(texts);
  const auto begin = Clock::now();
  undisturbed.code({first}, files);
  undisturbed.code({second});
  const auto needed = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  const std::string expected = dump(undisturbed.folder.path("s.duiding"));

  std::mt19937 random{5};
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    const support::TempDir folder;
    const std::string path = folder.path("s.duiding");
    store::Study::create(path, "Proef");
    const auto run = [&](const Codebook& book) {
      return [&, path] {
        store::Study study = store::Study::open(path, store::Study::Mode::write);
        precoding::CodeRequest request;
        request.codebooks = {book};
        request.files = files;
        request.jobs = 2;
        static_cast<void>(precoding::code(study, request));
      };
    };
    for (const Codebook& book : {first, second}) {
      kill_after(needed * (random() % 1000) / 1000, run(book));
      CHECK(store::Study::open(path, store::Study::Mode::read).verify().empty());
      run(book)();
    }
    CHECK((dump(path) == expected));
  }
}
