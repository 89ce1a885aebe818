// Numbers written in digits. Two digits in a row, with whatever marks and
// spaces between, are enough; what is glued to them goes too.
#include <algorithm>
#include <array>
#include <string>

#include "engine/privacy/checksums.hpp"
#include "engine/privacy/steps.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// After a hyphen or glued to a number, and no part of who it is about.
bool is_plain_ending(string_view word) {
  constexpr std::array<string_view, 22> kWords{
      "jarige", "jarigen", "jarig",   "plusser", "plussers", "plus", "minner", "urige",
      "uur",    "km",      "procent", "euro",    "ers",      "er",   "uurs",   "urig",
      "weken",  "jaar",    "daagse",  "jaars",   "tal",      "kg"};
  return std::ranges::find(kWords, word) != kWords.end();
}

bool is_plain_single(string_view folded) {
  // `2e`, `3x`, `1ste`: one digit and an ending.
  if (folded.empty() || folded[0] < '0' || folded[0] > '9') return false;
  const string_view ending = folded.substr(1);
  constexpr std::array<string_view, 6> kWords{"e", "de", "ste", "x", "jes", "en"};
  return std::ranges::find(kWords, ending) != kWords.end();
}

// Letters of a plate: never a vowel, so that they make no word.
bool is_plate_group(const Word& word) {
  constexpr string_view kConsonants = "bdfghjklnprstvxz";
  const string_view folded = word.folded();
  return !folded.empty() && folded.size() <= 3 && !word.masked() && !word.is(Trait::measure) &&
         (folded.size() == 2 || !(word.is(Trait::scheme) || word.is(Trait::domain))) &&
         !is_plain_ending(folded) && folded.find_first_not_of(kConsonants) == string_view::npos;
}

// `4472 ah`: no sentence goes on like that.
bool is_interjection(string_view word) {
  return word == "ah" || word == "oh" || word == "ha" || word == "he" || word == "hm";
}

// Between digits of one number: marks and spaces, no letter.
bool has_digits(const Word& word) { return word.digits > 0; }

std::string characters(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) out += reading.words[i].folded();
  return out;
}

Kind kind_of(const Reading& reading, std::uint32_t first, std::uint32_t end) {
  const std::string all = characters(reading, first, end);
  const string_view source = reading.text().substr(
      reading.words[first].begin, reading.words[end - 1].end - reading.words[first].begin);
  if (is_iban(all)) return Kind::account;
  if (is_citizen_number(all)) return Kind::citizen_number;
  if (is_postcode(all)) return Kind::postcode;
  if (is_plate(source)) return Kind::plate;
  if (is_phone(all)) return Kind::phone;
  if (is_date(source)) return Kind::date;
  return Kind::number;
}

// [first, end) of the words that touch one another around i.
std::pair<std::uint32_t, std::uint32_t> chain(const Reading& reading, std::uint32_t i) {
  std::uint32_t first = i, end = i + 1;
  while (first > 0 && reading.words[first].touches && !reading.words[first - 1].masked()) --first;
  while (end < reading.size() && reading.words[end].touches && !reading.words[end].masked()) ++end;
  return {first, end};
}

// A stretch of words with digits, and single letters or short unknown words
// between and beside them: plates, postcodes, accounts.
std::uint32_t stretch_end(const Reading& reading, std::uint32_t first, std::uint32_t& digits) {
  std::uint32_t end = first;
  std::uint32_t last = first;
  digits = 0;
  for (; end < reading.size(); ++end) {
    const Word& word = reading.words[end];
    if (word.facts == nullptr || (end > first && word.opens_sentence && !word.touches)) break;
    if (has_digits(word)) {
      digits += word.digits;
      last = end + 1;
      continue;
    }
    // One short group of letters between groups of digits.
    if (end + 1 < reading.size() && end == last && word.letters <= 4 &&
        has_digits(reading.words[end + 1]) && !word.is(Trait::grammar) && !word.is_number_word() &&
        !word.is(Trait::measure))
      continue;
    break;
  }
  return last;
}

void mask_stretch(Reading& reading, std::uint32_t first, std::uint32_t end) {
  // Letters that touch belong to it: WV-2020, NL82RABO, 83-TZN-4.
  first = chain(reading, first).first;
  end = chain(reading, end - 1).second;
  while (end > first && !has_digits(reading.words[end - 1]) &&
         is_plain_ending(reading.words[end - 1].folded()))
    --end;
  const Kind kind = kind_of(reading, first, end);
  for (std::uint32_t i = first; i < end; ++i) reading.mask(i, kind, Rule::digits);
  // 9712 KL; a single letter beside a plate: H 456 KL.
  // `Parkweg 12, 4472 AH`
  const bool four = reading.words[end - 1].digits == 4 && reading.words[end - 1].letters == 0;
  if (end < reading.size() && !reading.words[end].after_break) {
    const Word& next = reading.words[end];
    const bool capitals = !reading.without_case() && next.shape == Shape::capitals;
    if (next.letters == 2 && next.digits == 0 && four &&
        (capitals || !next.is(Trait::grammar) || is_interjection(next.folded()))) {
      reading.words[end - 1].kind = Kind::postcode;
      reading.mask(end, Kind::postcode, Rule::digits);
    } else if ((next.letters == 1 && next.folded() != "u" && next.digits == 0 &&
                !next.is(Trait::grammar)) ||
               is_plate_group(next)) {
      reading.mask(end, kind, Rule::digits);
    }
  }
  if (first > 0 && !reading.words[first].after_break) {
    const Word& before = reading.words[first - 1];
    if ((before.letters == 1 && before.digits == 0 && before.folded() != "u" &&
         !before.is(Trait::grammar)) ||
        is_plate_group(before))
      reading.mask(first - 1, kind, Rule::digits);
  }
}

}  // namespace

void mask_digits(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || !has_digits(word)) continue;
    std::uint32_t digits = 0;
    const std::uint32_t end = stretch_end(reading, i, digits);
    const bool alone = digits < 2;
    if (alone && (word.letters == 0 || is_plain_single(word.folded()) || word.is(Trait::scheme)))
      continue;  // one digit: `niveau 4`, `2e`; a4 is asked of the allow-list
    if (alone) {
      reading.mask(i, Kind::number, Rule::digits);
      continue;
    }
    mask_stretch(reading, i, end);
    i = end - 1;
  }
}

}  // namespace engine::privacy
