#include <catch2/catch.hpp>

#include "tests/codebook/support.hpp"

using namespace test;

namespace {

// `with` replaces `what` in a small codebook of two codes.
std::string changed(const std::string& what, const std::string& with) {
  std::string text =
      "codebook: {id: a, version: 1, language: nl}\n"
      "roles: {respondent: [ad]}\n"
      "lists:\n"
      "  groep: |\n"
      "    (polen|turken)\n"
      "contexts:\n"
      "  citaat:\n"
      "    effect: \"recode: y\"\n"
      "    reach: 8\n"
      "    stops_at: |\n"
      "      maar\n"
      "    patterns: |\n"
      "      zei van\n"
      "codes:\n"
      "  x:\n"
      "    label: naam\n"
      "    contexts: [citaat]\n"
      "    rules:\n"
      "    - id: r\n"
      "      tier: hint\n"
      "      unit: turn\n"
      "      requires_any: {lists: [groep], scope: turn}\n"
      "      patterns: |\n"
      "        een (twee|drie)   ; not before 3: niet\n"
      "      regex: |\n"
      "        vier vijf\n"
      "      hit: een twee\n"
      "      miss: een vier\n"
      "  y:\n"
      "    rules:\n"
      "    - id: s\n"
      "      patterns: |\n"
      "        zes\n"
      "      hit: zes zeven\n"
      "      miss: acht\n";
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a fingerprint changes with what its code's rules can find", "[codebook][fingerprint]") {
  const std::string before = must_load(changed("een", "een")).fingerprint(0);
  CHECK(before.size() == 64);
  struct Row {
    std::string what, with;
  };
  const Row row = GENERATE(values<Row>({
      {"een (twee", "één (twee"},
      {"(twee|drie)", "(twee|vier)"},
      {"not before 3: niet", "not before 4: niet"},
      {"not before", "needs before"},
      {"3: niet", "3: geen"},
      {"vier vijf", "vier zes"},
      {"(polen|turken)", "(polen|duitsers)"},
      {"scope: turn", "scope: sentence"},
      {"scope: turn}", "scope: turn, else: drop}"},
      {"tier: hint", "tier: precise"},
      {"unit: turn", "unit: match"},
      {"reach: 8", "reach: 7"},
      {"      maar\n", "      dus\n"},
      {"zei van", "zegt van"},
      {"recode: y", "recode: x"},
      {"id: r", "id: r2"},
      {"unit: turn", "scope: turn"},
      {"contexts: [citaat]", "contexts: []"},
      {"  x:\n", "  z:\n"},
  }));
  CAPTURE(row.what, row.with);
  CHECK(must_load(changed(row.what, row.with)).fingerprint(0) != before);
}

TEST_CASE("a fingerprint stays when only words for people change", "[codebook][fingerprint]") {
  const std::string before = must_load(changed("een", "een")).fingerprint(0);
  struct Row {
    std::string what, with;
  };
  const Row row = GENERATE(values<Row>({
      {"label: naam", "label: andere naam"},
      {"version: 1", "version: 2"},
      {"hit: een twee", "hit: een drie"},
      {"miss: een vier", "miss: iets anders"},
      {"respondent: [ad]", "respondent: [arts]"},
      {"een (twee|drie)", "een  (drie|twee)  # uitleg"},
      {"        een", "        # uitleg\n        een"},
      {"        zes", "        zeven"},  // another code's rule
      {"    label: naam\n", "    label: naam\n    applies_to: [expert]\n"},
  }));
  CAPTURE(row.what, row.with);
  if (row.with == "een  (drie|twee)  # uitleg") {
    // A comment ends the line, conditions included: compare without them.
    const std::string conditionless = changed("   ; not before 3: niet", "");
    std::string other = conditionless;
    other.replace(other.find(row.what), row.what.size(), row.with);
    CHECK(must_load(other).fingerprint(0) == must_load(conditionless).fingerprint(0));
  } else {
    CHECK(must_load(changed(row.what, row.with)).fingerprint(0) == before);
  }
}

TEST_CASE("a code's roles decide whom it counts for", "[codebook]") {
  using Roles = std::optional<std::vector<std::string>>;
  CHECK(applies(Roles{}, "respondent"));
  CHECK(applies(Roles{}, "unknown"));
  CHECK_FALSE(applies(Roles{}, "interviewer"));
  CHECK_FALSE(applies(Roles{}, "moderator"));
  CHECK(applies(Roles{{"expert"}}, "expert"));
  CHECK(applies(Roles{{"expert"}}, "unknown"));
  CHECK_FALSE(applies(Roles{{"expert"}}, "respondent"));
  CHECK(applies(Roles{{"interviewer"}}, "interviewer"));
}

TEST_CASE("the top code stands before the first dot", "[codebook]") {
  CHECK(top_code("victim-blaming.overgevoelig") == "victim-blaming");
  CHECK(top_code("minimising") == "minimising");
}

TEST_CASE("names of tiers, units and voices read back", "[codebook]") {
  for (const Tier each : {Tier::precise, Tier::hint}) CHECK(parse_tier(name(each)) == each);
  for (const Unit each : {Unit::match, Unit::sentence, Unit::turn})
    CHECK(parse_unit(name(each)) == each);
  for (const Voice each : {Voice::own, Voice::meta, Voice::question, Voice::reported,
                           Voice::negated, Voice::hypothetical})
    CHECK(parse_voice(name(each)) == each);
  CHECK_FALSE(parse_voice("echo"));
}
