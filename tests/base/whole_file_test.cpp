#include "engine/base/whole_file.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.hpp"

using engine::base::read_front;
using engine::base::read_whole;

TEST_CASE("a file is read whole, whatever bytes it has", "[base]") {
  const support::TempDir folder;
  std::string bytes(200'000, 'a');
  bytes += std::string{"\0\xFF\r\n", 4};
  const auto read = read_whole(folder.write("all", bytes));
  REQUIRE(read);
  CHECK(*read == bytes);
}

TEST_CASE("the front of a file ends where asked, or with the file", "[base]") {
  const support::TempDir folder;
  const std::string path = folder.write("some", "kop en staart");
  CHECK(read_front(path, 3) == "kop");
  CHECK(read_front(path, 13) == "kop en staart");
  CHECK(read_front(path, 1000) == "kop en staart");
  CHECK(read_front(folder.write("none", ""), 10) == "");
}

TEST_CASE("what is no file has no bytes", "[base]") {
  const support::TempDir folder;
  CHECK_FALSE(read_front(folder.path("missing"), 10));
  CHECK_FALSE(read_front(folder.path(""), 10));  // the folder
  CHECK_FALSE(read_whole(folder.path("missing")));
  REQUIRE_FALSE(read_whole(folder.path("")));
  CHECK(read_whole(folder.path("")).error()[0].problem.en == "is a directory, not a file");
}
