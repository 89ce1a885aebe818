// What is hidden in speech that nobody tuned a list to. A seed printed with a
// failure gives the quote again.
#include <catch2/catch.hpp>

#include "tests/privacy/naming.hpp"
#include "tests/privacy/support.hpp"

namespace {

using namespace support;

Case any_case() { return GENERATE(Case::written, Case::lower, Case::upper); }

struct Tally {
  unsigned quotes = 0, through = 0, held = 0;
  std::vector<std::string> leaks;
};

Tally mask_many(const Naming& naming, Case letters, unsigned quotes) {
  Tally tally;
  for (unsigned seed = 0; seed < quotes; ++seed) {
    std::mt19937 random{seed};
    const NamedQuote quote = naming.quote(random, letters);
    const auto masked = plain_masker().mask(quote.text);
    ++tally.quotes;
    tally.held += masked.needs_person();
    if (masked.needs_person() || survivors(quote, masked.output).empty()) continue;
    ++tally.through;
    tally.leaks.push_back("seed " + std::to_string(seed) + ": " + masked.output);
  }
  return tally;
}

TEST_CASE("a foreign name never stays, in any case", "[privacy][naming][property]") {
  const Tally tally = mask_many(Naming{false}, any_case(), runs(1500));
  CAPTURE(tally.leaks);
  // Umut, Can and Yara are no Dutch words; Farah, Rima or Said may be.
  CHECK(tally.through * 1000 <= tally.quotes * 4);
}

TEST_CASE("names that are words too are masked or held, but for few",
          "[privacy][naming][property]") {
  const Case letters = any_case();
  const Tally tally = mask_many(Naming{true}, letters, runs(1500));
  CAPTURE(tally.leaks);
  // Measured on other seeds: 3 in 1,000 as written, 29 in 1,000 without case.
  CHECK(tally.through * 1000 <= tally.quotes * (letters == Case::written ? 6 : 45));
  CHECK(tally.held * 100 <= tally.quotes * (letters == Case::written ? 12 : 20));
}

TEST_CASE("numbers, dates and addresses go in every notation", "[privacy][naming][property]") {
  static const std::vector<std::string> kSlots{"telefoon", "bsn",   "iban",   "kenteken",
                                               "datum",    "email", "nummer", "leeftijd"};
  const Case letters = any_case();
  for (unsigned seed = 0; seed < runs(1500); ++seed) {
    std::mt19937 random{seed};
    const std::string& slot = pick(kSlots, random);
    const std::string found = structured(slot, random);
    NamedQuote quote{slot == "leeftijd" ? "Ik ben " + found + " en ik zoek werk."
                     : slot == "nummer" ? "Mijn nummer is " + found + ", en dat was het."
                                        : "Toen gaf ik haar " + found + ", en dat was het.",
                     {found}};
    if (letters == Case::lower) quote = {lower(quote.text), {lower(found)}};
    if (letters == Case::upper) quote = {upper(quote.text), {upper(found)}};
    const auto masked = plain_masker().mask(quote.text);
    CAPTURE(seed, quote.text, masked.output);
    REQUIRE(survivors(quote, masked.output).empty());
  }
}

TEST_CASE("speech that names nobody stays as it is, and is hardly held", "[privacy][naming]") {
  const Case letters = any_case();
  unsigned held = 0;
  const std::vector<std::string> quotes = nobody();
  for (const std::string& quote : quotes) {
    const std::string text = letters == Case::lower   ? lower(quote)
                             : letters == Case::upper ? upper(quote)
                                                      : quote;
    const auto masked = plain_masker().mask(text);
    CAPTURE(text, masked.output);
    CHECK(masked.output == text);
    held += masked.needs_person();
  }
  CHECK(held * 100 <= quotes.size() * 5);
}

}  // namespace
