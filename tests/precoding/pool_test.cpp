#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <stdexcept>
#include <thread>

#include "engine/precoding/ordered_pool.hpp"

namespace {

using engine::precoding::OrderedPool;

struct Worker {
  int tasks = 0;
};

void wait(unsigned microseconds) {
  std::this_thread::sleep_for(std::chrono::microseconds{microseconds});
}

}  // namespace

TEST_CASE("results come back in the order of their tasks", "[precoding][pool]") {
  const unsigned threads = GENERATE(1U, 2U, 5U);
  OrderedPool<Worker, int> pool{threads};
  std::mt19937 random{threads};
  int given = 0;
  for (int taken = 0; taken < 300; ++taken) {
    while (given < 300 && pool.size() < 8) {
      pool.submit([given, delay = random() % 200](Worker&) {
        wait(delay);
        return given;
      });
      ++given;
    }
    REQUIRE(pool.take() == taken);
  }
  CHECK(pool.size() == 0);
}

TEST_CASE("as many threads work as are asked for, the caller among them", "[precoding][pool]") {
  const unsigned threads = GENERATE(1U, 3U);
  OrderedPool<Worker, std::thread::id> pool{threads};
  for (int i = 0; i < 60; ++i)
    pool.submit([](Worker&) {
      wait(2000);
      return std::this_thread::get_id();
    });
  std::set<std::thread::id> seen;
  while (pool.size() > 0) seen.insert(pool.take());
  CHECK(seen.size() == threads);
  CHECK(seen.contains(std::this_thread::get_id()));
}

TEST_CASE("what a task throws is thrown where its result is taken", "[precoding][pool]") {
  OrderedPool<Worker, int> pool{GENERATE(1U, 2U)};
  pool.submit([](Worker&) { return 1; });
  pool.submit([](Worker&) -> int { throw std::runtime_error{"two"}; });
  pool.submit([](Worker&) { return 3; });
  CHECK(pool.take() == 1);
  CHECK_THROWS_WITH(pool.take(), "two");
  CHECK(pool.take() == 3);
}

TEST_CASE("a pool that ends early drops the tasks that have not begun", "[precoding][pool]") {
  std::atomic<int> begun = 0;
  {
    OrderedPool<Worker, int> pool{2};
    for (int i = 0; i < 100; ++i)
      pool.submit([&begun](Worker&) {
        wait(1000);
        return ++begun;
      });
    pool.take();
  }
  CHECK(begun < 100);
}
