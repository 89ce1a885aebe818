// Which quotes anybody may read.
#include <catch2/catch.hpp>

#include "engine/privacy/export_check.hpp"
#include "engine/privacy/gate.hpp"
#include "engine/privacy/proposals.hpp"
#include "tests/privacy/support.hpp"

namespace {

using namespace support;
using namespace engine::privacy;
namespace text = engine::text;

TEST_CASE("a release counts for the text that was judged", "[privacy][gate]") {
  Masked held;
  held.output = "ik ging met kok";
  held.holds.push_back({text::CodePointSpan::of(12, 15), Rule::name_or_word, "kok"});
  Masked ready;
  ready.output = "ik ging mee";
  CHECK(standing(held, {}) == QuoteStanding::held);
  CHECK(standing(ready, {}) == QuoteStanding::ready);
  CHECK(standing(held, {true, digest_of(held.output)}) == QuoteStanding::released);
  CHECK(standing(held, {true, digest_of("iets anders")}) == QuoteStanding::held);
  CHECK(standing(ready, {true, digest_of("iets anders")}) == QuoteStanding::held);
  CHECK(standing(ready, {false, digest_of(ready.output)}) == QuoteStanding::refused);
}

TEST_CASE("an id tells nothing without the study's key", "[privacy][gate]") {
  const auto span = text::CodePointSpan::of(3, 9);
  CHECK(quote_id("k", "c", span) == quote_id("k", "c", span));
  CHECK(quote_id("k", "c", span) != quote_id("l", "c", span));
  CHECK(quote_id("k", "c", span).size() == 8);
}

TEST_CASE("a name of the transcript goes in its quotes, in any case", "[privacy][gate]") {
  Masker& masker = plain_masker();
  const NameWords names = masker.names_in("Mevrouw Kok vroeg het.");
  CHECK(masker.mask("de baas, kok dus, lachte", names).output ==
        "de baas, [persoon 1] dus, lachte");
  const NameWords plain = masker.names_in("Later kwam Ben langs.");
  CHECK(masker.mask("Ben en Fatima werken samen. Ben je klaar? Ik ben klaar.", plain).output ==
        "[persoon 1] en [persoon 2] werken samen. Ben je klaar? Ik ben klaar.");
}

TEST_CASE("an export is stopped by whatever was put into it", "[privacy][gate]") {
  Masker& masker = plain_masker();
  const std::string head = "<p>", tail = "</p>", quote = "ik werkte bij [werkgever 1]";
  const std::string whole = head + quote + tail, empty = head + tail;
  const auto doubt = [&](const std::string& bytes, const std::string& masked, bool judged) {
    return doubt_export(bytes, {{head.size(), bytes.size() - tail.size(), masked, masked, judged}},
                        empty, {{head.size(), head.size()}}, masker.vocabulary(),
                        Roster{{"Regenboog"}});
  };
  CHECK(doubt(whole, quote, false).empty());
  CHECK(doubt("<b>" + quote + tail, quote, false) == "template");
  CHECK(doubt(head + quote + "!" + tail, quote, false) == "quote");
  CHECK(doubt(head + "bij geertje" + tail, "bij geertje", false) == "verifier");
  CHECK(doubt(head + "bij geertje" + tail, "bij geertje", true).empty());
  CHECK(doubt(head + "bij de regenboog" + tail, "bij de regenboog", true) == "verifier");
}

TEST_CASE("names are counted as they are written", "[privacy][gate]") {
  std::map<std::string, std::uint32_t> counts;
  count_names(plain_masker(), "Ik belde Geertje Nijland. Ja, met Geertje Nijland uit Tilburg.",
              counts);
  CHECK(counts["Geertje Nijland"] == 2);
  CHECK(counts["Tilburg"] == 1);
}

}  // namespace
