#include <catch2/catch.hpp>

#include "tests/codebook/support.hpp"

using namespace test;

namespace {

std::vector<std::string> warnings_of(const std::string& yaml) {
  std::vector<std::string> result;
  for (const auto& each : must_load(yaml).warnings) {
    CHECK(each.severity == engine::base::Severity::warning);
    result.push_back(std::to_string(each.line) + ": " + each.problem.en);
  }
  return result;
}

const std::string kHead = "codebook: {id: a, version: 1, language: nl}\n";

}  // namespace

TEST_CASE("what is hardly meant earns a warning", "[codebook][lint]") {
  struct Row {
    std::string yaml;
    std::vector<std::string> warnings;
  };
  const Row row = GENERATE(values<Row>({
      {codebook_with("een mooi patroon"), {}},
      {codebook_with("een  zin"), {}},
      {codebook_with("een zin"), {"8: this hit is the pattern itself, so that it tests little"}},
      {codebook_with("(a|b) c\nd e\n(b|a) c # nog eens"),
       {"9: the same pattern already stands on line 7"}},
      {codebook_with("a c\na c; not inside: b"), {}},
      {codebook_with("een via via gevonden zin"),
       {"7: 'via via' also matches where 'via' is said once: a repeated word counts as one"}},
      {codebook_with("a {0,2} {0,2} c"), {}},
      {codebook_with("kamer 2 2 bed"), {}},
      {kHead +
           "lists:\n  l: |\n    een\nverbs:\n  v: {forms: a}\ncontexts:\n  c:\n    effect: drop\n"
           "    patterns: |\n      x\ncodes: {k: {}}\n",
       {"3: the list 'l' is used nowhere", "6: the verb 'v' is used nowhere",
        "8: the context 'c' is used nowhere", "12: the code 'k' has no rules and no children"}},
      {kHead +
           "codes:\n  k:\n    rules:\n    - id: r\n      patterns: |\n        a\n      hit: b\n",
       {"5: the rule 'r' has no miss"}},
      {kHead + "codes:\n  k:\n    examples:\n      typical:\n      - ja # nee\n    children: {m: "
               "{replaced_by: "
               "k}}\n",
       {"6: YAML reads all behind # as a comment"}},
      {kHead + "contexts:\n  c:\n    effect: drop\n    looks: turn\n    reach: 4\n    patterns: "
               "|\n      x\n"
               "codes:\n  k:\n    contexts: c\n    children: {m: {replaced_by: k}}\n",
       {"6: reach does nothing with looks: inside, sentence or turn"}},
  }));
  CAPTURE(row.yaml);
  CHECK(warnings_of(row.yaml) == row.warnings);
}
