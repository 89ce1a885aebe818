// Any bytes as a file of judgements: problems with lines, or units with codes in
// order, each once.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>

#include "engine/review/judging.hpp"

using namespace engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto units = review::parse_judgements(std::string(data, data + size), "fuzz");
  if (!units) {
    for (const base::Diagnostic& problem : units.error()) {
      if (problem.line == 0) std::abort();
      to_text(problem, base::Language::nl);
    }
    return 0;
  }
  for (const review::JudgedUnit& unit : *units)
    if (unit.line == 0 ||
        std::ranges::adjacent_find(unit.codes, std::greater_equal{}) != unit.codes.end())
      std::abort();
  return 0;
}
