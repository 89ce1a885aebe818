#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "engine/coding/coding.hpp"
#include "tests/support/spans.hpp"

namespace {

namespace coding = engine::coding;
using coding::Evidence;
using coding::Suggestion;
using engine::codebook::Tier;
using engine::codebook::Unit;
using engine::codebook::Voice;
using engine::text::CodePointSpan;

Evidence evidence(std::uint32_t begin, std::uint32_t end, CodePointSpan segment,
                  Unit unit = Unit::sentence) {
  Evidence made;
  made.rule = "r1";
  made.code = "a";
  made.span = CodePointSpan::of(begin, end);
  made.segment.span = segment;
  made.unit = unit;
  return made;
}

Evidence with_voice(Evidence made, Voice voice, Tier tier = Tier::precise) {
  made.voice = voice;
  made.tier = tier;
  return made;
}

constexpr auto span = &CodePointSpan::of;

}  // namespace

TEST_CASE("evidence in one sentence is one suggestion", "[coding][merge]") {
  const auto merged = coding::merge({evidence(12, 14, span(0, 20)), evidence(3, 5, span(0, 20))});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].segment.span == span(0, 20));
  REQUIRE(merged[0].evidence.size() == 2);
  CHECK(merged[0].evidence[0].span == span(3, 5));
}

TEST_CASE("evidence inside a larger segment of its code joins it", "[coding][merge]") {
  struct Row {
    const char* why;
    CodePointSpan a, b;
    std::size_t suggestions;
  };
  const Row row = GENERATE(values<Row>({
      {"match in sentence", span(0, 20), span(3, 5), 1},
      {"same beginning", span(0, 20), span(0, 5), 1},
      {"same end", span(0, 20), span(15, 20), 1},
      {"the same", span(0, 20), span(0, 20), 1},
      {"overlapping", span(0, 20), span(10, 30), 2},
      {"touching", span(0, 20), span(20, 30), 2},
      {"apart", span(0, 20), span(25, 30), 2},
  }));
  CAPTURE(row.why);
  const Evidence a = evidence(row.a.begin().value, row.a.begin().value + 1, row.a);
  const Evidence b = evidence(row.b.begin().value, row.b.begin().value + 1, row.b);
  CHECK(coding::merge({a, b}).size() == row.suggestions);
  CHECK(coding::merge({a, b}) == coding::merge({b, a}));
}

TEST_CASE("evidence in two overlapping segments joins the first of them", "[coding][merge]") {
  const auto merged = coding::merge({evidence(12, 13, span(12, 13), Unit::match),
                                     evidence(0, 1, span(0, 20), Unit::match),
                                     evidence(25, 26, span(10, 30), Unit::match)});
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].segment.span == span(0, 20));
  CHECK(merged[0].evidence.size() == 2);
  CHECK(merged[1].evidence.size() == 1);
}

TEST_CASE("of two units with the same borders the larger is named", "[coding][merge]") {
  const auto merged = coding::merge({evidence(0, 20, span(0, 20), Unit::match),
                                     evidence(3, 5, span(0, 20), Unit::turn),
                                     evidence(3, 5, span(0, 20), Unit::sentence)});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].unit == Unit::turn);
}

TEST_CASE("codes never join one another", "[coding][merge]") {
  Evidence other = evidence(3, 5, span(3, 5), Unit::match);
  other.code = "a.b";
  const auto merged = coding::merge({evidence(3, 5, span(0, 20)), other});
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].code == "a");
  CHECK(merged[1].code == "a.b");
}

TEST_CASE("a suggestion is own where any of its evidence is", "[coding][merge]") {
  const auto merged =
      coding::merge({with_voice(evidence(0, 2, span(0, 20)), Voice::reported),
                     with_voice(evidence(9, 11, span(0, 20)), Voice::own, Tier::hint)});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].voice == Voice::own);
  // Strongest of what shares the voice: the precise rule fired on reported speech.
  CHECK(merged[0].tier == Tier::hint);
}

TEST_CASE("without own evidence the first by position gives the voice", "[coding][merge]") {
  const auto merged = coding::merge({with_voice(evidence(9, 11, span(0, 20)), Voice::meta),
                                     with_voice(evidence(0, 2, span(0, 20)), Voice::negated)});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].voice == Voice::negated);
}

TEST_CASE("evidence given twice counts once", "[coding][merge]") {
  const auto merged = coding::merge({evidence(3, 5, span(0, 20)), evidence(3, 5, span(0, 20))});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].evidence.size() == 1);
}

TEST_CASE("a topic word is missing only where all evidence of the voice lacks it",
          "[coding][merge]") {
  Evidence lacks = evidence(0, 2, span(0, 20));
  lacks.topic_missing = true;
  CHECK(coding::topic_missing(coding::merge({lacks})[0]));
  CHECK_FALSE(coding::topic_missing(coding::merge({lacks, evidence(5, 6, span(0, 20))})[0]));
  CHECK(coding::topic_missing(
      coding::merge({lacks, with_voice(evidence(5, 6, span(0, 20)), Voice::reported)})[0]));
}

// The definition, word for word and slow.
TEST_CASE("merging follows its definition on random evidence", "[coding][merge][property]") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto upto = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  std::vector<Evidence> all;
  for (std::uint32_t i = upto(30); i > 0; --i) {
    const std::uint32_t begin = upto(30);
    const std::uint32_t length = 1 + upto(12);
    Evidence made = evidence(begin, begin + 1, span(begin, begin + length));
    made.rule = "r" + std::to_string(upto(3));
    made.code = upto(2) == 0 ? "a" : "b";
    made.unit = static_cast<Unit>(upto(3));
    all.push_back(made);
  }

  const std::vector<Suggestion> merged = coding::merge(all);
  std::shuffle(all.begin(), all.end(), random);
  CHECK(coding::merge(all) == merged);

  const auto strictly_inside = [](CodePointSpan small, CodePointSpan large) {
    return large.contains(small) && small != large;
  };
  std::size_t placed = 0;
  for (const Suggestion& suggestion : merged) {
    for (const Suggestion& other : merged)
      if (other.code == suggestion.code)
        CHECK_FALSE(strictly_inside(suggestion.segment.span, other.segment.span));
    for (const Evidence& each : suggestion.evidence) {
      CHECK(each.code == suggestion.code);
      CHECK(suggestion.segment.span.contains(each.segment.span));
    }
    placed += suggestion.evidence.size();
  }
  std::sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return std::tie(a.code, a.span, a.rule, a.segment, a.unit) <
           std::tie(b.code, b.span, b.rule, b.segment, b.unit);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  CHECK(placed == all.size());
}

TEST_CASE("a coding's id tells content, code and segment apart and nothing else", "[coding]") {
  const std::string digest(64, 'a');
  const std::string id = coding::coding_id(digest, "a.b", span(3, 9));
  // The same in every study and version: a change here orphans decisions.
  CHECK(id == "51d9b93bd4e26d0f");
  CHECK(coding::coding_id(std::string(64, 'b'), "a.b", span(3, 9)) != id);
  CHECK(coding::coding_id(digest, "a.c", span(3, 9)) != id);
  CHECK(coding::coding_id(digest, "a.b", span(3, 10)) != id);
}

TEST_CASE("the states of a coding have names that come back", "[coding]") {
  for (const auto status :
       {coding::Status::suggested, coding::Status::accepted, coding::Status::rejected,
        coding::Status::changed, coding::Status::added})
    CHECK(coding::parse_status(coding::name(status)) == status);
  CHECK_FALSE(coding::parse_status("undecided").has_value());
}
