// The text part of an OpenDocument text, in an archive that is whole.
#include "tests/fuzz/reading.hpp"
#include "tests/fuzz/stored_zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string part = fuzz::as_bytes(data, size);
  return fuzz::check_reading(fuzz::stored_zip({{"content.xml", part}}), "odt");
}
