// Which quotes are picked, and which of them anybody may read.
#include <catch2/catch.hpp>

#include "engine/privacy/export_check.hpp"
#include "engine/privacy/gate.hpp"
#include "engine/privacy/proposals.hpp"
#include "tests/privacy/support.hpp"

namespace {

using namespace support;
using namespace engine::privacy;
namespace coding = engine::coding;
namespace text = engine::text;

coding::Coding coding_of(std::uint32_t transcript, std::uint32_t speaker, std::uint32_t begin,
                         const std::string& code, coding::Status status) {
  coding::Coding one;
  one.id = "c" + std::to_string(transcript) + std::to_string(speaker) + std::to_string(begin);
  one.transcript = transcript;
  one.speaker = speaker;
  one.code = code;
  one.segment.span = text::CodePointSpan::of(begin, begin + 80);
  one.text = std::string(80, 'x');
  one.tier = engine::codebook::Tier::precise;
  one.status = status;
  return one;
}

TEST_CASE("accepted codings are picked first, and speakers take turns", "[privacy][gate]") {
  using coding::Status;
  coding::StudyView view;
  view.codings = {coding_of(0, 0, 0, "a.x", Status::suggested),
                  coding_of(0, 0, 100, "a.x", Status::accepted),
                  coding_of(0, 1, 200, "a.y", Status::suggested),
                  coding_of(1, 0, 0, "a", Status::rejected),
                  coding_of(1, 0, 100, "ab", Status::accepted),
                  coding_of(1, 1, 300, "a.x", Status::suggested)};
  const auto picked = candidates(view, "a", 7, 10);
  REQUIRE(picked.size() == 4);  // neither the rejected one nor the other code
  CHECK(picked[0]->status == Status::accepted);
  CHECK(picked[1]->transcript == 1);
  CHECK(picked[2]->speaker == 1);
  CHECK(picked[3]->segment.span.begin().value == 0);
  CHECK(candidates(view, "a", 7, 2).size() == 2);
}

TEST_CASE("a sentence with two sub-codes is one quote", "[privacy][gate]") {
  coding::StudyView view;
  view.codings = {coding_of(0, 0, 0, "a.x", coding::Status::suggested),
                  coding_of(0, 0, 0, "a.y", coding::Status::suggested)};
  CHECK(candidates(view, "a", 1, 10).size() == 1);
}

TEST_CASE("the same seed draws the same quotes", "[privacy][gate][property]") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::mt19937 random{seed};
    coding::StudyView view;
    for (std::uint32_t i = 0; i < 40; ++i)
      view.codings.push_back(
          coding_of(random() % 4, random() % 3, i * 100, "a", coding::Status::suggested));
    CAPTURE(seed);
    REQUIRE(candidates(view, "a", seed, 12) == candidates(view, "a", seed, 12));
  }
}

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
