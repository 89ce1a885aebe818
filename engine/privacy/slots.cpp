// Where Dutch puts somebody: places in which a noun without a determiner, or an
// adjective without a noun, can hardly be anything but a name. Without capitals
// they are all there is to go by.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

bool is_subject_pronoun(string_view word) {
  constexpr std::array<string_view, 12> kWords{"ik", "jij", "je", "hij", "ze",     "zij",
                                               "we", "wij", "u",  "ie",  "jullie", "men"};
  return one_of(word, kWords);
}

// `vast vond mijn man dat`: what stands first is no subject.
bool is_followed_by_subject(const Reading& reading, std::uint32_t verb) {
  const Word* next = reading.after(verb);
  if (next == nullptr) return false;
  constexpr std::array<string_view, 7> kWhose{"mijn", "de", "een", "haar", "onze", "hun", "m'n"};
  return is_subject_pronoun(next->folded()) || one_of(next->folded(), kWhose);
}

// What a name may look like when only the dictionary is asked.
bool is_nominal(const WordFacts& facts) {
  return facts.is(Trait::noun) || facts.is(Trait::mass_noun) || facts.is(Trait::adjective) ||
         facts.is(Trait::compound) || facts.is_listed_name();
}

// A name on a list that is no word of every day.
bool is_likely_name(const WordFacts& facts) {
  return facts.is_listed_name() && !facts.is_everyday() && !facts.is(Trait::bare) &&
         !facts.is(Trait::mass_noun);
}

// Stands bare anyway: `met werk`, `door vermoeidheid`.
bool needs_no_determiner(const Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (facts.is(Trait::institution_name)) return false;
  if (is_likely_name(facts) && facts.is(Trait::family_name)) return false;
  return facts.is(Trait::bare) || (facts.is(Trait::mass_noun) && !facts.is_listed_name()) ||
         is_plural(reading, i) || (!is_nominal(facts)) || is_verbal(reading, i) ||
         (!facts.is_listed_name() && ends_plainly(facts.folded) && !facts.is(Trait::noun));
}

void settle(Reading& reading, std::uint32_t i) {
  if (is_likely_name(*reading.words[i].facts) && reading.reads_small(i))
    reading.mask(i, Kind::person, Rule::name_or_word);
  else
    reading.hold(i, Rule::name_or_word);
}

bool is_done_by_somebody(string_view word) {
  constexpr std::array<string_view, 14> kWords{
      "ontslagen", "aangenomen",  "afgewezen",  "gebeld",      "begeleid",  "geholpen", "opgeleid",
      "behandeld", "uitgenodigd", "aangesteld", "ondertekend", "ingehuurd", "gemaild",  "geappt"};
  return one_of(word, kWords);
}

// After `met`, `volgens`, `tegen`: somebody, or a noun that needs no determiner.
bool weigh_object(Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  constexpr std::array<string_view, 15> kPrepositions{
      "met", "aan",    "tegen",     "van",  "door",    "volgens", "namens", "naast",
      "via", "zonder", "tegenover", "voor", "ondanks", "vanuit",  "naar"};
  if (before == nullptr || !one_of(before->folded(), kPrepositions)) return false;
  if (!ends_phrase(reading, i)) return false;
  const WordFacts& facts = *reading.words[i].facts;
  if (facts.is(Trait::adjective) && !facts.is(Trait::noun) && !facts.is(Trait::people)) {
    // `aan rood`: no adjective ends there; `van jongs`, `voor vast` do.
    if (one_of(before->folded(), std::array<string_view, 3>{"van", "voor", "door"}) &&
        (facts.is(Trait::bare) || facts.is(Trait::verb)))
      return false;
    settle(reading, i);
    return true;
  }
  // `ontslagen door kracht`: somebody did that.
  if (before->folded() == "door" && is_nominal(facts) && !is_plural(reading, i) &&
      sentence_has(reading, i, is_done_by_somebody)) {
    settle(reading, i);
    return true;
  }
  // `volgens schot`: somebody said so.
  if (one_of(before->folded(), std::array<string_view, 3>{"volgens", "namens", "tegenover"}) &&
      facts.is(Trait::noun) && !facts.is(Trait::bare) && !is_plural(reading, i)) {
    settle(reading, i);
    return true;
  }
  if (needs_no_determiner(reading, i)) return false;
  // `zonder uitleg`, `voor anker`: many a noun stands bare there.
  if (one_of(before->folded(), std::array<string_view, 2>{"zonder", "voor"}) &&
      !is_likely_name(facts) && !facts.is(Trait::institution_name))
    return false;
  settle(reading, i);
  return true;
}

