// What else belongs to a number that was found: digits said after a pause, words
// between them, letters of a file number.
#include <algorithm>
#include <array>

#include "engine/privacy/counting.hpp"
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {

using std::string_view;

bool counts_something(const Reading& reading, std::uint32_t end) {
  if (reading.breaks_before(end)) return false;
  const Word& next = reading.words[end];
  if (next.is(Trait::measure)) return true;
  // Things in the plural: twintig sollicitaties.
  const string_view folded = next.folded();
  return next.is(Trait::in_lexicon) && !next.is(Trait::grammar) && !next.is(Trait::person_verb) &&
         !next.is(Trait::month) && folded.size() > 4 &&
         (folded.ends_with("en") || folded.ends_with('s'));
}

namespace {

bool is_counted_kind(Kind kind) {
  return kind == Kind::number || kind == Kind::account || kind == Kind::phone ||
         kind == Kind::plate || kind == Kind::citizen_number;
}

// Said while somebody looks for the rest of a number.
bool is_filler(const Word& word) {
  constexpr std::array<string_view, 39> kWords{
      "eh",   "ehm",  "uh",     "uhm",        "euh",   "en",     "dan",   "toen",
      "even", "nog",  "daarna", "vervolgens", "wacht", "kijken", "ja",    "nee",
      "nou",  "dus",  "sorry",  "volgens",    "mij",   "geloof", "ik",    "denk",
      "hoor", "weer", "kijk",   "streepje",   "punt",  "spatie", "slash", "dubbel",
      "keer", "maal", "plus",   "min",        "komma", "he",     "dacht"};
  return !word.masked() && one_of(word.folded(), kWords);
}

// Said for a mark inside a number, and for nothing else between two of them.
bool is_spoken_mark(const Word& word) {
  constexpr std::array<string_view, 9> kWords{"streepje", "punt", "spatie", "slash", "dubbel",
                                              "plus",     "min",  "eh",     "ehm"};
  return !word.masked() && one_of(word.folded(), kWords);
}

// A year is whole by itself.
bool is_year(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  if (word.kind == Kind::date || word.kind == Kind::age) return true;
  const string_view source = reading.source(i);
  return source.size() == 4 && word.digits == 4 &&
         (source.starts_with("19") || source.starts_with("20"));
}

bool is_part(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  return word.facts != nullptr && !is_year(reading, i) &&
         (is_number(word) || is_counted_kind(word.kind)) && !word.facts->ordinal;
}

struct Chain {
  std::uint32_t first = 0, end = 0;
  std::uint32_t parts = 0;
  std::uint32_t digits = 0;  // about: those of `tweeëntwintig` are two
  bool masked = false, zero = false, interrupted = false;
};

std::uint32_t digits_of(const Word& word) {
  if (word.digits > 0) return word.digits;
  const std::uint64_t value = word.facts->number.value_or(0);
  return value < 10 ? 1 : value < 100 ? 2 : 3;
}

void take(Chain& chain, const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  ++chain.parts;
  chain.digits += digits_of(word);
  chain.masked = chain.masked || word.masked();
  chain.zero = chain.zero || (word.is_number_word() && *word.facts->number == 0) ||
               reading.source(i).starts_with('0');
  chain.end = i + 1;
}

Chain chain_from(const Reading& reading, std::uint32_t first) {
  constexpr std::uint32_t kMostFillers = 3;
  Chain chain{first, first, 0, 0, false, false, false};
  std::uint32_t fillers = 0;
  for (std::uint32_t i = first; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (is_part(reading, i)) {
      // `acht zes een brief`: an article.
      const bool last = i + 1 >= reading.size() || !is_part(reading, i + 1);
      const Word* next = reading.after(i);
      if (is_article(word) && last && next != nullptr && !next->masked() &&
          !next->is(Trait::grammar) && !next->is(Trait::person_verb) && !is_filler(*next))
        break;
      take(chain, reading, i);
      chain.interrupted = chain.interrupted || fillers > 0;
      fillers = 0;
    } else if (!is_filler(word) || ++fillers > kMostFillers || word.opens_sentence) {
      break;
    }
  }
  return chain;
}

bool identifies(const Reading& reading, const Chain& chain) {
  constexpr std::uint32_t kFewest = 3, kShortest = 6;
  if (chain.zero && chain.parts >= 3 && chain.digits >= 4) return true;
  if (chain.parts < kFewest || chain.digits < kShortest) return false;
  return chain.masked || (chain.parts >= 5 && !counts_something(reading, chain.end));
}

// `nl acht vier knab [getal 1]`: the land, two digits and the bank.
std::uint32_t account_begin(const Reading& reading, std::uint32_t first) {
  if (first < 3) return first;
  const Word& bank = reading.words[first - 1];
  if (bank.letters != 4 || bank.digits > 0 || bank.is(Trait::grammar)) return first;
  std::uint32_t at = first - 1;
  while (at > 0 && at + 3 >= first && is_part(reading, at - 1)) --at;
  if (at == first - 1 || at == 0) return first;
  constexpr std::array<string_view, 5> kLands{"nl", "be", "de", "el", "fr"};
  return one_of(reading.words[at - 1].folded(), kLands) ? at - 1 : first;
}

void join_parts(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size();) {
    if (!is_part(reading, i) || (is_article(reading.words[i]) && !reading.words[i].masked())) {
      ++i;
      continue;
    }
    const Chain chain = chain_from(reading, i);
    if (chain.parts > 1 && identifies(reading, chain)) {
      std::uint32_t first = account_begin(reading, chain.first);
      while (first > 0 && !reading.words[first].after_break && is_article(reading.words[first - 1]))
        --first;
      if (first > 0 && reading.words[first - 1].folded() == "plus") --first;
      for (std::uint32_t k = first; k < chain.end; ++k)
        reading.mask(k, Kind::number, Rule::spoken_number);
    }
    i = std::max(chain.end, i + 1);
  }
}

// `[nl 84] eh trio eh [0307]`: a bank between the parts of its account.
void join_bank(Reading& reading) {
  constexpr std::uint32_t kMostFillers = 3;
  for (std::uint32_t i = 1; i + 1 < reading.size(); ++i) {
    const Word& bank = reading.words[i];
    if (bank.letters != 4 || bank.digits > 0 || bank.is(Trait::grammar) || is_filler(bank))
      continue;
    std::uint32_t first = i - 1, last = i + 1;
    while (first > 0 && first + kMostFillers >= i && is_filler(reading.words[first])) --first;
    while (last + 1 < reading.size() && last <= i + kMostFillers && is_filler(reading.words[last]))
      ++last;
    if (!is_counted_kind(reading.words[first].kind) || !is_counted_kind(reading.words[last].kind))
      continue;
    const bool land = reading.words[first].folded().starts_with("nl") ||
                      (first > 0 && reading.words[first - 1].folded() == "nl");
    if (!land) continue;
    for (std::uint32_t k = first; k < last; ++k)
      reading.mask(k, Kind::account, Rule::spoken_number);
  }
}

// `540 streepje 440`
void join_marks(Reading& reading) {
  for (std::uint32_t i = 1; i + 1 < reading.size(); ++i)
    if (is_spoken_mark(reading.words[i]) && is_counted_kind(reading.words[i - 1].kind) &&
        is_counted_kind(reading.words[i + 1].kind))
      reading.mask(i, Kind::number, Rule::growth);
  for (std::uint32_t i = 0; i + 1 < reading.size(); ++i)
    if (reading.words[i].folded() == "plus" && reading.words[i + 1].masked() &&
        is_counted_kind(reading.words[i + 1].kind))
      reading.mask(i, Kind::number, Rule::growth);
}

// `een [d b g]`, `[h l k] een drie vijf`: digits said beside spelled letters.
void join_spelled(Reading& reading) {
  const auto spelled = [&](std::uint32_t i) {
    return reading.words[i].masked() && reading.words[i].letters == 1 &&
           reading.words[i].rule == Rule::spelled;
  };
  for (std::uint32_t i = 1; i < reading.size(); ++i)
    if (spelled(i - 1) && is_part(reading, i) && !reading.words[i].after_break)
      for (std::uint32_t k = i; k < reading.size() && is_part(reading, k); ++k)
        reading.mask(k, Kind::number, Rule::spelled);
  for (std::uint32_t i = reading.size(); i > 1; --i)
    if (spelled(i - 1) && is_part(reading, i - 2) && !reading.words[i - 1].after_break)
      reading.mask(i - 2, Kind::number, Rule::spelled);
}

bool is_number_cue(const Word& word) {
  constexpr std::array<string_view, 10> kWords{"dossier", "kenmerk", "zaak",    "polis", "nr",
                                               "code",    "ticket",  "melding", "visum", "pas"};
  const string_view folded = word.folded();
  return folded.ends_with("nummer") || folded.ends_with("nr") || one_of(folded, kWords);
}

// `nummer IR [kenteken 1]`, `zaaknummer ROT [getal 1] WIA`
void take_letters_of_file(Reading& reading) {
  constexpr std::uint32_t kReach = 4, kLongest = 4;
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word& number = reading.words[i];
    if (!is_counted_kind(number.kind) || number.digits == 0) continue;
    const Word& before = reading.words[i - 1];
    bool cued = false;
    for (std::uint32_t steps = 2; steps <= kReach && steps <= i; ++steps)
      cued = cued || is_number_cue(reading.words[i - steps]);
    const bool letters = before.letters <= kLongest && before.digits == 0 && !number.after_break &&
                         !before.is(Trait::grammar) && !is_number_cue(before) &&
                         !before.is(Trait::measure);
    if (cued && !before.masked() && letters) reading.mask(i - 1, number.kind, Rule::growth);
    if (i + 1 >= reading.size() || reading.words[i + 1].after_break) continue;
    const Word& next = reading.words[i + 1];
    const bool filed = reading.gap(i) == "/" || reading.words[i - 1].kind == number.kind;
    if (!next.masked() && filed && reading.gap(i).find('/') != string_view::npos &&
        next.letters <= kLongest && (next.is(Trait::scheme) || next.folded() == "kg"))
      reading.mask(i + 1, number.kind, Rule::growth);
  }
}

}  // namespace

void mask_number_rests(Reading& reading) {
  join_parts(reading);
  join_bank(reading);
  join_marks(reading);
  join_spelled(reading);
  take_letters_of_file(reading);
}

}  // namespace engine::privacy
