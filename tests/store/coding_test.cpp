#include <catch2/catch.hpp>

#include "tests/store/small_study.hpp"
#include "tests/support/spans.hpp"

using namespace store_test;
using Lines = std::vector<std::string>;

namespace {

//                            0         1         2         3
//                            0123456789012345678901234567890123456789
constexpr const char* kText = "R: Dit is zin een. Dit is zin twee.\nI: Ja.";
constexpr auto kOne = CodePointSpan::of(3, 18);
constexpr auto kTwo = CodePointSpan::of(19, 35);

coding::Suppression suppressed(const std::string& rule, CodePointSpan at) {
  return {rule, at, 0, coding::Suppression::Cause::condition, "not inside: x"};
}

}  // namespace

TEST_CASE("evidence becomes suggestions that quote the text", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  const auto changes =
      small.run(id, {"a", "a.kind", "b"},
                {evidence("a1", "a", span(3, 6), kOne), evidence("a2", "a", span(10, 13), kOne),
                 evidence("b1", "b", span(19, 22), kTwo)});
  CHECK(small.suggestions(id) == Lines{"3-18 a: a1@3-6 a2@10-13", "19-35 b: b1@19-22"});
  CHECK(changes.at("a").appeared == 1);

  const auto view = small.study.view();
  REQUIRE(view.codings.size() == 2);
  CHECK(view.codings[0].text == "Dit is zin een.");
  CHECK(view.codings[0].run == 1);
  CHECK(view.codings[0].codebook == "proef");
  CHECK(view.codings[0].id == coding::coding_id(digest(kText), "a", kOne));
  CHECK(small.study.verify().empty());
}

TEST_CASE("a suggestion that does not change keeps its row", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.run(id, {"a"}, {evidence("a1", "a", span(3, 6), kOne)});
  const auto changes = small.run(id, {"a"}, {evidence("a1", "a", span(3, 6), kOne)});
  CHECK(changes.at("a").appeared + changes.at("a").gone + changes.at("a").other_evidence == 0);
  CHECK(small.sql("SELECT count(*) FROM coding") == "1");
}

TEST_CASE("a suggestion with other evidence ends and begins again under its id",
          "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.run(id, {"a"}, {evidence("a1", "a", span(3, 6), kOne)});
  const auto changes = small.run(id, {"a"}, {evidence("a2", "a", span(10, 13), kOne)});
  CHECK(changes.at("a").other_evidence == 1);
  CHECK(small.suggestions(id) == Lines{"3-18 a: a2@10-13"});
  CHECK(small.sql("SELECT group_concat(first_run || ',' || given_run || ',' || "
                  "coalesce(ended_run, '-'), ' ') FROM (SELECT * FROM coding ORDER BY row)") ==
        "1,1,2 1,2,-");
  CHECK(small.sql("SELECT count(DISTINCT id) FROM coding") == "1");
  CHECK(small.study.view().codings[0].run == 1);
}

TEST_CASE("what goes is ended and what comes back remembers its first run", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  const std::vector<coding::Evidence> found = {evidence("a1", "a", span(3, 6), kOne)};
  small.run(id, {"a"}, found);
  CHECK(small.run(id, {"a"}, {}).at("a").gone == 1);
  CHECK(small.suggestions(id).empty());
  CHECK(small.run(id, {"a"}, found).at("a").appeared == 1);
  CHECK(small.study.view().codings[0].run == 1);
  CHECK(small.sql("SELECT count(*) FROM coding") == "2");
}

TEST_CASE("matching one code leaves the others alone", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.run(id, {"a", "b"},
            {evidence("a1", "a", span(3, 6), kOne), evidence("b1", "b", span(3, 6), kOne)});
  small.run(id, {"b"}, {});
  CHECK(small.suggestions(id) == Lines{"3-18 a: a1@3-6"});
}

TEST_CASE("recoded evidence follows the rule it came from", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  // a1 is recoded to b, beside b's own.
  small.run(id, {"a", "b"},
            {evidence("a1", "b", span(3, 6), kOne), evidence("b1", "b", span(10, 13), kOne)});
  CHECK(small.suggestions(id) == Lines{"3-18 b: a1@3-6 b1@10-13"});

  SECTION("its own code is matched again and no longer recodes") {
    const auto changes = small.run(id, {"a"}, {evidence("a1", "a", span(3, 6), kOne)});
    CHECK(small.suggestions(id) == Lines{"3-18 a: a1@3-6", "3-18 b: b1@10-13"});
    CHECK(changes.at("a").appeared == 1);
    CHECK(changes.at("b").other_evidence == 1);
  }
  SECTION("the other code is matched again and finds nothing") {
    small.run(id, {"b"}, {});
    CHECK(small.suggestions(id) == Lines{"3-18 b: a1@3-6"});
  }
}

TEST_CASE("evidence steps out of a larger segment that goes", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  coding::Evidence whole = evidence("a1", "b", span(3, 6), kOne);  // recoded from a
  whole.segment.end_word = 4;
  coding::Evidence words = evidence("b1", "b", span(10, 13), span(10, 13));
  words.unit = engine::codebook::Unit::match;
  words.segment.first_word = 2;
  words.segment.end_word = 3;
  small.run(id, {"a", "b"}, {whole, words});
  CHECK(small.suggestions(id) == Lines{"3-18 b: a1@3-6 b1@10-13"});
  small.run(id, {"a"}, {});
  CHECK(small.suggestions(id) == Lines{"10-13 b: b1@10-13"});
  const auto suggestion = small.study.suggestions(id)[0];
  CHECK(suggestion.segment.first_word == 2);
  CHECK(suggestion.unit == engine::codebook::Unit::match);
  CHECK(small.study.view().codings[0].text == "zin");
}