// The first word of a clause, but for `ook`, `zelfs`, `alleen`.
bool opens_clause(const Reading& reading, std::uint32_t i) {
  if (starts_clause(reading, i)) return true;
  const Word* before = reading.before(i);
  constexpr std::array<string_view, 7> kFocus{"ook",   "zelfs", "alleen", "vooral",
                                              "juist", "dus",   "net"};
  return one_of(before->folded(), kFocus) && (i == 1 || starts_clause(reading, i - 1));
}

// `sterk vond dat`, `ruimte zocht iemand`.
bool weigh_subject(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const Word* next = reading.after(i);
  if (next == nullptr || !opens_clause(reading, i)) return false;
  const bool tells = next->is(Trait::telling) || acts_on_somebody(reading, i + 1);
  if (!tells || is_followed_by_subject(reading, i + 1)) return false;
  const WordFacts& facts = *word.facts;
  if (!is_nominal(facts) || is_plural(reading, i) || facts.is(Trait::telling)) return false;
  // `regen vond dat`: whatever it is, it has a mind.
  const Word* that = reading.after(i + 1);
  const bool minds = that != nullptr && that->folded() == "dat";
  if (facts.is(Trait::bare) && !minds && !facts.is(Trait::institution_name) &&
      !facts.is(Trait::family_name))
    return false;
  if (!minds && facts.is(Trait::mass_noun) && !facts.is_listed_name() &&
      !facts.is(Trait::institution_name))
    return false;
  settle(reading, i);
  return true;
}

// `met [persoon 1] en stam`
bool weigh_second(Reading& reading, std::uint32_t i) {
  const Word* joint = reading.before(i);
  const Word* name = reading.before(i, 2);
  if (joint == nullptr || name == nullptr || joint->folded() != "en" || !name->masked() ||
      name->facts == nullptr)
    return false;
  // `[werkgever 1] en vitaal nemen mensen aan`
  const Word* next = reading.after(i);
  if (name->kind == Kind::employer && reading.words[i].is(Trait::institution_name) &&
      next != nullptr && next->is(Trait::verb)) {
    settle(reading, i);
    return true;
  }
  if ((name->kind != Kind::person && name->kind != Kind::name) ||
      !reading.words[i].is(Trait::noun) || needs_no_determiner(reading, i) ||
      !ends_phrase(reading, i))
    return false;
  settle(reading, i);
  return true;
}

// `net als henna moest ik`: what one is like has a determiner, but for somebody.
bool weigh_likened(Reading& reading, std::uint32_t i) {
  const Word* as = reading.before(i);
  const Word* just = reading.before(i, 2);
  if (as == nullptr || just == nullptr || as->folded() != "als" || just->folded() != "net" ||
      is_plural(reading, i) ||
      !(reading.words[i].facts->is_listed_name() ||
        (reading.words[i].is(Trait::noun) && !reading.words[i].is(Trait::bare))))
    return false;
  settle(reading, i);
  return true;
}

// `de brug heeft me afgewezen`, `ontslagen door de schakel`: a bridge does no such thing.
bool weigh_acting_house(Reading& reading, std::uint32_t i) {
  const Word* article = reading.before(i);
  if (article == nullptr || !reading.words[i].is(Trait::institution_name) ||
      !one_of(article->folded(), std::array<string_view, 3>{"de", "het", "'t"}))
    return false;
  const Word* before = reading.before(i, 2);
  const bool by = before != nullptr && before->folded() == "door" &&
                  sentence_has(reading, i, is_done_by_somebody);
  if (!by && !(opens_clause(reading, i - 1) && acts_on_somebody(reading, i + 1))) return false;
  reading.hold(i, Rule::employer_or_word);
  return true;
}

// `accent en [werkgever 1]`: what is joined to a name is one.
bool weigh_joined(Reading& reading, std::uint32_t i) {
  const Word* joint = reading.after(i);
  const Word* name = reading.after(i, 2);
  if (joint == nullptr || name == nullptr || joint->folded() != "en" || !opens_clause(reading, i))
    return false;
  // `lieve en ik`
  if (one_of(name->folded(), std::array<string_view, 3>{"ik", "hij", "zij"}) &&
      is_nominal(*reading.words[i].facts)) {
    settle(reading, i);
    return true;
  }
  // `kompas en opmaat`: two houses
  if (reading.words[i].is(Trait::institution_name) && name->is(Trait::institution_name) &&
      !name->masked()) {
    reading.hold(i, i + 3, Rule::employer_or_word);
    return true;
  }
  if (!name->masked() || name->facts == nullptr) return false;
  if (name->kind != Kind::employer && name->kind != Kind::person && name->kind != Kind::name)
    return false;
  if (needs_no_determiner(reading, i)) return false;
  settle(reading, i);
  return true;
}

