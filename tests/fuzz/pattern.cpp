// Any bytes as a pattern line: a problem, or a tree whose notation reads back.
#include "engine/codebook/pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace engine::codebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary vocabulary = [] {
    Vocabulary result;
    const auto words = parse_pattern("(niet|geen|zeg maar)", result, {"fuzz", 1, 1});
    result.lists["l"] = words->node;
    result.verbs["aanstellen"] = {"aan", {"stel", "stelt"}, "stellen", "aangesteld"};
    return result;
  }();
  std::string line(size, '\0');
  std::copy(data, data + size, line.begin());
  const auto read = parse_pattern(line, vocabulary, {"fuzz", 1, 1});
  if (!read) {
    to_text(read.error().front(), engine::base::Language::nl);
    return 0;
  }
  expand(read->node, 10);
  const std::string written = to_notation(read->node);
  const auto again = parse_pattern(written, vocabulary, {"fuzz", 1, 1});
  // What lists and verbs write out may be longer than a line, or nested deeper.
  if (again && !(again->node == read->node)) std::abort();
  return 0;
}
