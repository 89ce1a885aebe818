#include "engine/foreign/xml.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

namespace {

using engine::foreign::parse_html;
using engine::foreign::parse_xml;
using engine::foreign::XmlElement;

// `<name key=value>text</name>` as it comes in.
class Echo : public engine::foreign::XmlHandler {
 public:
  std::string seen;
  void begin(const XmlElement& element) override {
    seen += "<" + std::string{element.name()};
    for (const auto& attribute : element.attributes())
      seen += " " + std::string{attribute.name} + "=" + std::string{attribute.value};
    seen += ">";
  }
  void end(std::string_view name) override { seen += "</" + std::string{name} + ">"; }
  void text(std::string_view text) override { seen += text; }
};

std::string xml(const std::string& source) {
  Echo echo;
  const auto result = parse_xml(source, "x.xml", echo);
  return result ? echo.seen
                : "line " + std::to_string(result.error().front().line) + ": " +
                      result.error().front().problem.en;
}

std::string html(const std::string& source) {
  Echo echo;
  const auto result = parse_html(source, "x.html", echo);
  return result ? echo.seen : result.error().front().problem.en;
}

}  // namespace

TEST_CASE("elements come with local names and resolved values", "[foreign][xml]") {
  CHECK(xml("<w:a xmlns:w='urn:x' w:b='1 &amp; 2' c='&lt;&#233;'>x &gt; y<![CDATA[<z>]]></w:a>") ==
        "<a b=1 & 2 c=<é>x > y<z></a>");
}

TEST_CASE("an encoding that the XML declares is read", "[foreign][xml]") {
  Echo echo;
  const auto encoding =
      parse_xml("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>", "x.xml", echo);
  REQUIRE(encoding);
  CHECK(*encoding == "ISO-8859-1");
  CHECK(echo.seen == "<a>é</a>");
}

TEST_CASE("entities of its own make an XML file unreadable", "[foreign][xml]") {
  const std::string refused =
      ": the file declares entities of its own (<!ENTITY …>), which are not read";
  CHECK(xml("<!DOCTYPE a [<!ENTITY b 'x'>]>\n<a>&b;</a>") == "line 1" + refused);
  CHECK(xml("<!DOCTYPE a [\n<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>") ==
        "line 2" + refused);
  CHECK(xml("<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://example.org/x'> %b;]><a/>") ==
        "line 1" + refused);
  CHECK(xml("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a>x</a>") == "<a>x</a>");
}

TEST_CASE("attributes of its own make an XML file unreadable", "[foreign][xml]") {
  const std::string refused =
      ": the file declares attributes of its own (<!ATTLIST …>), which are not read";
  CHECK(xml("<!DOCTYPE a [\n<!ATTLIST b c CDATA 'x'>]><a><b/></a>") == "line 2" + refused);
  CHECK(xml("<!DOCTYPE a SYSTEM '<!--' [\n\n<!ATTLIST b c (x|y) #IMPLIED>]><a/>") ==
        "line 3" + refused);
  CHECK(xml("<!DOCTYPE a [<!ELEMENT a (#PCDATA)>]><a>x</a>") == "<a>x</a>");
  CHECK(html("<!DOCTYPE html><p>&lt;!ATTLIST is oud, <!ATTLIST a> zei hij").find("zei hij") !=
        std::string::npos);
}

TEST_CASE("XML that is damaged is refused with its line", "[foreign][xml]") {
  CHECK(xml("<a>\n<b></a>").starts_with("line 2: the XML is damaged or incomplete"));
  CHECK(xml("").starts_with("line 0: "));
  CHECK(xml("<a>").starts_with("line 1: "));
}

TEST_CASE("elements nested 100,000 deep are refused", "[foreign][xml]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  CHECK(xml(deep) == "line 1: elements are nested deeper than 200");
  deep.clear();
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  CHECK(html(deep) == "elements are nested deeper than 200");
}

TEST_CASE("an element with too many attributes is refused at once, whatever stands before it",
          "[foreign][hostile]") {
  const std::string before = GENERATE("", "<!-- <x ' -->\n", "<b a='>'/>\n", "<![CDATA[ <x ' ]]>\n",
                                      "<?p <x ' ?>\n", "text \" and ' <b/>\n");
  CAPTURE(before);
  std::string crowded = "<a>" + before + "<c";
  for (std::size_t i = 0; i <= engine::foreign::kMaxAttributes; ++i)
    crowded += " a" + std::to_string(i) + "='>'";
  crowded += "/></a>";
  const std::string line = before.empty() ? "1" : "2";
  CHECK(xml(crowded) == "line " + line + ": an element has more than 1000 attributes");
  CHECK(html(crowded) == "an element has more than 1000 attributes");
  // Many elements with some attributes are none.
  std::string many = "<a>";
  for (int i = 0; i < 6'000; ++i) many += "<c x='1' y=\"2\"/>";
  CHECK(xml(many + "</a>").find("attributes") == std::string::npos);
}

TEST_CASE("namespaces without end are refused", "[foreign][hostile]") {
  std::string many;
  for (std::size_t i = 0; i < 100; ++i) {
    many += "<a";
    for (std::size_t j = 0; j < 20; ++j) many += fmt::format(" xmlns:n{}x{}='n'", i, j);
    many += ">";
  }
  CHECK(xml(many) == "line 1: more than 1000 namespaces (xmlns) hold in one place");
}

TEST_CASE("what a handler throws comes out of the parser", "[foreign][xml]") {
  class Thrower : public engine::foreign::XmlHandler {
   public:
    void begin(const XmlElement&) override { throw std::runtime_error{"genoeg"}; }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
  };
  Thrower thrower;
  CHECK_THROWS_WITH(static_cast<void>(parse_xml("<a><b/></a>", "x", thrower)), "genoeg");
}

TEST_CASE("HTML is read whatever it is", "[foreign][html]") {
  CHECK(html("<p>één &eacute;<br>twee<P CLASS=x>drie").find("één é<br></br>twee") !=
        std::string::npos);
  CHECK(html("<meta charset=latin1><p>é").find("é") != std::string::npos);
  CHECK(html("").empty());
}
