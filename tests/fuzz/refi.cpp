// Projects of REFI-QDA: the XML alone, and in an archive with a text.
#include "tests/fuzz/project.hpp"
#include "tests/fuzz/stored_zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string xml = fuzz::as_bytes(data, size);
  fuzz::check_project(xml);
  const std::string text = "\xEF\xBB\xBFR: Het was 😀 fijn.\r\nEn toen?";
  return fuzz::check_project(fuzz::stored_zip({{"p.qde", xml}, {"sources/A.txt", text}}));
}
