// Reads the #include lines of every module: the order of the modules is the
// architecture, and a step to the right would be a step around it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// As in engine/CMakeLists.txt; a module may use those before it.
const std::vector<std::string> kModules{
    "base",    "text",   "foreign",   "transcript", "codebook", "matching",
    "coding",  "store",  "precoding", "review",     "analysis", "consensus",
    "privacy", "quotes", "exchange",  "report",     "publish",  "server"};

// The folders where a library may be named. Everything else is everybody's.
// SQLite has two: the study file, and the databases of other programs.
const std::map<std::string, std::set<std::string>> kLibraryRooms{
    {"unicode/", {"engine/text"}},
    {"re2/", {"engine/matching"}},
    {"SQLiteCpp/", {"engine/store"}},
    {"sqlite3.h", {"engine/store", "engine/foreign"}},
    {"yaml-cpp/", {"engine/codebook"}},
    {"openssl/", {"engine/base"}},
    {"archive.h", {"engine/foreign"}},
    {"archive_entry.h", {"engine/foreign"}},
    {"libxml/", {"engine/foreign"}},
    {"hunspell/", {"engine/privacy"}},
    {"xlsxwriter.h", {"engine/publish"}},
    {"httplib.h", {"engine/server"}},
    {"CLI/", {"cli"}},
};

struct Include {
  fs::path file;
  std::size_t line;
  std::string target;
};

std::vector<Include> includes_below(const fs::path& folder) {
  std::vector<Include> found;
  const std::regex pattern{R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"};
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ifstream file{entry.path()};
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      std::smatch match;
      if (std::regex_search(line, match, pattern))
        found.push_back({fs::relative(entry.path(), DUIDING_SOURCE_DIR), number, match[1]});
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a module includes only modules before it", "[architecture]") {
  const fs::path engine = fs::path{DUIDING_SOURCE_DIR} / "engine";
  for (std::size_t own = 0; own < kModules.size(); ++own) {
    for (const Include& include : includes_below(engine / kModules[own])) {
      INFO(include.file.string() << ":" << include.line << " includes " << include.target);
      CHECK(include.target.rfind("cli/", 0) != 0);
      if (include.target.rfind("engine/", 0) != 0) continue;
      const std::string used = include.target.substr(7, include.target.find('/', 7) - 7);
      const auto place = std::find(kModules.begin(), kModules.end(), used);
      REQUIRE(place != kModules.end());
      CHECK(static_cast<std::size_t>(place - kModules.begin()) <= own);
    }
  }
}

TEST_CASE("every folder of the engine is a module of the list", "[architecture]") {
  std::set<std::string> folders;
  for (const auto& entry : fs::directory_iterator{fs::path{DUIDING_SOURCE_DIR} / "engine"})
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  CHECK(folders == std::set<std::string>(kModules.begin(), kModules.end()));
}

TEST_CASE("a library is named in its own room alone", "[architecture]") {
  for (const std::string top : {"engine", "cli"}) {
    for (const Include& include : includes_below(fs::path{DUIDING_SOURCE_DIR} / top)) {
      for (const auto& [library, rooms] : kLibraryRooms) {
        if (include.target.rfind(library, 0) != 0) continue;
        INFO(include.file.string() << ":" << include.line << " includes " << include.target);
        CHECK(std::any_of(rooms.begin(), rooms.end(), [&](const std::string& room) {
          return include.file.string().rfind(room + "/", 0) == 0;
        }));
      }
    }
  }
}

TEST_CASE("the engine never prints and never exits", "[architecture]") {
  const std::regex forbidden{R"(std::(cout|cerr|clog|exit|quick_exit|abort)\b|\bprintf\s*\()"};
  for (const auto& entry :
       fs::recursive_directory_iterator{fs::path{DUIDING_SOURCE_DIR} / "engine"}) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ifstream file{entry.path()};
    std::stringstream content;
    content << file.rdbuf();
    INFO(entry.path().string());
    CHECK_FALSE(std::regex_search(content.str(), forbidden));
  }
}
