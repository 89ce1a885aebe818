#include "engine/exchange/spans.hpp"

#include <catch2/catch.hpp>

using namespace engine;
using analysis::Unit;

TEST_CASE("spans are read by coder and code, overlaps made one", "[exchange][spans]") {
  const auto spans = exchange::read_spans(
      "\xEF\xBB\xBF"
      R"({"length": 30, "note": 1, "coders": {
          "ben": [],
          "anna": [{"begin": 8, "end": 12, "code": "y"}, {"begin": 0, "end": 5, "code": "x"},
                   {"begin": 4, "end": 8, "code": "x", "memo": "?"},
                   {"begin": 12, "end": 30, "code": "y"}]}})",
      "f.json");
  REQUIRE(spans);
  CHECK(spans->data.length == 30);
  CHECK(spans->data.codes == std::vector<std::string>{"x", "y"});
  REQUIRE(spans->data.coders.size() == 2);
  CHECK((spans->data.coders[0] == std::vector<Unit>{{0, 8, 0}, {8, 12, 1}, {12, 30, 1}}));
  CHECK(spans->data.coders[1].empty());
  REQUIRE(spans->merged.size() == 1);
  CHECK(spans->merged[0].coder == "anna");
  CHECK(spans->merged[0].spans == 1);
}

TEST_CASE("spans that cannot be used are named, with what is wrong", "[exchange][spans]") {
  struct Row {
    const char* why;
    std::string json;
    const char* problem;
  };
  const auto with = [](const std::string& span) {
    return R"({"length": 30, "coders": {"A": [], "B": [)" + span + "]}}";
  };
  const Row row = GENERATE_COPY(values<Row>({
      {"an empty file", "", "the JSON is damaged or incomplete"},
      {"no JSON", "{length: 3}", "the JSON is damaged or incomplete"},
      {"a list", "[]", "this is no JSON object"},
      {"nested as deep as it can", std::string(200000, '['),
       "the JSON is too large or nested too deep"},
      {"no length", R"({"coders": {"A": [], "B": []}})", "'length' must be a whole number from 1"},
      {"a length of 0", R"({"length": 0, "coders": {"A": [], "B": []}})",
       "'length' must be a whole number from 1"},
      {"a length that is no whole number", R"({"length": 1e3, "coders": {"A": [], "B": []}})",
       "'length' must be a whole number from 1"},
      {"no coders", R"({"length": 3})", "'coders' must be an object of coders"},
      {"one coder", R"({"length": 3, "coders": {"A": []}})",
       "at least two coders are needed; found: 1"},
      {"a coder twice", R"({"length": 3, "coders": {"A": [], "B": [], "A": []}})",
       "'A' is there twice"},
      {"a key twice", R"({"length": 3, "coders": {"A": [], "B": []}, "length": 4})",
       "'length' is there twice"},
      {"a coder without a name", R"({"length": 3, "coders": {"": [], "B": []}})",
       "a coder has no name"},
      {"a coder without a list", R"({"length": 3, "coders": {"A": {}, "B": []}})",
       "coder 'A' has no list of spans"},
      {"a span that is none", with("3"), "coder 'B', span 1: there is no code"},
      {"a span without a code", with(R"({"begin": 1, "end": 2})"),
       "coder 'B', span 1: there is no code"},
      {"a code that is no word", with(R"({"begin": 1, "end": 2, "code": 7})"),
       "coder 'B', span 1: there is no code"},
      {"a span without an end", with(R"({"begin": 1, "code": "x"})"),
       "coder 'B', span 1: 'begin' and 'end' must be whole numbers from 0"},
      {"a negative position", with(R"({"begin": -1, "end": 2, "code": "x"})"),
       "coder 'B', span 1: 'begin' and 'end' must be whole numbers from 0"},
      {"a position that no text has", with(R"({"begin": 1, "end": 99999999999, "code": "x"})"),
       "coder 'B', span 1: 'begin' and 'end' must be whole numbers from 0"},
      {"an empty span", with(R"({"begin": 2, "end": 2, "code": "x"})"),
       "coder 'B', span 1: begins at 2 and ends at 2"},
      {"a span the wrong way round", with(R"({"begin": 4, "end": 2, "code": "x"})"),
       "coder 'B', span 1: begins at 4 and ends at 2"},
      {"a span past the end",
       with(R"({"begin": 0, "end": 30, "code": "x"}, {"begin": 4, "end": 31, "code": "x"})"),
       "coder 'B', span 2: ends at 31, past the length 30"},
  }));
  CAPTURE(row.why);
  const auto spans = exchange::read_spans(row.json, "f.json");
  REQUIRE_FALSE(spans);
  REQUIRE(spans.error().size() == 1);
  CHECK(spans.error().front().problem.en == row.problem);
  CHECK(spans.error().front().file == "f.json");
}
