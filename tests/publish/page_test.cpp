#include "engine/publish/page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "engine/foreign/xml.hpp"
#include "engine/publish/markup.hpp"
#include "tests/publish/publish_support.hpp"

using namespace engine;
using support::Published;

namespace {

struct Elements {
  std::multiset<std::string> names, attributes;
};

class Walk : public foreign::XmlHandler {
 public:
  Elements found;
  void begin(const foreign::XmlElement& element) override {
    found.names.emplace(element.name());
    for (const auto& attribute : element.attributes()) found.attributes.emplace(attribute.name);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

Elements parsed(const std::string& page) {
  Walk walk;
  REQUIRE(foreign::parse_html(page, "page", walk));
  return walk.found;
}

const char* const kHostile[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "</style><style>*{display:none}</style>",
    "</title><iframe src=//x>",
    "<!--",
    "]]>",
    "&lt;b&gt; &#60;b&#62;",
    "javascript:alert(1)",
    "\u202E omgekeerd \u0007",
    "{{7*7}} ${7*7} <%= 7 %>",
};

}  // namespace

TEST_CASE("nothing that a study holds becomes markup", "[publish][html]") {
  const std::string words = GENERATE(from_range(std::begin(kHostile), std::end(kHostile)));
  CAPTURE(words);
  Published plain{support::study_of("gewoon")};
  Published hostile{support::study_of(words)};
  const std::string page = publish::render_page(hostile.content(), base::Language::nl).bytes;
  const Elements expected = parsed(publish::render_page(plain.content(), base::Language::nl).bytes);
  const Elements found = parsed(page);
  // Not one element or attribute more than for a study of plain words.
  CHECK(found.names == expected.names);
  CHECK(found.attributes == expected.attributes);
  CHECK_FALSE(found.names.contains("script"));
  CHECK(page.find("\u202E") == std::string::npos);
}

TEST_CASE("a page fetches nothing and runs nothing", "[publish][html]") {
  Published study{support::study_of("x")};
  const std::string page = publish::render_page(study.content(), base::Language::en).bytes;
  CHECK(page.find("default-src 'none'; style-src 'unsafe-inline'") != std::string::npos);
  const Elements found = parsed(page);
  for (const char* name : {"script", "img", "iframe", "object", "link", "form", "base"})
    CHECK_FALSE(found.names.contains(name));
  for (const std::string& name : found.attributes) {
    CHECK(name != "src");
    CHECK(name.rfind("on", 0) != 0);
  }
  CHECK(page.find("http:") == std::string::npos);
  CHECK(page.find("https:") == std::string::npos);
}

TEST_CASE("every segment stands under its code, with what it was drawn from", "[publish][html]") {
  Published study{support::study_of("x")};
  publish::PageContent content = study.content();
  content.shown = {0, 2};
  content.held["b x"] = 1;
  const auto page = publish::render_page(content, base::Language::en);
  CHECK(page.quotes.size() == 2);
  for (const publish::Quoted& each : page.quotes)
    CHECK(page.bytes.substr(each.begin, each.end - each.begin) == "Zin x");
  CHECK(page.bytes.find(">1 segment<") != std::string::npos);
  CHECK(page.bytes.find("1 of 2 segments; 1 not shown, since not released") != std::string::npos);
}

TEST_CASE("a draw is at most so many of each code, and the same for the same seed",
          "[publish][html]") {
  support::StudyWriter study;
  study.transcript("t", {{"R", "ad", 5, 50, 400}}).code("a").code("b");
  for (std::uint32_t at = 0; at < 20; ++at) study.coding(at % 4 == 0 ? "b" : "a", at);
  Published published{study.view()};
  const auto& codings = published.material.codings;
  const auto drawn = publish::draw_segments(codings, 4, 7);
  CHECK(std::ranges::is_sorted(drawn));
  const auto of = [&](const char* code) {
    return std::ranges::count_if(drawn, [&](std::size_t at) { return codings[at]->code == code; });
  };
  CHECK(of("a") == 4);
  CHECK(of("b") == 4);
  CHECK(drawn == publish::draw_segments(codings, 4, 7));
  CHECK(drawn != publish::draw_segments(codings, 4, 8));
  CHECK(publish::draw_segments(codings, std::nullopt, 1).size() == codings.size());
}

TEST_CASE("words between quotation marks of markup are escaped everywhere", "[publish][html]") {
  CHECK(engine::report::escape_html("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(engine::report::escape_html("een\ntwee") == "een twee");
}
