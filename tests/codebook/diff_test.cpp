#include "engine/codebook/diff.hpp"

#include <catch2/catch.hpp>

#include "tests/codebook/support.hpp"

using namespace test;
namespace codebook = engine::codebook;

namespace {

const std::string kBefore =
    "codebook: {id: proef, version: 1, language: nl}\n"
    "lists:\n  l: |\n    een twee\n"
    "contexts:\n  c:\n    effect: drop\n    patterns: |\n      niet\n"
    "codes:\n  k:\n    brief: kort\n    contexts: [c]\n    rules:\n"
    "    - id: r\n      patterns: |\n        @l drie\n        vier\n      hit: vier\n      miss: "
    "x\n"
    "    - id: oud\n      patterns: |\n        vijf\n      hit: vijf dus\n      miss: x\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::vector<std::string> lines(const std::string& after) {
  std::vector<std::string> out;
  for (const auto& each : codebook::diff(must_load(kBefore), must_load(after)))
    out.push_back(std::string{name(each.what)} + ' ' + each.id + ' ' +
                  std::string{name(each.change)} + ' ' + each.aspect + ": " + each.before + " → " +
                  each.after);
  return out;
}

}  // namespace

TEST_CASE("two equal codebooks do not differ, whatever their tests say", "[codebook][diff]") {
  CHECK(lines(kBefore).empty());
  CHECK(lines(replaced(kBefore, "hit: vier", "hit: vier dus  # anders")).empty());
}

TEST_CASE("what changed in a codebook is named once, with both sides", "[codebook][diff]") {
  struct Row {
    std::string from, to;
    std::vector<std::string> differences;
  };
  const Row row = GENERATE(values<Row>({
      {"brief: kort", "brief: lang", {"code k changed brief: kort → lang"}},
      {"        vier\n",
       "        zes {0,2} vier\n        vier\n",
       {"rule r added pattern:  → zes {0,2} vier"}},
      {"id: oud", "id: nieuw", {"rule oud removed :  → ", "rule nieuw added :  → "}},
      {"- id: r\n", "- id: r\n      tier: hint\n", {"rule r changed tier: precise → hint"}},
      {"- id: r\n", "- id: r\n      contexts: []\n", {"rule r changed contexts: c → "}},
      {"version: 1", "version: 2", {"codebook proef changed version: 1 → 2"}},
      {"lists:",
       "roles: {ad: [adviseur]}\nlists:",
       {"codebook proef changed roles:  → adviseur → ad"}},
      {"- id: r\n",
       "- id: r\n      requires_any: {scope: turn, lists: [l]}\n",
       {"rule r changed requires_any:  → l (turn)"}},
      {"een twee", "een twee\n    tien", {"list l changed :  → "}},
      {"      niet\n", "      nooit\n", {"context c changed :  → "}},
  }));
  CAPTURE(row.from, row.to);
  CHECK(lines(replaced(kBefore, row.from, row.to)) == row.differences);
}
