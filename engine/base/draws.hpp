// Random draws that are the same on every machine and with every compiler,
// which the distributions of <random> do not promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace engine::base {

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_{seed} {}

  // Uniform in [0, bound), without bias (Lemire 2019, ACM TOMACS 29(1)). bound > 0.
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = (engine_() >> 32) * bound;
    if (static_cast<std::uint32_t>(product) < bound)  // else the division is not needed
      for (const std::uint32_t biased = -bound % bound;
           static_cast<std::uint32_t>(product) < biased;)
        product = (engine_() >> 32) * bound;
    return static_cast<std::uint32_t>(product >> 32);
  }

 private:
  std::mt19937_64 engine_;
};

// Puts `count` of the items, each set of them with equal chance, in front and in
// random order; `count` is at most their number.
template <class T>
void draw_to_front(std::vector<T>& items, std::size_t count, Draws& draws) {
  for (std::size_t at = 0; at < count; ++at)
    std::swap(items[at], items[at + draws.below(static_cast<std::uint32_t>(items.size() - at))]);
}

}  // namespace engine::base
