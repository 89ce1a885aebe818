// Expected outputs that a person has read, in tests/golden. With
// DUIDING_RENEW_GOLDEN=1 in the environment they are written anew:
// scripts/renew-golden.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace support {

inline void check_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path =
      std::filesystem::path{DUIDING_SOURCE_DIR} / "tests" / "golden" / name;
  if (const char* renew = std::getenv("DUIDING_RENEW_GOLDEN");
      renew != nullptr && std::string{renew} == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << actual;
  }
  std::ifstream file{path, std::ios::binary};
  INFO(path.string() << " is renewed by scripts/renew-golden");
  REQUIRE(file);
  const std::string expected{std::istreambuf_iterator<char>{file}, {}};
  CHECK(actual == expected);
}

}  // namespace support
