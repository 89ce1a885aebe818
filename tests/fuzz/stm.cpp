// NIST STM.
#include "tests/fuzz/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::check_reading(fuzz::as_bytes(data, size), "stm");
}
