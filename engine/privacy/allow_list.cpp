// What stays: words known to be ordinary. All others go.
#include <algorithm>
#include <array>

#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// More parts than any word of the dictionary has.
constexpr std::uint32_t kMostParts = 8;

// Words that touch through hyphens: [first, end) around i, and no more than
// shows that there are too many for one word.
std::pair<std::uint32_t, std::uint32_t> hyphenated(const Reading& reading, std::uint32_t i) {
  std::uint32_t first = i, end = i + 1;
  while (first > 0 && i - first < kMostParts && reading.words[first].by_hyphen) --first;
  while (end < reading.size() && end - i <= kMostParts && reading.words[end].by_hyphen) ++end;
  return {first, end};
}

bool whole_is_known(const Reading& reading, std::uint32_t i) {
  const auto [first, end] = hyphenated(reading, i);
  if (end == first + 1 || end - first > kMostParts) return false;
  const std::uint32_t begin = reading.words[first].begin;
  return reading.vocabulary().knows_joined(
      reading.text().substr(begin, reading.words[end - 1].end - begin));
}

// As one entry of the dictionary, not put together by its rules.
bool whole_is_listed(const Reading& reading, std::uint32_t i) {
  const auto [first, end] = hyphenated(reading, i);
  if (end - first > kMostParts) return false;
  const std::uint32_t begin = reading.words[first].begin;
  const WordFacts& whole =
      reading.vocabulary().facts(reading.text().substr(begin, reading.words[end - 1].end - begin));
  return whole.is(Trait::in_lexicon) && !whole.is(Trait::compound);
}

bool is_plain_digit(const Word& word) {
  if (word.digits != 1) return false;
  const std::string_view folded = word.folded();
  constexpr std::array<std::string_view, 7> kEndings{"", "e", "de", "ste", "x", "jes", "en"};
  return folded[0] >= '0' && folded[0] <= '9' && one_of(folded.substr(1), kEndings);
}

bool allowed_small(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  return word.facts->is_allowed() || is_plain_digit(word) || whole_is_known(reading, i) ||
         word.letters + word.digits == 1;
}

// Whole names of countries of several words: `Sri Lanka`. Returns how many
// words at i make one, or 0.
std::size_t country_at(const Reading& reading, std::uint32_t i) {
  const auto& table = reading.vocabulary().countries().by_first;
  const auto found = table.find(std::string{reading.words[i].folded()});
  if (found == table.end()) return 0;
  for (const auto& words : found->second) {
    bool same = words.size() > 1 && i + words.size() <= reading.size();
    for (std::size_t k = 1; same && k < words.size(); ++k)
      same = reading.words[i + k].folded() == words[k] && !reading.words[i + k].after_break;
    if (same) return words.size();
  }
  return 0;
}

// `in het Frans`, `een Noor`: a people or a language that is a first name too.
bool stands_like_people(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  if (next != nullptr && (next->is(Trait::person_verb) || next->is(Trait::telling))) return false;
  if (before == nullptr || before->masked()) return false;
  constexpr std::array<string_view, 16> kBefore{
      "het", "een", "de",     "geen",  "goed",  "beetje", "wat",        "in",
      "of",  "als", "engels", "duits", "turks", "spaans", "nederlands", "arabisch"};
  const string_view folded = before->folded();
  constexpr std::array<string_view, 5> kSpoken{"spr", "praat", "leer", "versta", "schrijf"};
  return one_of(folded, kBefore) ||
         std::ranges::any_of(kSpoken, [&](string_view verb) { return folded.starts_with(verb); });
}

// `in mei`, `mei 2019`; not `Mei is ziek`: with a capital that is somebody.
bool stands_like_month(const Reading& reading, std::uint32_t i) {
  const auto counts = [](const Word* word) {
    return word != nullptr && (word->digits > 0 || word->is_number_word() ||
                               (word->masked() && !stands_for_name(*word)));
  };
  const Word* before = reading.before(i);
  if (counts(before) || counts(reading.after(i))) return true;
  constexpr std::array<string_view, 21> kBefore{
      "in",    "sinds",  "vanaf", "tot",  "van",  "begin",  "eind",
      "half",  "per",    "voor",  "na",   "rond", "tussen", "deze",
      "vorig", "vorige", "medio", "hele", "elke", "op",     "afgelopen"};
  return before != nullptr && (one_of(before->folded(), kBefore) || before->is(Trait::month));
}

