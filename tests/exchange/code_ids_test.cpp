#include "engine/exchange/code_ids.hpp"

#include <catch2/catch.hpp>
#include <ctime>

using engine::coding::CodeView;
using engine::exchange::code_ids;
using engine::exchange::id_of_name;
using engine::exchange::Project;
using Ids = std::vector<std::string>;

namespace {

CodeView known(const std::string& id, const std::string& label) {
  CodeView code;
  code.id = id;
  code.label = {label, label + " (en)"};
  return code;
}

}  // namespace

TEST_CASE("a name becomes an id that stands in options and files", "[exchange][codes]") {
  CHECK(id_of_name("Het was druk!") == "het-was-druk");
  CHECK(id_of_name("  Coke::full-fat  Coke ") == "coke-full-fat-coke");
  CHECK(id_of_name("Één café_1") == "een-cafe_1");
  CHECK(id_of_name("中文").empty());
  CHECK(id_of_name(std::string(5000, 'a')).size() <= 80);
}

TEST_CASE("codes below codes get the ids of both, folders none", "[exchange][codes]") {
  Project project;
  project.codes = {{.name = "Werk"},
                   {.name = "Sfeer", .parent = 0},
                   {.name = "Map", .codable = false},
                   {.name = "Sfeer", .parent = 2},
                   {.name = "Map 2", .codable = false},
                   {.name = "Sfeer", .parent = 4},
                   {.name = "sfeer!", .parent = 4},
                   {.name = "中文"}};
  CHECK(code_ids(project, {}) == Ids{"werk", "werk.sfeer", "map", "sfeer", "map-2", "map-2.sfeer",
                                     "map-2.sfeer-2", "code-8"});
}

TEST_CASE("a code that the study knows by its id or its name is that code", "[exchange][codes]") {
  Project project;
  project.codes = {{.name = "Slachtoffer de schuld geven"},
                   {.name = "Overgevoelig", .parent = 0},
                   {.name = "wij-zij"},
                   {.name = "victim-blaming.overgevoelig"},
                   {.name = "Overgevoelig"}};
  const std::vector<CodeView> study{known("victim-blaming", "slachtoffer de schuld geven"),
                                    known("victim-blaming.overgevoelig", "Overgevoelig"),
                                    known("wij-zij", "Wij tegen zij")};
  CHECK(code_ids(project, study) == Ids{"victim-blaming", "victim-blaming.overgevoelig", "wij-zij",
                                        "victim-blaming-overgevoelig", "overgevoelig"});
}

TEST_CASE("a chain of a thousand codes has ids of bounded length", "[exchange][codes]") {
  Project project;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    project.codes.push_back({.name = "laag " + std::to_string(i)});
    if (i > 0) project.codes.back().parent = i - 1;
  }
  for (const std::string& id : code_ids(project, {})) CHECK(id.size() < 400);
}

TEST_CASE("folders within folders and names without end take no time", "[exchange][codes]") {
  constexpr std::uint32_t kMany = 100'000;
  Project deep, equal;
  for (std::uint32_t i = 0; i < kMany; ++i) {
    deep.codes.push_back({.name = "map " + std::to_string(i), .codable = false});
    if (i > 0) deep.codes.back().parent = i - 1;
    equal.codes.push_back({.name = "Sfeer"});
  }
  deep.codes.push_back({.name = "Sfeer", .parent = kMany - 1});
  deep.codes.push_back({.name = "Sfeer", .parent = kMany - 1});
  const std::clock_t begin = std::clock();
  const Ids ids = code_ids(deep, {});
  CHECK(ids[kMany] == "sfeer");
  CHECK(ids[kMany + 1].size() < 400);
  CHECK(code_ids(equal, {}).back() == "sfeer-100000");
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 3);
}
