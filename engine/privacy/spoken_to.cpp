// Whom somebody speaks to, calls, or means: places of a name in speech without
// capitals, which no preposition and no verb of saying marks.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

bool is_somebody_plain(string_view word) {
  constexpr std::array<string_view, 18> kWords{
      "man",    "joh",  "jongen", "jongens", "meisje", "meiden", "allemaal", "meneer", "mevrouw",
      "vriend", "gast", "dames",  "heren",   "mensen", "schat",  "lieverd",  "mama",   "papa"};
  return one_of(word, kWords);
}

// What may be somebody's name where nothing else can stand.
bool may_be_name(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const WordFacts& facts = *word.facts;
  if (facts.is(Trait::grammar) || facts.is(Trait::scheme) || facts.is(Trait::domain) ||
      facts.is(Trait::kin) || facts.is(Trait::title) || facts.is(Trait::measure) ||
      facts.is(Trait::added) || facts.number.has_value() || is_somebody_plain(facts.folded))
    return false;
  return facts.is(Trait::noun) || facts.is_listed_name();
}

// `bel noor maar`, `ik zag storm gisteren`: whom one calls has a determiner, but
// for somebody.
bool is_called(const Reading& reading, std::uint32_t i) {
  const Word* verb = reading.before(i);
  constexpr std::array<string_view, 14> kVerbs{"bel",  "belde",  "vraag", "app",      "appte",
                                               "mail", "mailde", "ken",   "kende",    "groet",
                                               "zag",  "sprak",  "miste", "ontmoette"};
  if (verb == nullptr || !one_of(verb->folded(), kVerbs)) return false;
  const Word* next = reading.after(i);
  constexpr std::array<string_view, 12> kAfter{"maar", "even", "eens", "dan",      "nog", "op",
                                               "of",   "en",   "weer", "gisteren", "ook", "wel"};
  return next == nullptr || one_of(next->folded(), kAfter);
}

// `hé muis`, `kom binnen, puck`
bool is_greeted(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  constexpr std::array<string_view, 9> kGreetings{"he",  "hey", "hee",   "hallo",      "hoi",
                                                  "dag", "ha",  "beste", "goedemorgen"};
  return before != nullptr && one_of(before->folded(), kGreetings) &&
         reading.before(i, 2) == nullptr && reading.after(i) == nullptr;
}

// `meneer [persoon 1], nee, ik bedoel prinsen`
bool is_corrected(const Reading& reading, std::uint32_t i) {
  const Word* verb = reading.before(i);
  const Word* who = reading.before(i, 2);
  if (verb == nullptr || who == nullptr || verb->folded() != "bedoel" || who->folded() != "ik" ||
      reading.after(i) != nullptr)
    return false;
  for (std::uint32_t at = i; at-- > 0;) {
    const Word& word = reading.words[at];
    if (word.facts != nullptr && (word.kind == Kind::person || word.kind == Kind::name))
      return true;
    if (word.opens_sentence) return false;
  }
  return false;
}

// `ik noem hem maar even pietje`: what people are called, at the end of a clause.
bool is_nicknamed(const Reading& reading, std::uint32_t i) {
  if (reading.after(i) != nullptr) return false;
  constexpr std::array<string_view, 7> kWhom{"hem", "haar", "me", "mij", "ze", "ons", "jou"};
  constexpr std::array<string_view, 9> kBetween{"maar", "even", "altijd", "gewoon",  "ook",
                                                "dan",  "soms", "hier",   "allemaal"};
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && one_of(before->folded(), kBetween) && steps < 4)
    before = reading.before(i, ++steps);
  const Word* verb = reading.before(i, steps + 1);
  return before != nullptr && verb != nullptr && one_of(before->folded(), kWhom) &&
         (verb->folded().starts_with("noem") || reading.before(i, steps + 2) != nullptr) &&
         (verb->folded().starts_with("noem") ||
          reading.before(i, steps + 2)->folded().starts_with("noem"));
}

// `mei is ziek`: no month is.
bool is_month_with_feelings(const Reading& reading, std::uint32_t i) {
  const Word* verb = reading.after(i);
  const Word* how = reading.after(i, 2);
  constexpr std::array<string_view, 12> kStates{"ziek",      "zwanger", "thuis", "weg",
                                                "boos",      "bang",    "met",   "hier",
                                                "ontslagen", "blij",    "moe",   "mijn"};
  return reading.words[i].is(Trait::month) && verb != nullptr && how != nullptr &&
         starts_clause(reading, i) && (verb->folded() == "is" || verb->folded() == "was") &&
         one_of(how->folded(), kStates);
}

// `een restaurant in [plaats 1], de gouden draak, en`: the name of the house as
// an aside.
bool is_house_aside(const Reading& reading, std::uint32_t i) {
  if (i == 0 || reading.before(i) != nullptr ||
      !one_of(reading.words[i].folded(), std::array<string_view, 3>{"de", "het", "'t"}))
    return false;
  std::uint32_t end = i + 1;
  while (end < reading.size() && !reading.breaks_before(end) && end < i + 4) ++end;
  if (!reading.breaks_before(end) || end == i + 1) return false;
  for (std::uint32_t k = i + 1; k < end; ++k)
    if (reading.words[k].masked() || reading.words[k].is(Trait::grammar) ||
        reading.words[k].is(Trait::kin) || reading.words[k].is(Trait::person_verb))
      return false;
  // The clause before it speaks of a house, with `een`.
  for (std::uint32_t at = i; at-- > 0;) {
    if (reading.words[at].is(Trait::institution))
      return at > 0 && !reading.words[at].after_break && reading.words[at - 1].folded() == "een";
    if (reading.words[at].after_break) return false;
  }
  return false;
}

}  // namespace

bool weigh_spoken_to(Reading& reading, std::uint32_t i) {
  if (!reading.without_case()) return false;
  const WordFacts& facts = *reading.words[i].facts;
  if (is_month_with_feelings(reading, i)) {
    reading.mask(i, Kind::person, Rule::little_name);
    return true;
  }
  if (is_house_aside(reading, i)) {
    std::uint32_t end = i + 1;
    while (!reading.breaks_before(end)) ++end;
    reading.hold(i, end, Rule::employer_or_word);
    return true;
  }
  const bool little = facts.is(Trait::little_name) && !facts.is(Trait::grammar);
  if (is_corrected(reading, i) && is_plural(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  if (!may_be_name(reading, i) && !little) return false;
  if (is_called(reading, i) && (facts.is_listed_name() || little) && !facts.is(Trait::bare)) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  if ((is_greeted(reading, i) && !facts.is(Trait::bare)) || is_corrected(reading, i) ||
      is_nicknamed(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  return false;
}

}  // namespace engine::privacy
