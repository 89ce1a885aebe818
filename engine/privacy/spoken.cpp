// Numbers said in words: phone numbers, ages, years, postcodes; what is spelled.
#include <algorithm>
#include <array>

#include "engine/privacy/counting.hpp"
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// Said between the parts of one number.
bool joins(const Word& word) {
  constexpr std::array<string_view, 14> kWords{"streepje", "dubbel", "keer",   "maal", "en",
                                               "punt",     "plus",   "eh",     "ehm",  "uh",
                                               "uhm",      "dan",    "spatie", "min"};
  return one_of(word.folded(), kWords);
}

struct Run {
  std::uint32_t first = 0, end = 0;
  std::uint32_t numbers = 0;  // articles left out
  std::uint32_t articles = 0;
  std::uint64_t largest = 0;
  bool zero = false;
};

Run run_from(const Reading& reading, std::uint32_t first) {
  Run run{first, first, 0, 0, 0, false};
  std::uint32_t joints = 0;
  for (std::uint32_t i = first; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (i > first && word.opens_sentence && !is_number(word)) break;
    if (is_number(word) && !word.facts->of_age) {
      joints = 0;
      if (is_article(word)) {
        ++run.articles;
        continue;
      }
      ++run.numbers;
      if (word.is_number_word()) {
        run.largest = std::max(run.largest, *word.facts->number);
        run.zero = run.zero || *word.facts->number == 0;
      }
      run.end = i + 1;
      continue;
    }
    if (i > first && joins(word) && ++joints <= 2) continue;
    // A letter said within a number: `een twee kaa`, `83 t z n 4`.
    if (word.letters == 1 && word.digits == 0 && run.numbers > 0 && word.folded() != "u") continue;
    break;
  }
  return run;
}

// How many `een` stand right before `first`, or right after `end`.
std::uint32_t articles_before(const Reading& reading, std::uint32_t first) {
  std::uint32_t count = 0;
  while (count < first && is_article(reading.words[first - 1 - count])) ++count;
  return count;
}

std::uint32_t articles_after(const Reading& reading, std::uint32_t end) {
  std::uint32_t count = 0;
  while (end + count < reading.size() && is_article(reading.words[end + count])) ++count;
  return count;
}

// `ik krijg er tien`, `negen van de tien`, `om half elf`, `een uur of tien`: how many, or when
// on a day.
bool tells_no_one(const Reading& reading, const Run& run) {
  if (run.end != run.first + 1) return false;
  const Word* before = reading.before(run.first);
  if (before == nullptr) return false;
  if (one_of(before->folded(), std::array<string_view, 3>{"er", "half", "of"}))
    return before->folded() != "of" || (reading.before(run.first, 2) != nullptr &&
                                        reading.before(run.first, 2)->folded() == "uur");
  const Word* earlier = reading.before(run.first, 2);
  const Word* first = reading.before(run.first, 3);
  if (earlier == nullptr) return false;
  if (before->folded() == "de" && earlier->folded() == "van" && first != nullptr)
    return is_number(*first);
  return earlier->folded() == "kwart" &&
         one_of(before->folded(), std::array<string_view, 2>{"over", "voor"});
}

bool identifies(const Reading& reading, const Run& run) {
  if (tells_no_one(reading, run)) return false;
  const std::uint32_t all = run.numbers + run.articles;
  // A round amount, a share, a duration: `tachtig procent`, `drie vier maanden`.
  const bool amount = counts_something(reading, run.end) && all <= 3 && !run.zero;
  if (amount) return false;
  if (run.zero && all >= 2) return true;
  if (all >= 3) return true;
  if (run.numbers == 2 && run.largest >= 10) return true;
  if (run.numbers == 1 && run.largest >= 10) {
    const string_view word = reading.words[run.first].folded();
    constexpr std::array<string_view, 6> kRound{"honderd", "duizend",        "miljoen",
                                                "tweede",  "honderdduizend", "tienduizend"};
    return !one_of(word, kRound);
  }
  return false;
}

void mask_run(Reading& reading, const Run& run) {
  const std::uint32_t before = run.numbers >= 2 ? articles_before(reading, run.first) : 0;
  const bool many = run.numbers + run.articles >= 4 || run.zero;
  const std::uint32_t after = many ? articles_after(reading, run.end) : 0;
  Kind kind = Kind::number;
  if (run.zero && run.numbers >= 4) kind = Kind::phone;
  if (run.numbers == 1 && run.largest >= 1900 && run.largest < 2100) kind = Kind::date;
  for (std::uint32_t i = run.first - before; i < run.end + after; ++i)
    reading.mask(i, kind, Rule::spoken_number);
}

}  // namespace

void mask_spoken_numbers(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    if (!counts(reading.words[i]) || reading.words[i].facts->ordinal) continue;
    const Run run = run_from(reading, i);
    if (run.numbers == 0) continue;
    bool words = false;
    for (std::uint32_t at = run.first; at < run.end; ++at)
      words = words || reading.words[at].is_number_word();
    if (words && identifies(reading, run)) mask_run(reading, run);
    i = run.end - 1;
  }
  // `achtenveertigjarige`, whatever stands around it.
  for (std::uint32_t i = 0; i < reading.size(); ++i)
    if (reading.words[i].facts != nullptr && reading.words[i].facts->of_age)
      reading.mask(i, Kind::age, Rule::age);
}