// `blok van personeelszaken vond`: what can be counted does not begin a clause bare.
bool weigh_of_department(Reading& reading, std::uint32_t i) {
  const Word* of = reading.after(i);
  const WordFacts& facts = *reading.words[i].facts;
  if (of == nullptr || of->folded() != "van" || !starts_clause(reading, i) ||
      needs_no_determiner(reading, i) || facts.is(Trait::bare) ||
      !(facts.is(Trait::noun) || facts.is(Trait::adjective)))
    return false;
  for (std::uint32_t steps = 2; steps <= 4; ++steps)
    if (const Word* verb = reading.after(i, steps); verb != nullptr && verb->is(Trait::telling)) {
      settle(reading, i);
      return true;
    }
  return false;
}

// `ik heb blok nooit vertrouwd`, `en blok maar lachen`
bool weigh_bare_noun(Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  const WordFacts& facts = *reading.words[i].facts;
  if (before == nullptr || next == nullptr || !facts.is(Trait::noun) || facts.is(Trait::bare) ||
      facts.is(Trait::mass_noun) || is_plural(reading, i))
    return false;
  const Word* last = reading.after(i, 2);
  if (before->folded() == "en" && next->folded() == "maar" && last != nullptr &&
      last->folded().ends_with("en")) {
    settle(reading, i);
    return true;
  }
  constexpr std::array<string_view, 4> kHave{"heb", "had", "heeft", "hebben"};
  constexpr std::array<string_view, 6> kAfter{"nooit",    "toen", "altijd",
                                              "gisteren", "zelf", "daarna"};
  const Word* who = reading.before(i, 2);
  if (who == nullptr || !one_of(before->folded(), kHave) || !is_subject_pronoun(who->folded()) ||
      !one_of(next->folded(), kAfter))
    return false;
  settle(reading, i);
  return true;
}

// `dat zei winter ook al`: who said it is somebody, also when seasons have that name.
bool weigh_sayer(Reading& reading, std::uint32_t i) {
  const Word* verb = reading.before(i);
  const WordFacts& facts = *reading.words[i].facts;
  constexpr std::array<string_view, 8> kSaid{"zei",  "zegt",  "vroeg",  "vraagt",
                                             "riep", "belde", "mailde", "vertelde"};
  if (verb == nullptr || !one_of(verb->folded(), kSaid) || !is_nominal(facts) ||
      facts.is(Trait::kin) || is_plural(reading, i) || !ends_phrase(reading, i))
    return false;
  const Word* first = reading.before(i, 2);
  if (first == nullptr ||
      !one_of(first->folded(), std::array<string_view, 5>{"dat", "wat", "toen", "zo", "dus"}) ||
      !(facts.is(Trait::noun) || facts.is(Trait::family_name)))
    return false;
  settle(reading, i);
  return true;
}

// `toen zei storm`: after a verb in the second place comes who did it.
bool weigh_inverted(Reading& reading, std::uint32_t i) {
  const Word* verb = reading.before(i);
  if (verb == nullptr || !(verb->is(Trait::telling) || verb->is(Trait::person_verb))) return false;
  const Word* first = reading.before(i, 2);
  constexpr std::array<string_view, 28> kAdverbs{
      "toen",     "daarna",   "dan",   "daar",   "dus",    "zo",         "nu",
      "gisteren", "vandaag",  "later", "eerst",  "ook",    "wat",        "meteen",
      "ineens",   "opeens",   "soms",  "vaak",   "altijd", "waarom",     "zoals",
      "helaas",   "gelukkig", "hier",  "morgen", "waar",   "vervolgens", "avond"};
  if (first == nullptr || !one_of(first->folded(), kAdverbs)) return false;
  const WordFacts& facts = *reading.words[i].facts;
  if (needs_no_determiner(reading, i) || !ends_phrase(reading, i)) return false;
  if (!verb->is(Trait::telling) && !facts.is(Trait::noun) && !is_likely_name(facts)) return false;
  if (facts.is(Trait::adjective) && !verb->is(Trait::telling)) return false;
  settle(reading, i);
  return true;
}

// `het was slot die de knoop doorhakte`
bool weigh_cleft(Reading& reading, std::uint32_t i) {
  const Word* is = reading.before(i);
  const Word* next = reading.after(i);
  if (is == nullptr || next == nullptr || next->folded() != "die" ||
      !one_of(is->folded(), std::array<string_view, 2>{"was", "is"}))
    return false;
  const WordFacts& facts = *reading.words[i].facts;
  if (!is_nominal(facts) || is_plural(reading, i)) return false;
  settle(reading, i);
  return true;
}

