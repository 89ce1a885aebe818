// Codings go out as W3C web annotations.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/text/stored_text.hpp"
#include "tests/cli/coded_for_export.hpp"

namespace {

using cli::Exit;
using nlohmann::json;
using support::Coded;
using support::duiding;

}  // namespace

TEST_CASE_METHOD(Coded, "web annotations select by position and by quotation",
                 "[cli][export][webannotation]") {
  decide();
  export_to("a.jsonld", "webannotation");
  const json all = json::parse(dir.read("a.jsonld"));
  CHECK(all["@context"] == "http://www.w3.org/ns/anno.jsonld");
  CHECK(all["type"] == "AnnotationCollection");
  const json& items = all["first"]["items"];
  CHECK(all["total"] == items.size());
  REQUIRE(items.size() > 3);
  REQUIRE(duiding({"export", study, "--to", "text", "--out", dir.path("t")}).exit == Exit::ok);
  std::set<std::string> ids;
  for (const json& item : items) {
    CHECK(ids.insert(item["id"]).second);
    CHECK(item["creator"]["name"].is_string());
    if (item["target"]["source"]["label"] != "een") continue;
    const engine::text::StoredText text{dir.read("t/een.txt")};
    const json& position = item["target"]["selector"][0];
    const json& quote = item["target"]["selector"][1];
    const auto at = [&](std::uint32_t begin, std::uint32_t end) {
      return std::string{text.at(engine::text::CodePointSpan::of(begin, end))};
    };
    const std::uint32_t begin = position["start"], end = position["end"];
    CHECK(quote["exact"] == at(begin, end));
    const std::string around = quote["prefix"].get<std::string>() +
                               quote["exact"].get<std::string>() +
                               quote["suffix"].get<std::string>();
    CHECK_THAT(std::string{text.bytes()}, Catch::Contains(around));
  }
}
