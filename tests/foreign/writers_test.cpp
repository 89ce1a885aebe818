// XML and archives that go out are read as they were meant.
#include <catch2/catch.hpp>
#include <string>

#include "engine/foreign/xml.hpp"
#include "engine/foreign/xml_writer.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/foreign/zip_writer.hpp"

namespace {

using namespace engine::foreign;

struct Reader : XmlHandler {
  std::string attribute, content;
  void begin(const XmlElement& element) override {
    if (element.name() == "b") attribute = element.attribute("c");
  }
  void end(std::string_view /*unused*/) override {}
  void text(std::string_view piece) override { content += piece; }
};

}  // namespace

TEST_CASE("whatever stands in a value is read again, in text and in attributes", "[foreign]") {
  const std::string value =
      "<a> & \"q\" 'p' ]]> tab\t lf\n cr\r nbsp\xC2\xA0 \xF0\x9F\x98\x80 &amp;";
  XmlWriter xml;
  xml.begin("a").begin("b").attribute("c", value).text_element("d", value).end().end();
  Reader reader;
  REQUIRE(parse_xml(xml.document(), "x", reader));
  CHECK(reader.attribute == value);
  CHECK(reader.content.find(value) != std::string::npos);
  CHECK(xml.replaced() == 0);
}

TEST_CASE("what XML cannot hold is replaced and counted", "[foreign]") {
  XmlWriter xml;
  const std::string value{"a\0b\x01\x0b\xEF\xBF\xBE\xEF\xBF\xBFz", 12};
  xml.begin("a").begin("b").attribute("c", value).end().end();
  CHECK(xml.replaced() == 5);
  Reader reader;
  REQUIRE(parse_xml(xml.document(), "x", reader));
  const std::string r = "\xEF\xBF\xBD";
  CHECK(reader.attribute == "a" + r + "b" + r + r + r + r + "z");
}

TEST_CASE("an archive gives its parts back, and the same bytes twice", "[foreign]") {
  const std::string large(300'000, 'x');
  const std::vector<ZipPart> parts{{"a.xml", "<a/>"}, {"map/b.txt", large}, {"leeg.txt", ""}};
  const std::string bytes = write_zip(parts);
  CHECK(bytes == write_zip(parts));
  CHECK(bytes.size() < 5000);
  const auto read = read_zip(bytes, "x", [](std::string_view) { return true; });
  REQUIRE(read);
  CHECK(read->size() == 3);
  CHECK(read->at("map/b.txt") == large);
  CHECK(read->at("leeg.txt").empty());
}
