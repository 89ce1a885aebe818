// Any bytes as a codebook: problems or a codebook, and the quick reading of
// literal blocks gives what yaml-cpp gives.
#include "engine/codebook/codebook.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/codebook/source.hpp"
#include "engine/codebook/yaml_tree.hpp"

using namespace engine::codebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(size, '\0');
  std::copy(data, data + size, bytes.begin());
  if (const auto source = Source::read(bytes, "fuzz.yaml")) {
    const auto quick = read_yaml(*source);
    const auto whole = read_yaml_whole(*source);
    if (quick.has_value() != whole.has_value() || (quick && !(*quick == *whole))) std::abort();
  }
  const auto loaded = load(std::move(bytes), "fuzz.yaml");
  if (!loaded) {
    for (const auto& problem : loaded.error()) to_text(problem, engine::base::Language::nl);
    return 0;
  }
  for (std::uint32_t code = 0; code < loaded->codes.size(); ++code)
    static_cast<void>(loaded->fingerprint(code));
  return 0;
}
