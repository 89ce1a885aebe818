#include "engine/exchange/gold.hpp"

#include <catch2/catch.hpp>

#include "tests/support/study_view.hpp"

namespace {

using namespace engine;

const std::string kText = "R: één zin. Nog een zin.";

base::Result<std::vector<analysis::GoldSentence>> read(const std::string& lines) {
  const coding::StudyView view =
      support::StudyWriter{}.transcript("d01", {{"R", "respondent", 1, 2, 6}}).view();
  return exchange::read_gold(lines, "goud.jsonl", view,
                             [](std::uint32_t) { return text::StoredText{kText}; });
}

}  // namespace

TEST_CASE("a gold line gives a judged sentence in code points", "[exchange][gold]") {
  const auto gold = read(
      R"({"doc": "d01", "start": 3, "end": 11, "codes": ["a", "b"], "text": "één zin.", "note": 1})"
      "\n\n"
      R"({"transcript": "d01", "start": 12, "end": 24, "codes": []})"
      "\r\n");
  REQUIRE(gold);
  REQUIRE(gold->size() == 2);
  CHECK((gold->front().span == text::CodePointSpan::of(3, 11)));
  CHECK(gold->front().codes == std::vector<std::string>{"a", "b"});
  CHECK(gold->back().codes.empty());
}

TEST_CASE("every line that cannot be used is named, with what is wrong", "[exchange][gold]") {
  struct Row {
    const char* why;
    const char* line;
    const char* problem;
  };
  const Row row = GENERATE(values<Row>({
      {"no JSON", "start 3", "this line is no JSON object"},
      {"JSON that is nested without end",
       R"({"doc": "d01", "start": 3, "end": 11, "codes": [], "note":)"
       "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
       "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
       "this line is no JSON object"},
      {"a list", "[1, 2]", "this line is no JSON object"},
      {"a missing key", R"({"doc": "d01", "start": 3, "end": 11})",
       "'transcript', 'start', 'end' and 'codes' must all be there"},
      {"a negative position", R"({"doc": "d01", "start": -3, "end": 11, "codes": []})",
       "'transcript', 'start', 'end' and 'codes' must all be there"},
      {"a position that no text has",
       R"({"doc": "d01", "start": 3, "end": 99999999999, "codes": []})",
       "'transcript', 'start', 'end' and 'codes' must all be there"},
      {"end before start", R"({"doc": "d01", "start": 9, "end": 3, "codes": []})",
       "'transcript', 'start', 'end' and 'codes' must all be there"},
      {"codes that are no words", R"({"doc": "d01", "start": 3, "end": 9, "codes": [1]})",
       "'transcript', 'start', 'end' and 'codes' must all be there"},
      {"an unknown transcript", R"({"doc": "d99", "start": 3, "end": 9, "codes": []})",
       "the study holds no transcript 'd99'"},
      {"past the end", R"({"doc": "d01", "start": 3, "end": 25, "codes": []})",
       "position 25 lies past the end of the transcript (24 characters)"},
      {"another text", R"({"doc": "d01", "start": 3, "end": 11, "codes": [], "text": "nee"})",
       "at 3–11 the transcript has another text than this line"},
  }));
  CAPTURE(row.why);
  const std::string good = R"({"doc": "d01", "start": 12, "end": 24, "codes": []})";
  const auto gold = read(good + "\n" + row.line + "\n");
  REQUIRE_FALSE(gold);
  REQUIRE(gold.error().size() == 1);
  CHECK(gold.error().front().line == 2);
  CHECK(gold.error().front().problem.en == row.problem);
}

TEST_CASE("sentences that overlap are refused", "[exchange][gold]") {
  const auto gold = read(
      "{\"doc\": \"d01\", \"start\": 3, \"end\": 12, \"codes\": []}\n"
      "{\"doc\": \"d01\", \"start\": 11, \"end\": 24, \"codes\": []}\n");
  REQUIRE_FALSE(gold);
  CHECK(gold.error().front().problem.en == "this sentence overlaps that of line 1");
}

TEST_CASE("an unknown transcript is named once, an empty file as well", "[exchange][gold]") {
  const std::string stranger = "{\"doc\": \"x\", \"start\": 3, \"end\": 12, \"codes\": []}\n";
  const auto strangers = read(stranger + stranger);
  REQUIRE_FALSE(strangers);
  CHECK(strangers.error().size() == 1);
  const auto empty = read("\n");
  REQUIRE_FALSE(empty);
  CHECK(empty.error().front().problem.en == "it holds no judged sentence");
}
