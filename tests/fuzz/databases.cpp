// Databases of QualCoder and Taguette.
#include "tests/fuzz/project.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::check_project(fuzz::as_bytes(data, size));
}
