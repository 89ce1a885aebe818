// What goes out as REFI-QDA is what comes in, and the check would notice if not.
#include "engine/exchange/refi_write.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/exchange/project_support.hpp"

namespace {

using namespace engine::exchange;
using engine::text::CodePointSpan;
using engine::text::StoredText;

// One text, one code, one coding of its first `length` code points.
Project project_of(const std::string& text, std::uint32_t length) {
  Project project;
  project.title = "p";
  project.made_by = "duiding toets";
  project.coders = {"Ana"};
  project.codes = {{.name = "Werk", .definition = "Over werk.", .id = "werk"}};
  project.texts = {{.name = "een", .text = StoredText{text}}};
  project.codings = {{.text = 0, .code = 0, .coder = 0, .span = CodePointSpan::of(0, length)}};
  return project;
}

}  // namespace

TEST_CASE("texts that look like something else come back byte for byte", "[exchange][refi]") {
  const std::string text =
      GENERATE(as<std::string>{}, "R: Gewoon.\n",
               "\xEF\xBB\xBFR: Met een merkteken als teken.",  // after the mark
               "%PDF-1.4 zei R: het was fijn.\n", "\xC3\xBF\xC3\xBER: Goed.\n",
               "R: \xF0\x9F\x98\x80 fijn \xF0\x9F\x98\x80.\n");
  const Project project = project_of(text, 4);
  const RefiFile file = write_qdpx(project);
  const auto differs = difference(project, file.bytes);
  CAPTURE(differs ? differs->en : "");
  CHECK_FALSE(differs);
  CHECK(exchange_test::codings_of(exchange_test::read(file.bytes)) ==
        exchange_test::codings_of(project));
}

TEST_CASE("positions count as the standard counts, whichever program the texts came from",
          "[exchange][refi]") {
  // a mark stands before a text that would pass for a picture; QualCoder counts it
  Project project = project_of("GIF89a, aaaa zei R: fijn\x1A.\n", 24);
  project.made_by = "QualCoder 3.4";
  project.codings[0].span = GENERATE(CodePointSpan::of(9, 11), CodePointSpan::of(20, 25));
  const RefiFile file = write_qdpx(project);
  CHECK_FALSE(difference(project, file.bytes));
  CHECK(exchange_test::read(file.bytes).made_by.rfind("duiding ", 0) == 0);
}

TEST_CASE("a quotation with a control character quotes its text", "[exchange][refi]") {
  Project project = project_of("R: Fijn\x1A, zei ze, en goed.\n", 8);
  project.codings.push_back(project.codings[0]);
  project.codings[1].span = CodePointSpan::of(3, 7);
  project.codings.push_back(project.codings[0]);
  project.codings[2].span = CodePointSpan::of(10, 16);
  put_in_order(project);
  CHECK(exchange_test::remarks_of(exchange_test::read(write_qdpx(project).bytes)).empty());
}

TEST_CASE("the check afterwards notices what is not as it was", "[exchange][refi]") {
  const Project project = project_of("R: Het was fijn.\n", 5);
  const std::string bytes = write_qdpx(project).bytes;
  REQUIRE_FALSE(difference(project, bytes));
  Project other = project;
  SECTION("a border") { other.codings[0].span = CodePointSpan::of(0, 6); }
  SECTION("a coder") { other.coders[0] = "Ben"; }
  SECTION("a code") { other.codes[0].id = "thuis"; }
  SECTION("a text") { other.texts[0].text = StoredText{"R: Het was druk.\n"}; }
  SECTION("a coding more") {
    other.codings.push_back(other.codings[0]);
    other.codings[1].span = CodePointSpan::of(2, 6);
  }
  SECTION("a coding less") { other.codings.clear(); }
  SECTION("a note") { other.codings[0].notes.push_back({.text = "memo", .coder = 0}); }
  const auto differs = difference(other, bytes);
  REQUIRE(differs);
  CHECK_FALSE(differs->nl.empty());
  CHECK(difference(project, "PK\x03\x04 niets"));
}

TEST_CASE("a code's id survives in its description", "[exchange][refi]") {
  for (const std::string definition : {"", "Over werk.", "Met [duiding: iets] erin.\n\nTwee."}) {
    std::string written = with_code_id(definition, "werk.sfeer");
    CHECK(take_code_id(written) == "werk.sfeer");
    CHECK(written == definition);
  }
  std::string plain = "Zegt [duiding: werk] en nog iets";
  CHECK(take_code_id(plain).empty());
  CHECK(plain == "Zegt [duiding: werk] en nog iets");
}
