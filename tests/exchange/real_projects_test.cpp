// Projects as other tools made them, in the folder that DUIDING_REAL_DATA names.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "engine/exchange/code_ids.hpp"
#include "engine/exchange/refi_write.hpp"
#include "tests/exchange/project_support.hpp"

TEST_CASE("real projects are read, or refused for a reason", "[exchange][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real projects are not tested");
    return;
  }
  const std::filesystem::path folder = std::filesystem::path{root} / "qda";
  const auto demo = engine::exchange::read_project(folder / "demo.qdpx");
  REQUIRE(demo);
  CHECK(demo->texts.size() == 2);
  CHECK(demo->coders == std::vector<std::string>{"cp"});
  CHECK(demo->codings.size() == 205);
  CHECK(demo->remarks.empty());
  // whole lines were coded
  for (const auto& coding : demo->codings)
    CHECK(demo->texts[coding.text].text.at(coding.span).ends_with('\n'));
  const auto problem = [&](const char* name) {
    const auto project = engine::exchange::read_project(folder / name);
    return project ? "" : project.error().front().problem.en;
  };
  CHECK(problem("target-atlas-project.qdpx") == "there is no text in this project (codes: 3)");
  CHECK(problem("Project.qde") == "there is no text in this project (codes: 14)");
}

TEST_CASE("real projects go out again as they came in", "[exchange][real]") {
  const char* root = std::getenv("DUIDING_REAL_DATA");
  if (root == nullptr) {
    WARN("DUIDING_REAL_DATA is not set: real projects are not tested");
    return;
  }
  auto demo = engine::exchange::read_project(std::filesystem::path{root} / "qda" / "demo.qdpx");
  REQUIRE(demo);
  const auto ids = engine::exchange::code_ids(*demo, {});
  for (std::size_t i = 0; i < ids.size(); ++i) demo->codes[i].id = ids[i];
  const auto file = engine::exchange::write_qdpx(*demo);
  CHECK_FALSE(engine::exchange::difference(*demo, file.bytes));
  CHECK(exchange_test::codings_of(exchange_test::read(file.bytes)) ==
        exchange_test::codings_of(*demo));
}
