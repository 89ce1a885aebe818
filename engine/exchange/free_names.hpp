// Names of which each is given once.
#pragma once

#include <fmt/format.h>

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace engine::exchange {

class FreeNames {
 public:
  // False where somebody has it.
  bool take(const std::string& name) { return taken_.insert(name).second; }

  // `wanted`, or the same with a number behind it. A hundred thousand of one
  // name do not each try all numbers.
  std::string take_near(const std::string& wanted) {
    if (take(wanted)) return wanted;
    for (int& number = last_number_.try_emplace(wanted, 1).first->second;;)
      if (std::string next = fmt::format("{}-{}", wanted, ++number); take(next)) return next;
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> last_number_;  // by what was wanted
};

}  // namespace engine::exchange
