#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "tests/review/support.hpp"

using namespace review_test;
using coding::Act;

// Only what was not yet confirmed may be missing.
TEST_CASE("a program killed while people decide loses nothing that it confirmed",
          "[review][killed]") {
  std::mt19937 random{7};
  for (int round = 0; round < 8; ++round) {
    CAPTURE(round);
    TestStudy test;
    test.code({codebook({{"zeuren", {"zeurt"}, ""}})},
              test.files({{"een", "R: Hij zeurt nu.\nR: Zij zeurt ook.\n"}}));
    const std::string id = id_of(test.study, "zeuren", 3);
    const std::string path = test.folder.path("s.duiding");
    const std::string confirmed = test.folder.path("bevestigd");

    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      try {
        auto study = store::Study::open(path, store::Study::Mode::write);
        std::ofstream told{confirmed};
        for (bool yes = true;; yes = !yes) {
          const auto recorded =
              review::decide(study, "ana", {judge(yes ? Act::accept : Act::reject, id)});
          told << recorded->front().event.id << std::endl;
        }
      } catch (...) {
        _exit(1);
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{40 + random() % 60});
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);

    const auto study = store::Study::open(path, store::Study::Mode::read);
    std::set<std::string> kept;
    for (const coding::Event& event : study.events()) kept.insert(event.id);
    std::ifstream told{confirmed};
    std::size_t number = 0;
    for (std::string event; std::getline(told, event); ++number) CHECK(kept.contains(event));
    CHECK(kept.size() <= number + 1);
    CHECK(study.verify().empty());
  }
}