TEST_CASE("suppressed matches are kept like suggestions", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.run(
      id, {"a", "b"}, {},
      {suppressed("a1", span(3, 6)), suppressed("b1", span(3, 6)), suppressed("a1", span(3, 6))});
  REQUIRE(small.study.suppressions(id).size() == 2);
  CHECK(small.study.suppressions(id)[0].code == "a");
  CHECK(small.study.suppressions(id)[0].suppression == suppressed("a1", span(3, 6)));
  small.run(id, {"a"}, {}, {suppressed("a1", span(3, 6)), suppressed("a2", span(10, 13))});
  CHECK(small.study.suppressions(id).size() == 3);
  small.run(id, {"a"}, {}, {});
  REQUIRE(small.study.suppressions(id).size() == 1);
  CHECK(small.study.suppressions(id)[0].suppression.rule == "b1");
  CHECK(small.sql("SELECT count(*) FROM suppressed") == "3");
  CHECK(small.study.view().rules[3].suppressed == 1);
}

TEST_CASE("suggestions in a replaced text end with the next run", "[store][coding]") {
  SmallStudy small;
  const auto older = small.import("een", kText);
  small.run(older, {"a"}, {evidence("a1", "a", span(3, 6), kOne)});
  const auto newer = small.import("een", std::string{kText} + "\nR: Klaar.", older);
  CHECK(small.study.view().codings.empty());
  const auto changes = small.run(newer, {"a"}, {evidence("a1", "a", span(3, 6), kOne)});
  CHECK(changes.at("a").gone == 1);
  CHECK(changes.at("a").appeared == 1);
  CHECK(small.sql("SELECT count(*) FROM coding WHERE ended_run IS NULL") == "1");
}

TEST_CASE("codings of interviewers are kept and not counted", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", kText);
  small.run(id, {"a"}, {evidence("a1", "a", span(39, 41), span(39, 42), 1)});
  CHECK(small.study.view().codings.empty());
  CHECK(small.suggestions(id).size() == 1);
  small.study.write([](store::Writer& writer) { writer.set_role("I", "expert"); });
  CHECK(small.study.view().codings.size() == 1);
}

TEST_CASE("a code for some roles takes an unknown one and says so", "[store][coding]") {
  SmallStudy small;
  const auto id = small.import("een", "Jan: Dit is zin een.");
  auto book = codebook();
  book.codes[0].applies_to = {{"expert", "ad"}};
  book.roles["consulent"] = "expert";
  small.run(id, {"a"}, {evidence("a1", "a", span(5, 8), span(5, 20))}, {}, book);

  auto view = small.study.view();
  CHECK(view.codes[0].applies_to == std::vector<std::string>{"ad", "expert"});
  REQUIRE(view.codings.size() == 1);
  CHECK(view.codings[0].role_unknown);

  const auto set = [&](const std::string& role) {
    small.study.write([&](store::Writer& writer) { writer.set_role("Jan", role); });
    return small.study.view().codings.size();
  };
  CHECK(set("respondent") == 0);
  CHECK(set("consulent") == 1);
  CHECK_FALSE(small.study.view().codings[0].role_unknown);
}

TEST_CASE("a codebook's newer version withdraws the codes it no longer has", "[store][coding]") {
  SmallStudy small;
  small.import("een", kText);
  std::vector<std::string> withdrawn;
  const auto apply = [&](const engine::codebook::Codebook& book) {
    small.study.write([&](store::Writer& writer) {
      writer.begin_run({});
      withdrawn = writer.apply_codebook(book);
    });
  };
  apply(codebook("1"));
  CHECK(withdrawn.empty());

  auto book = codebook("2");
  book.codes.pop_back();
  book.rules.pop_back();
  apply(book);
  CHECK(withdrawn == Lines{"b"});
  CHECK(small.study.view().codes.size() == 2);
  CHECK(small.study.view().rules.size() == 3);
  CHECK(small.study.codebook_sources() == Lines{"codebook: 2"});
  REQUIRE(small.study.codebooks().size() == 2);
  CHECK_FALSE(small.study.codebooks()[0].current);
  CHECK(small.study.codebooks()[1].current);

  auto renamed = codebook("3");
  renamed.codes[0].replaced_by = "b";
  apply(renamed);
  CHECK(withdrawn == Lines{"a"});
  apply(codebook("1"));
  CHECK(withdrawn.empty());
  CHECK(small.study.view().codes.size() == 3);
  CHECK(small.study.codebooks().size() == 3);
  CHECK(small.study.codebooks()[0].current);
}

TEST_CASE("codes without a codebook stand below those they belong to, else as they came",
          "[store][coding]") {
  SmallStudy small;
  small.study.write([](store::Writer& writer) {
    for (const char* code : {"z.y.x", "m", "z", "m.a", "z.y", "k.l"})
      writer.add_open_code({code, code, "", "", "elders"});
  });
  Lines codes;
  for (const coding::CodeView& code : small.study.view().codes) codes.push_back(code.id);
  CHECK(codes == Lines{"z", "z.y", "z.y.x", "m", "m.a", "k.l"});
}
