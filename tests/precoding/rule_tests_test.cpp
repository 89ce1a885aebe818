#include <catch2/catch.hpp>

#include "tests/precoding/support.hpp"

using namespace precoding_test;
using Lines = std::vector<std::string>;

namespace {

Codebook with_tests(const std::string& tests, const std::string& code = "") {
  return load(
      "codebook: {id: proef, version: 1, language: nl}\n"
      "contexts:\n  citaat:\n    effect: voice=reported\n    looks: forward\n"
      "    reach: 4\n    patterns: |\n      zei\n"
      "codes:\n  zeuren:\n    contexts: [citaat]\n" +
      code +
      "    rules:\n    - id: r.zeuren\n"
      "      patterns: |\n        zeurt ; not after 2: niet\n" +
      tests);
}

Lines failures(const Codebook& book, std::uint32_t passed) {
  const auto outcome = precoding::run_tests(book);
  REQUIRE(outcome.has_value());
  CHECK(outcome->passed == passed);
  Lines lines;
  for (const auto& each : outcome->failures)
    lines.push_back(each.rule_or_code + ":" + std::to_string(each.line) + ": " + each.what.en);
  return lines;
}

}  // namespace

TEST_CASE("a rule's own lines hold", "[precoding][tests]") {
  CHECK(
      failures(with_tests("      hit: |\n        hij zeurt\n        R> zij zeurt\n"
                          "      miss: |\n        hij zeurt niet\n        interviewer> zeurt hij\n"
                          "      reported: |\n        zij zei hij zeurt\n"),
               5)
          .empty());
}

TEST_CASE("a rule's line that does not hold says what happened", "[precoding][tests]") {
  CHECK(failures(with_tests("      hit: |\n        hij klaagt\n        hij zeurt niet\n"
                            "        zij zei hij zeurt\n        interviewer> hij zeurt\n"
                            "      miss: |\n        hij zeurt\n"
                            "      reported: |\n        hij zeurt\n        hij klaagt\n"),
                 0) ==
        Lines{"r.zeuren:17: expected an own suggestion; no pattern fits",
              "r.zeuren:18: expected an own suggestion; «zeurt» was suppressed by «not after 2: "
              "niet»",
              "r.zeuren:19: expected an own suggestion; «zeurt» in voice reported",
              "r.zeuren:20: expected a suggestion; the code does not apply to role 'interviewer'",
              "r.zeuren:22: expected no own suggestion; «zeurt» fits",
              "r.zeuren:24: expected another voice than own; «zeurt» counts as own",
              "r.zeuren:25: expected a suggestion in another voice; no pattern fits"});
}

TEST_CASE("typical examples are found and counter-examples are not", "[precoding][tests]") {
  const std::string hit = "      hit: hij zeurt\n      miss: niets\n";
  CHECK(failures(with_tests(hit,
                            "    examples:\n      typical: [wat zeurt hij]\n"
                            "      counter: [wat klaagt hij]\n      borderline: [zeurt]\n"),
                 4)
            .empty());
  CHECK(failures(with_tests(hit,
                            "    examples:\n      typical: [wat klaagt hij]\n"
                            "      counter: [wat zeurt hij]\n"),
                 2) == Lines{"zeuren:13: typical example: no rule of the code fits",
                             "zeuren:14: counter-example: rule r.zeuren fits «zeurt»"});
}

TEST_CASE("a text of no study is explained", "[precoding][explain]") {
  const auto book = with_tests("      hit: hij zeurt\n      miss: niets\n");
  const auto told = precoding::explain(*book, "Oké, hij zeurt. Zij zei: hij zeurt. Zeurt niet!");
  REQUIRE(told.has_value());
  REQUIRE(told->suggestions.size() == 2);
  CHECK(told->suggestions[0].segment.span.end().value == 15);
  CHECK(told->suggestions[1].voice == engine::codebook::Voice::reported);
  CHECK(told->suggestions[1].evidence[0].context == "citaat");
  REQUIRE(told->suppressions.size() == 1);
  CHECK(told->suppressions[0].detail == "not after 2: niet");
}

TEST_CASE("a pattern that no test needs is named", "[precoding][tests]") {
  const Codebook book = load(
      "codebook: {id: proef, version: 1, language: nl}\n"
      "codes:\n  zeuren:\n    rules:\n    - id: r.zeuren\n"
      "      patterns: |\n        zeurt\n        klaagt\n        zeurt {0,3} altijd\n"
      "      regex: |\n        moppert \\w+\n        zeikt \\w+\n"
      "      hit: |\n        hij zeurt altijd\n        hij zeurt\n        hij moppert wat\n"
      "      miss: hij klaagt niet\n");
  Lines lines;
  for (const auto& each : precoding::unneeded_patterns(*book))
    lines.push_back(each.rule_or_code + ":" + std::to_string(each.line) + ": " + each.text);
  CHECK(lines ==
        Lines{"r.zeuren:8: klaagt", "r.zeuren:9: zeurt {0,3} altijd", "r.zeuren:12: zeikt \\w+"});
}
