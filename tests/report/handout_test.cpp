// A hand-out: the code, the quotes, and nothing that tells whose they are.
#include "engine/report/handout.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace engine::report;
using engine::base::Language;
using engine::base::message;

Handout example() {
  return {.code = message("Bagatelliseren", "Minimising"),
          .brief = message("Maakt het kleiner", "Makes it smaller"),
          .when_to_use = message("wel", "does"),
          .when_not_to_use = message("niet", "does not"),
          .quotes = {"ik <b> \"hoor\" & [persoon 1]", "=1+1"},
          .released_by = "Anna"};
}

TEST_CASE("each format has the quotes where it says", "[report][handout]") {
  const auto format = GENERATE(HandoutFormat::html, HandoutFormat::markdown, HandoutFormat::csv,
                               HandoutFormat::jsonl);
  const auto language = GENERATE(Language::nl, Language::en);
  const Handout handout = example();
  const RenderedHandout rendered = render(handout, format, language);
  REQUIRE(rendered.quotes.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto [begin, end] = rendered.quotes[i];
    CHECK(rendered.bytes.substr(begin, end - begin) == escape(handout.quotes[i], format));
  }
  CHECK(rendered.bytes.find("Anna") != std::string::npos);
  CHECK(rendered.bytes.find("noniem") == std::string::npos);
  CHECK(rendered.bytes.find("nonymous") == std::string::npos);
}

TEST_CASE("a quote cannot become markup, a formula or another row", "[report][handout]") {
  CHECK(escape("<script>\"&", HandoutFormat::html) == "&lt;script&gt;&quot;&amp;");
  CHECK(escape("*a* [persoon 1]\nb", HandoutFormat::markdown) == "\\*a\\* [persoon 1] b");
  CHECK(escape("=1+1", HandoutFormat::csv) == "\"'=1+1\"");
  CHECK(escape("\r=1", HandoutFormat::csv) == "\"'\r=1\"");
  CHECK(escape("a\"b", HandoutFormat::csv) == "\"a\"\"b\"");
  CHECK(nlohmann::json::parse(escape("a\"\nb", HandoutFormat::jsonl)) == "a\"\nb");
}

TEST_CASE("an unknown format is none", "[report][handout]") {
  CHECK(parse_handout_format("html") == HandoutFormat::html);
  CHECK_FALSE(parse_handout_format("pdf"));
}

}  // namespace