// `op Zondag`, `elke Vrijdag`; not `Maria Zondag`, nor as an aside.
bool stands_like_weekday(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  if (before != nullptr) return !before->masked();
  return reading.after(i) != nullptr;
}

// `meneer de Fries`: a title, and nothing but particles after it.
bool follows_title(const Reading& reading, std::uint32_t i) {
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && !before->is(Trait::title) && steps < 3)
    before = reading.before(i, ++steps);
  return before != nullptr && before->is(Trait::title);
}

// `met een C`, `plan B`: a letter as a letter.
bool stands_as_letter(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const Word* before = reading.before(i);
  constexpr std::array<string_view, 6> kBefore{"een",  "letter",    "hoofdletter",
                                               "plan", "categorie", "vitamine"};
  return word.letters == 1 && word.digits == 0 && before != nullptr &&
         !reading.gap(i + 1).starts_with('.') && one_of(before->folded(), kBefore);
}

bool allowed_inside(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const WordFacts& facts = *word.facts;
  if (facts.is(Trait::added)) return true;
  if (is_plain_digit(word)) return true;
  // `mevrouw Vrijdag`, `dokter Engelsman`
  const Word* before = reading.before(i);
  if (facts.is(Trait::people) && before != nullptr && before->is(Trait::title)) return false;
  if (is_weekday(facts.folded) && !stands_like_weekday(reading, i)) return false;
  if (facts.is(Trait::people))
    return !facts.is(Trait::little_name) || stands_like_people(reading, i);
  if (facts.is(Trait::month) && !stands_like_month(reading, i)) return false;
  if (stands_as_letter(reading, i)) return true;
  if (facts.is(Trait::scheme)) return !follows_title(reading, i);
  if (facts.is(Trait::core) || (facts.is(Trait::grammar) && !facts.is_listed_name())) return true;
  // ING is a bank, ing. a title.
  if (facts.is(Trait::title)) return !facts.is(Trait::firm) || word.shape != Shape::capitals;
  // Said loud: NIET, ALTIJD.
  return word.shape == Shape::capitals && facts.is_allowed() &&
         (facts.is(Trait::common) || !facts.is_listed_name()) && word.letters > 2 &&
         facts.is_everyday();
}

bool is_introduced_by_verb(const Reading& reading, std::uint32_t i) {
  const Word* next = reading.after(i);
  if (next == nullptr) return false;
  constexpr std::array<std::string_view, 12> kVerbs{"heet",     "heette", "zei",   "zegt",
                                                    "vroeg",    "vraagt", "belde", "belt",
                                                    "vertelde", "mailde", "appte", "riep"};
  // `Nuchterheid heet dat`: a thing.
  const Word* second = reading.after(i, 2);
  constexpr std::array<std::string_view, 4> kThings{"dat", "dit", "het", "zoiets"};
  if (next->folded().starts_with("heet") && second != nullptr && one_of(second->folded(), kThings))
    return false;
  return one_of(next->folded(), kVerbs);
}

// `Bel Noor maar`: no first name before the last one.
bool is_order(std::string_view word) {
  constexpr std::array<std::string_view, 16> kVerbs{
      "bel",  "vraag", "mail", "app", "zoek", "neem",  "zeg",    "geef",
      "haal", "stuur", "pak",  "zet", "laat", "groet", "bedank", "noem"};
  return one_of(word, kVerbs);
}

// A capital that no rule lets stay.
bool is_foreign_capital(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  return word.facts != nullptr && (word.shape == Shape::capital || word.shape == Shape::mixed) &&
         !word.opens_sentence && !allowed_inside(reading, i);
}

