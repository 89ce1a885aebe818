// The examples in docs/reference/transcript-formats.md read as they say.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/transcript/outline.hpp"

namespace {

struct Example {
  std::size_t line = 0;
  std::string text;
  std::string turns;
};

// Each ```text block and the ```turns block that follows it.
std::vector<Example> examples() {
  std::ifstream page{DUIDING_SOURCE_DIR "/docs/reference/transcript-formats.md"};
  std::vector<Example> found;
  std::string line, block;
  std::size_t number = 0;
  while (std::getline(page, line)) {
    ++number;
    if (line == "```text") {
      block = "text";
      found.push_back({number, "", ""});
    } else if (line == "```turns") {
      block = "turns";
    } else if (line == "```") {
      block.clear();
    } else if (block == "text") {
      found.back().text += line + "\n";
    } else if (block == "turns") {
      found.back().turns += line + "\n";
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the examples of the reference page read as it says", "[transcript][docs]") {
  const auto all = examples();
  CHECK(all.size() >= 12);
  for (const Example& example : all) {
    CAPTURE(example.line);
    CHECK(transcript_test::outline(example.text) == example.turns);
  }
}