// `slager, die van de afdeling inkoop, maakte steeds grapjes`
bool weigh_alone(Reading& reading, std::uint32_t i) {
  if (reading.before(i) != nullptr || reading.after(i) != nullptr) return false;
  const WordFacts& facts = *reading.words[i].facts;
  if (i + 1 >= reading.size() || reading.words[i + 1].folded() != "die" ||
      needs_no_determiner(reading, i))
    return false;
  settle(reading, i);
  return !facts.is(Trait::people);
}

// `met de wit`, `door de wild`: an adjective after `de` has an ending, unless
// it is a name.
bool weigh_adjective_name(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  if (before == nullptr || before->folded() != "de" || !facts.is(Trait::adjective) ||
      facts.is(Trait::people) || facts.folded.ends_with('e') || !ends_phrase(reading, i))
    return false;
  // Nouns too, but with `het`.
  constexpr std::array<string_view, 16> kNeuter{"wit",  "zwart", "bruin", "rood", "groen", "grijs",
                                                "jong", "goed",  "kwaad", "wild", "klein", "groot",
                                                "lang", "kort",  "wijs",  "hard"};
  if (facts.is(Trait::noun) && !one_of(facts.folded, kNeuter)) return false;
  reading.mask(i, Kind::person, Rule::name_or_word);
  reading.mask(i - 1, Kind::person, Rule::growth);
  return true;
}

// `de boer zei`, `met de graaf`: a trade, or who is called after it.
bool weigh_trade_name(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* article = reading.before(i);
  if (article == nullptr || article->folded() != "de" || !facts.is(Trait::name_word) ||
      !facts.is(Trait::family_name) || facts.is(Trait::first_name))
    return false;
  const Word* next = reading.after(i);
  const Word* before = reading.before(i, 2);
  const bool object =
      before != nullptr && ends_phrase(reading, i) &&
      one_of(before->folded(), std::array<string_view, 7>{"met", "aan", "tegen", "volgens",
                                                          "namens", "door", "tegenover"});
  const bool subject = next != nullptr && next->is(Trait::telling) && opens_clause(reading, i - 1);
  if (!object && !subject) return false;
  reading.hold(i - 1, i + 1, Rule::name_or_word);
  return true;
}

}  // namespace

bool acts_on_somebody(const Reading& reading, std::uint32_t verb) {
  const Word* next = reading.after(verb);
  constexpr std::array<string_view, 8> kVerbs{"heeft", "had",  "wilde", "wil",
                                              "kon",   "liet", "zou",   "moest"};
  constexpr std::array<string_view, 6> kWhom{"mij", "me", "ons", "hem", "hun", "ze"};
  return next != nullptr && one_of(reading.words[verb].folded(), kVerbs) &&
         one_of(next->folded(), kWhom);
}

bool ends_phrase(const Reading& reading, std::uint32_t i) {
  const Word* next = reading.after(i);
  if (next == nullptr || next->masked()) return true;
  if (next->is(Trait::grammar) || next->is(Trait::person_verb) || next->is(Trait::telling))
    return true;
  const WordFacts& facts = *reading.words[i].facts;
  if (next->is(Trait::verb)) return !next->is(Trait::noun) || facts.is(Trait::noun);
  if (next->is(Trait::noun) || next->is(Trait::mass_noun) || next->is(Trait::adjective))
    return facts.is(Trait::noun) && !facts.is(Trait::adjective) && !next->is(Trait::adjective);
  // Participles, plurals and adverbs: nothing is known of them.
  const string_view folded = next->folded();
  return folded.starts_with("ge") || folded.starts_with("be") || folded.starts_with("ver") ||
         facts.is(Trait::noun) || !folded.ends_with("en");
}

bool weigh_slot(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const WordFacts& facts = *word.facts;
  if (facts.is(Trait::grammar) || facts.is(Trait::people) || facts.is(Trait::scheme) ||
      facts.is(Trait::kin) || facts.is(Trait::title) || facts.is(Trait::domain) ||
      facts.number.has_value() || facts.is(Trait::month) || facts.is(Trait::measure) ||
      facts.is(Trait::person_verb) || word.letters < 2)
    return false;
  const bool first = word.opens_sentence && word.shape != Shape::small;
  if (!reading.without_case() && !first) return false;
  if (weigh_subject(reading, i) || weigh_joined(reading, i)) return true;
  if (!reading.without_case()) return false;
  return weigh_second(reading, i) || weigh_likened(reading, i) || weigh_acting_house(reading, i) ||
         weigh_of_department(reading, i) || weigh_bare_noun(reading, i) ||
         weigh_sayer(reading, i) || weigh_object(reading, i) || weigh_inverted(reading, i) ||
         weigh_cleft(reading, i) || weigh_alone(reading, i) || weigh_adjective_name(reading, i) ||
         weigh_trade_name(reading, i);
}

}  // namespace engine::privacy