// The first word of a sentence has a capital whatever it is.
void weigh_first(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const bool told = is_introduced_by_verb(reading, i);
  const Word* following = reading.after(i);
  const bool acts = following != nullptr && following->is(Trait::person_verb);
  if (facts.is(Trait::little_name) && !facts.is(Trait::added)) {
    const Word* next = reading.after(i);
    const bool named =
        next != nullptr && is_foreign_capital(reading, i + 1) && !facts.is(Trait::grammar);
    if (told || named || (acts && facts.folded != "al" && facts.folded != "door"))
      reading.mask(i, Kind::person, Rule::first_word);
    if (facts.is(Trait::grammar) || facts.is_everyday()) return;
  }
  if (facts.is(Trait::grammar) || facts.is(Trait::added) || facts.is(Trait::title) ||
      facts.is(Trait::domain))
    return;
  if (facts.is(Trait::people) || facts.is(Trait::scheme)) {
    const bool acts_upon = facts.is(Trait::month) && acts_on_somebody(reading, i + 1);
    if ((told || acts_upon) && facts.is_listed_name()) reading.hold(i, Rule::name_or_word);
    return;
  }
  if (!allowed_small(reading, i)) {
    reading.mask(i, Kind::name, Rule::unknown_word);
    return;
  }
  const bool listed = facts.is_listed_name();
  if (listed && (!facts.is_everyday() || told)) {
    reading.mask(i, Kind::name, Rule::first_word);
    return;
  }
  if (told && !facts.is_everyday() && !facts.is(Trait::kin)) {
    reading.mask(i, Kind::name, Rule::first_word);
    return;
  }
  const bool before_capital = following != nullptr && is_foreign_capital(reading, i + 1);
  if (!facts.is(Trait::kin) && before_capital) {
    if (!facts.is_everyday())
      reading.mask(i, Kind::name, Rule::first_word);
    else if ((listed || facts.is(Trait::adjective)) && !is_order(facts.folded))
      reading.hold(i, Rule::name_or_word);
    return;
  }
  // `Bruin werkt daar`, `Flink heeft mij ontslagen`.
  const bool links = acts && (following->folded() == "is" || following->folded() == "was" ||
                              following->folded() == "wordt" || following->folded() == "werd" ||
                              following->folded() == "vond" || following->folded() == "vindt");
  if (acts && !links && (facts.is(Trait::firm) || (listed && facts.is(Trait::adjective))))
    reading.hold(i, Rule::name_or_word);
}

// `shell-man`, `alfa-college`: no word of the dictionary, and a part is a name.
void weigh_hyphenated(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const auto [first, end] = hyphenated(reading, i);
  // `alfa-college`: a name of a firm or a school, whatever its first word.
  if (i + 1 < end && reading.words[i + 1].is(Trait::firm_word) && !word.is(Trait::grammar) &&
      !word.is(Trait::people) && !word.is(Trait::scheme) && !whole_is_listed(reading, i)) {
    reading.hold(i, end, Rule::name_or_word);
    return;
  }
  if (end == first + 1 || word.facts->is_everyday() || word.facts->number.has_value() ||
      word.is(Trait::kin) || word.is(Trait::measure) || whole_is_known(reading, i))
    return;
  if (word.facts->is_listed_name() || word.is(Trait::firm)) reading.hold(i, Rule::name_or_word);
}

}  // namespace

void mask_unknown(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked()) continue;
    weigh_hyphenated(reading, i);
    if (const std::size_t words = country_at(reading, i); words > 1) {
      i += static_cast<std::uint32_t>(words) - 1;
      continue;
    }
    if (reading.reads_small(i)) {
      if (!allowed_small(reading, i)) reading.mask(i, Kind::name, Rule::unknown_word);
    } else if (word.opens_sentence) {
      // `Shell-man`: a capital makes the whole suspect only if a part is.
      weigh_first(reading, i);
    } else if (!allowed_inside(reading, i)) {
      reading.mask(i, Kind::name, word.facts->is_allowed() ? Rule::capital : Rule::unknown_word);
    }
  }
}

}  // namespace engine::privacy
