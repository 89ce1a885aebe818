#include "engine/exchange/quotations.hpp"

#include <catch2/catch.hpp>

#include "tests/support/spans.hpp"

using engine::exchange::looks_like_quotations;
using engine::exchange::QuotationFinder;
using engine::exchange::read_quotations;
using engine::text::CodePointSpan;
using engine::text::StoredText;
using Spans = std::vector<CodePointSpan>;

TEST_CASE("Taguette's table of quotations is known by its headings", "[exchange][quotations]") {
  const std::string table =
      "\xEF\xBB\xBFid,document,tag,content\r\n1,P1.odt,sfeer,\"Fijn,\r\nwaar.\"\r\n2,P1.odt,,"
      "los\r\n";
  CHECK(looks_like_quotations(table));
  CHECK_FALSE(looks_like_quotations("tag,description\na,b\n"));
  CHECK_FALSE(looks_like_quotations("id,document,tag,content,more\n"));
  const auto read = read_quotations(table, "x");
  REQUIRE(read);
  REQUIRE(read->size() == 1);
  CHECK((*read)[0].transcript == "P1");
  CHECK((*read)[0].code == "sfeer");
  CHECK((*read)[0].text == "Fijn,\nwaar.");
}

TEST_CASE("a table that only seems to have the headings or has a short row is refused",
          "[exchange][quotations]") {
  const std::string cut = "id,document,\rtag,content\n2,d,t,c";
  CHECK_FALSE(looks_like_quotations(cut));
  CHECK_FALSE(read_quotations(cut, "x.csv"));
  CHECK_FALSE(read_quotations("id,document,tag,content\n1,d\n2,d,t,woorden\n", "x"));
}

TEST_CASE("a quotation is found whatever white space stands between", "[exchange][quotations]") {
  const StoredText text{"R: Het is\nfijn,  echt 😀.\n\nI: Ja. Ja."};
  const QuotationFinder finder{text};
  CHECK(finder.find("Het is fijn, echt 😀.") == Spans{CodePointSpan::of(3, 24)});
  CHECK(finder.find(" fijn,\u00A0echt ") == Spans{CodePointSpan::of(10, 21)});
  CHECK(finder.find("Ja.").size() == 2);
  CHECK(finder.find("nergens").empty());
  CHECK(finder.find(" \n").empty());
}
