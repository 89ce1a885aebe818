// Proceedings of parliaments as they are published, read with the folder that
// DUIDING_REAL_DATA names. In all of them a paragraph begins with its speaker.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/transcript/outline.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files(const fs::path& root) {
  std::set<fs::path> found;
  for (const char* folder :
       {"kamer-be", "kamer-be-beurten", "kamer-be-meertalig", "handelingen-nl", "parlamint-txt"})
    for (const auto& entry : fs::directory_iterator{root / folder})
      if (entry.path().extension() == ".txt") found.insert(entry.path());
  return {found.begin(), found.end()};
}

// The label of each paragraph, by the plainest of rules.
std::vector<std::string> labels_of_paragraphs(const fs::path& path) {
  std::ifstream file{path};
  std::vector<std::string> labels;
  std::string line;
  bool after_blank = true;
  while (std::getline(file, line)) {
    if (after_blank && !line.empty()) labels.push_back(line.substr(0, line.find(':')));
    after_blank = line.empty();
  }
  return labels;
}

// Who cuts in without a blank line; read with our own eyes.
const std::map<std::string, std::vector<std::string>> kInterruptions = {
    {"beurten-discriminatie-arbeid", {"Petra De Sutter (Ecolo-Groen)"}},
    {"ParlaMint-BE_2014-12-11_54-plenair-ip020x",
     {"Minister Kris Peeters", "Minister Koen Geens", "Minister Maggie De Block",
      "Minister Maggie De Block", "Staatssecretaris Elke Sleurs", "Staatssecretaris Theo Francken",
      "De voorzitter"}},
    {"ParlaMint-BE_2017-05-18_54-plenair-ip169x",
     {"Minister Kris Peeters", "De voorzitter", "De voorzitter", "De voorzitter", "De voorzitter",
      "Minister Koen Geens", "Le président", "De voorzitter"}},
};

}  // namespace

TEST_CASE("proceedings have the speakers that stand in them", "[transcript][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real files are not tested");
    return;
  }
  const auto paths = files(root);
  CHECK(paths.size() >= 59);
  for (const fs::path& path : paths) {
    CAPTURE(path.filename().string());
    const auto transcript = engine::transcript::read_file(path, {});
    REQUIRE(transcript);
    std::vector<std::string> expected = labels_of_paragraphs(path);
    std::vector<std::string> read;
    for (const auto& turn : transcript->turns)
      read.push_back(transcript->speakers.at(turn.speaker).label);
    if (const auto extra = kInterruptions.find(transcript->name); extra != kInterruptions.end())
      expected.insert(expected.end(), extra->second.begin(), extra->second.end());
    std::sort(read.begin(), read.end());
    std::sort(expected.begin(), expected.end());
    CHECK(read == expected);
    CHECK(transcript->header.empty());
  }
}