namespace {

bool becomes(string_view word) {
  constexpr std::array<string_view, 15> kWords{
      "ben",  "bent",     "is",     "was",    "waren",    "zijn",    "word", "wordt",
      "werd", "geworden", "werden", "worden", "leeftijd", "geweest", "wordt"};
  return one_of(word, kWords);
}

bool about(string_view word) {
  constexpr std::array<string_view, 16> kWords{
      "nu",       "net",  "bijna", "al",   "pas",  "toen", "inmiddels", "nog",
      "ongeveer", "ruim", "rond",  "maar", "zelf", "ook",  "ik",        "hij"};
  return one_of(word, kWords);
}

bool follows_age(const Reading& reading, std::uint32_t i) {
  if (reading.breaks_before(i)) return true;
  constexpr std::array<string_view, 22> kWords{
      "en",  "maar", "toen", "dit", "he", "geworden", "of",  "inmiddels", "nu",   "dus", "want",
      "als", "die",  "was",  "ben", "en", "werd",     "met", "hoor",      "ofzo", "al",  "bijna"};
  return one_of(reading.words[i].folded(), kWords);
}

bool is_someone(string_view word) {
  constexpr std::array<string_view, 26> kWords{
      "vrouw",      "man",   "jongen",   "meisje", "dochter", "zoon",    "zoontje",
      "dochtertje", "kind",  "kinderen", "iemand", "meneer",  "mevrouw", "collega",
      "dame",       "kerel", "gast",     "vent",   "moeder",  "vader",   "meid",
      "jongetje",   "baby",  "opa",      "oma",    "heer"};
  return one_of(word, kWords);
}

// Whether the words before i say that a number there is an age.
bool leads_to_age(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  std::uint32_t steps = 1;
  while (before != nullptr && about(before->folded()) && steps < 4)
    before = reading.before(i, ++steps);
  return before != nullptr && becomes(before->folded());
}

bool is_age(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  if (word.facts == nullptr || is_article(word) || !is_number(word)) return false;
  const Word* next = reading.after(i);
  const Word* second = reading.after(i, 2);
  const Word* before = reading.before(i);
  const Word* before2 = reading.before(i, 2);
  constexpr std::array<string_view, 5> kSince{"toen", "als", "voordat", "nadat", "sinds"};
  const bool years = next != nullptr && (next->folded() == "jaar" || next->folded() == "jaartjes");
  if (years && second != nullptr && (second->folded() == "oud" || second->folded() == "jong"))
    return true;
  if (next != nullptr && next->folded().starts_with("jarig")) return true;
  if (word.facts->ordinal) {
    // op mijn achttiende; voor haar veertigste
    constexpr std::array<string_view, 12> kWhose{"mijn", "m'n", "zijn", "z'n", "haar", "d'r",
                                                 "hun",  "je",  "jouw", "uw",  "onze", "hm"};
    constexpr std::array<string_view, 9> kWhen{"op",  "rond",  "na",    "voor", "sinds",
                                               "tot", "vanaf", "tegen", "over"};
    const bool whose = before != nullptr && one_of(before->folded(), kWhose);
    if (whose && next != nullptr && next->folded().starts_with("verjaardag")) return true;
    return whose && before2 != nullptr && one_of(before2->folded(), kWhen) &&
           follows_age(reading, i + 1);
  }
  // toen ik drieënzestig jaar en vier maanden was
  if (years && before2 != nullptr && one_of(before2->folded(), kSince) && second != nullptr &&
      one_of(second->folded(), std::array<string_view, 5>{"was", "werd", "en", "ben", "word"}))
    return true;
  // toen ik twaalf was
  if (next != nullptr && (next->folded() == "was" || next->folded() == "werd") &&
      before != nullptr && before2 != nullptr && before2->folded() == "toen")
    return true;
  if (before != nullptr && before->folded() == "van" && before2 != nullptr &&
      is_someone(before2->folded()) && (follows_age(reading, i + 1) || years))
    return true;
  if (!leads_to_age(reading, i)) return false;
  return years ? follows_age(reading, i + 2) : follows_age(reading, i + 1);
}

}  // namespace

void mask_ages(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    if (!is_age(reading, i)) continue;
    Word& word = reading.words[i];
    if (word.masked() && word.kind == Kind::number) word.kind = Kind::age;
    reading.mask(i, Kind::age, Rule::age);
  }
}

void mask_spelled(Reading& reading) {
  // Letters and numbers one by one: h a m d i; k twee b.
  for (std::uint32_t i = 0; i < reading.size();) {
    std::uint32_t end = i, letters = 0, numbers = 0;
    while (end < reading.size() && !(end > i && reading.words[end].opens_sentence)) {
      const Word& word = reading.words[end];
      if (word.facts != nullptr && word.letters == 1 && word.digits == 0) {
        ++letters;
      } else if (counts(word) ||
                 (is_article(word) && letters > 0 && end + 1 < reading.size() &&
                  (reading.words[end + 1].letters == 1 || counts(reading.words[end + 1])))) {
        ++numbers;
      } else {
        break;
      }
      ++end;
    }
    if (letters >= 3 || (letters >= 1 && numbers >= 2) || (letters >= 2 && numbers >= 1))
      for (std::uint32_t at = i; at < end; ++at)
        reading.mask(at, letters >= 3 ? Kind::name : Kind::number, Rule::spelled);
    i = std::max(end, i + 1);
  }
}

}  // namespace engine::privacy
