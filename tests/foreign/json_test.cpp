#include "engine/foreign/json.hpp"

#include <catch2/catch.hpp>
#include <ctime>
#include <string>

using engine::foreign::parse_json;

TEST_CASE("unwanted members are thrown away with all they hold", "[foreign][json]") {
  const auto json =
      parse_json(R"({"a": [{"weg": [1, {"b": 2}], "c": 3}], "weg": 4})", "x", {"weg"});
  REQUIRE(json);
  CHECK(json->dump() == R"({"a":[{"c":3}]})");
}

TEST_CASE("damaged JSON is refused with its place", "[foreign][json]") {
  const auto json = parse_json("{\"é\": 1,\n \"b\": x}", "x.json");
  REQUIRE(!json);
  CHECK(json.error().front().line == 2);
  CHECK(json.error().front().column == 7);
}

TEST_CASE("a list of many objects takes time linear in it", "[foreign][json]") {
  std::string many = "[";
  for (int i = 0; i < 400'000; ++i) many += "{},";
  const auto begin = std::clock();
  CHECK(parse_json(many + "{}]", "x"));
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 2);
}

TEST_CASE("JSON beyond a limit is refused", "[foreign][json]") {
  engine::foreign::JsonLimits limits;
  limits.values = 3;
  CHECK(parse_json("[1, 2]", "x", {}, limits));
  CHECK(!parse_json("[1, 2, 3]", "x", {}, limits));
  CHECK(!parse_json(std::string(100, '['), "x"));
}

TEST_CASE("a name that an object has twice is an error where names are to be unique",
          "[foreign][json]") {
  engine::foreign::JsonLimits limits;
  const std::string twice = R"({"a": {"b": 1}, "c": {"b": 2, "a": 3}, "a": 4})";
  CHECK(parse_json(twice, "x", {}, limits)->at("a") == 4);
  limits.unique_names = true;
  const auto json = parse_json(twice, "x", {}, limits);
  REQUIRE(!json);
  CHECK(json.error().front().problem.en == "'a' is there twice");
  CHECK(parse_json(R"({"a": {"b": 1}, "c": {"b": 2, "a": 3}})", "x", {}, limits));
}
