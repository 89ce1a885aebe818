// Words that are names too. Masked where the surroundings say it is a name, held
// where they do not say that it is none.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// The `steps` - 1 particles before word i say where: `op de poli`, `in het dorp`.
bool stands_somewhere(const Reading& reading, std::uint32_t i, std::uint32_t steps) {
  constexpr std::array<string_view, 8> kWhere{"op",  "in",   "bij",  "aan",
                                              "uit", "voor", "over", "tot"};
  constexpr std::array<string_view, 2> kArticles{"de", "het"};
  return one_of(reading.words[i + 1 - steps].folded(), kWhere) &&
         one_of(reading.words[i - 1].folded(), kArticles);
}

// Beside a mask: `rob bakker`, `roos mulugeta`.
bool weigh_beside_mask(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (!facts.is_listed_name() || facts.is_everyday() || facts.is(Trait::person_verb)) return false;
  const auto is_name = [](const Word* word) {
    return word != nullptr && word->masked() && word->kind != Kind::number &&
           word->kind != Kind::age && word->kind != Kind::date;
  };
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && !before->masked() && steps < 4)
    before = reading.before(i, ++steps);
  // `haga op de poli`: where somebody is.
  if (steps > 1 && stands_somewhere(reading, i, steps)) return false;
  const bool after_name = is_name(before) && (steps == 1 || !facts.is(Trait::first_name));
  const bool before_name =
      facts.is(Trait::first_name) && is_name(reading.after(i)) && !is_determined(reading, i);
  if (!after_name && !before_name) return false;
  if (steps > 1 && ends_plainly(facts.folded)) return false;
  reading.mask(i, Kind::person, Rule::after_name);
  return true;
}

// `nadejda snoek`, `zoe van meer`: what follows a name at the end of a phrase.
bool weigh_after_name(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (facts.is(Trait::person_verb) || facts.is(Trait::scheme) || facts.is(Trait::kin)) return false;
  const bool plural = reading.without_case() && !facts.is_everyday() && is_plural(reading, i);
  if (!facts.is(Trait::noun) && !facts.is(Trait::mass_noun) && !facts.is(Trait::adjective) &&
      !facts.is(Trait::people) && !facts.is(Trait::family_name) && !plural)
    return false;
  if (facts.is(Trait::grammar) || (facts.is(Trait::people) && !facts.is_listed_name()))
    return false;
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && !before->masked() && steps < 4)
    before = reading.before(i, ++steps);
  if (before == nullptr || !before->masked()) return false;
  if (steps > 1 && stands_somewhere(reading, i, steps)) return false;
  // Where names have capitals, `van de kantine` is none and `parkeer` neither.
  if (!reading.without_case() && reading.words[i].shape == Shape::small &&
      (!facts.is(Trait::family_name) || (steps > 1 && reading.before(i)->folded() != "van")))
    return false;
  // `[persoon 1] van de vakbond`, `[naam 1] parkeer`: said often, and nobody's name.
  const bool article =
      steps > 1 && one_of(reading.before(i)->folded(), std::array<string_view, 2>{"de", "het"});
  if ((article || (facts.is(Trait::verb) && !facts.is(Trait::noun))) && facts.is(Trait::frequent) &&
      !facts.is_listed_name())
    return false;
  // `nadia's sollicitatie`, `[persoon 1] te moeilijk`
  if (before->folded().ends_with("'s") || reading.before(i)->folded() == "te") return false;
  if (before->facts != nullptr && before->kind != Kind::person && before->kind != Kind::name &&
      before->kind != Kind::employer)
    return false;
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || leads_clause(next->folded()) ||
                    next->is(Trait::person_verb) || next->is(Trait::grammar) ||
                    next->folded().starts_with("ge");
  const bool everyday = facts.is_everyday();
  if (steps > 1 && !everyday && !facts.is(Trait::noun)) return false;
  const bool closes = next == nullptr || next->is(Trait::person_verb) || next->is(Trait::telling);
  // `de casemanager, boris vrij, heeft`: a name and nothing else.
  const bool apposed = steps == 1 && next == nullptr && before->after_break && i > 1;
  if (apposed && reading.without_case()) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  // `via [persoon 1] prijs van de afdeling`
  const Word* led = reading.before(i, steps + 1);
  if (reading.without_case() && steps == 1 && led != nullptr && next != nullptr &&
      is_preposition_of_person(led->folded()) && next->folded() == "van" &&
      (facts.is(Trait::noun) || facts.is(Trait::adjective))) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  // `met de naam shirin geluk`
  const Word* cue = reading.before(i, steps + 1);
  if (cue != nullptr && (cue->folded() == "naam" || cue->is(Trait::name_cue)) && steps == 1) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  const bool noun = facts.is(Trait::noun) && !facts.is(Trait::bare);
  const bool plain = facts.is(Trait::bare) || facts.is(Trait::verb);
  if (everyday && plain ? !(closes && (noun || facts.is(Trait::family_name))) : !ends) return false;
  reading.hold(i, Rule::name_or_word);
  return true;
}

bool is_archaic_article(string_view word) { return word == "den" || word == "der"; }

// `op den kamp`, `van der velde`: no article of today; but `op den duur`.
bool is_set_phrase_of_old(string_view word) {
  constexpr std::array<string_view, 9> kWords{"duur",   "lijve", "boze",    "beginne", "vreemde",
                                              "treure", "koste", "huidige", "dag"};
  return one_of(word, kWords);
}

// `ter sprake`, `ten slotte`: they are all there are. Those on -ing are legion.
bool is_set_phrase_with_ter(string_view word) {
  constexpr std::array<string_view, 77> kWords{
      "attentie",  "aarde",         "beschikking", "bestemder",  "bruiloft", "compensatie",
      "controle",  "discussie",     "dood",        "ere",        "elfder",   "gelegenheid",
      "grootte",   "hand",          "handen",      "harte",      "hoogte",   "illustratie",
      "info",      "informatie",    "inzage",      "kennis",     "keuze",    "kwader",
      "goeder",    "nagedachtenis", "ore",         "oriëntatie", "overname", "perse",
      "plaatse",   "plekke",        "preventie",   "sprake",     "stede",    "tafel",
      "vergelijk", "waarde",        "wereld",      "wille",      "zake",     "zee",
      "ziele",     "zijde",         "aanzien",     "bate",       "bedrage",  "behoeve",
      "beste",     "dele",          "deel",        "dienste",    "einde",    "gehore",
      "gevolge",   "goede",         "gronde",      "gunste",     "huize",    "hoogste",
      "koste",     "laatste",       "laste",       "lange",      "minste",   "name",
      "nadele",    "onder",         "onrechte",    "opzichte",   "prooi",    "slotte",
      "spijt",     "strijde",       "tijde",       "tonele",     "voordele"};
  constexpr std::array<string_view, 9> kMore{"val",   "velde",  "volle",  "zeerste", "dans",
                                             "hemel", "eerste", "tweede", "derde"};
  return word.ends_with("ing") || one_of(word, kWords) || one_of(word, kMore);
}

bool is_likely_family(const WordFacts& facts) {
  return facts.is(Trait::family_name) && !facts.is_everyday() && !facts.is(Trait::bare);
}

// `vraag het aan van de hoek`: no two prepositions stand like that; `aan van den
// berg`: and that is no article.
bool weigh_family_particles(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  // `van der meer`: whatever the last word is, the two before it are a name's.
  const Word* second = reading.before(i, 2);
  if (reading.reads_small(i) && second != nullptr && second->folded() == "van" &&
      reading.before(i)->folded() == "der" && !facts.is(Trait::particle)) {
    for (std::uint32_t k = i - 2; k <= i; ++k) reading.mask(k, Kind::person, Rule::growth);
    return true;
  }
  if (facts.is(Trait::grammar) || facts.is(Trait::people)) return false;
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  bool of = false, archaic = false, contracted = false;
  constexpr std::array<string_view, 12> kParticles{"van", "de", "der", "den", "het", "ter",
                                                   "ten", "op", "in",  "'t",  "uit", "aan"};
  while (before != nullptr && steps < 4 && one_of(before->folded(), kParticles)) {
    of = before->folded() == "van";
    archaic = archaic || is_archaic_article(before->folded());
    contracted = contracted || before->folded() == "'t" || before->folded() == "ter" ||
                 before->folded() == "ten";
    before = reading.before(i, ++steps);
  }
  if (steps == 1) return false;
  // `ter braak had geen zin`
  const string_view nearest = reading.before(i)->folded();
  if ((nearest == "ter" || nearest == "ten") && reading.without_case() &&
      !is_set_phrase_with_ter(facts.folded)) {
    reading.hold(i + 1 - steps, i + 1, Rule::name_or_word);
    return true;
  }
  const auto mask_all = [&] {
    for (std::uint32_t k = i + 1 - steps; k <= i; ++k) reading.mask(k, Kind::person, Rule::growth);
  };
  // `de regering-de wever`
  if (reading.words[i + 1 - steps].by_hyphen) {
    mask_all();
    return true;
  }
  // `op den interim`: in Flanders an article like another.
  const bool flemish = nearest == "den" && facts.is(Trait::noun) && !facts.is_listed_name() &&
                       !ends_like_name(facts.folded);
  if (archaic && reading.reads_small(i) && !flemish && !is_set_phrase_of_old(facts.folded)) {
    mask_all();
    return true;
  }
  const bool after_name = before != nullptr && before->masked() &&
                          (before->kind == Kind::person || before->kind == Kind::name);
  const bool titled = before != nullptr && before->is(Trait::title);
  if ((after_name || titled) && contracted && reading.reads_small(i)) {
    mask_all();
    return true;
  }
  const Word* next = reading.after(i);
  const bool acts = next != nullptr && (next->is(Trait::person_verb) || next->is(Trait::telling));
  constexpr std::array<string_view, 12> kBefore{"met",     "aan",    "bij",   "door",
                                                "tegen",   "voor",   "zei",   "naar",
                                                "volgens", "namens", "naast", "over"};
  // `arbeidsdeskundige 't hart kwam`
  if (contracted && reading.without_case() && before != nullptr && acts &&
      (before->is(Trait::kin) || before->is(Trait::title))) {
    reading.hold(i + 1 - steps, i + 1, Rule::name_or_word);
    return true;
  }
  // `zoon van van 't hof`, `naar ter braak`: two prepositions.
  bool doubled = contracted && before != nullptr && is_preposition_of_person(before->folded());
  for (std::uint32_t k = 1; k < steps; ++k)
    doubled = doubled || (reading.words[i - k].folded() == "van" && k + 1 < steps &&
                          reading.words[i - k - 1].folded() == "van");
  if (doubled && reading.without_case()) {
    reading.hold(i + 1 - steps, i + 1, Rule::name_or_word);
    return true;
  }
  // `van 't hof`
  if (contracted && reading.without_case() &&
      (of ? facts.is(Trait::family_name) : is_likely_family(facts))) {
    reading.hold(i + 1 - steps, i + 1, Rule::name_or_word);
    return true;
  }
  if (!of) return false;
  const bool object = before != nullptr && one_of(before->folded(), kBefore);
  const bool subject = (before == nullptr || leads_clause(before->folded())) && acts &&
                       (!facts.is(Trait::common) || next->is(Trait::telling)) &&
                       (facts.is_listed_name() || !facts.is(Trait::bare));
  if (!object && !subject) return false;
  reading.hold(i + 1 - steps, i + 1, Rule::name_or_word);
  return true;
}

void weigh_bare(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (facts.is(Trait::people) || facts.is(Trait::person_verb)) return;
  const bool first_name = facts.is(Trait::first_name);
  if (is_determined(reading, i)) return;
  const Word* next = reading.after(i);
  const Word* before = reading.before(i);
  const bool acts = next != nullptr && next->is(Trait::person_verb);
  if (!first_name) {
    if (is_occupation(reading, i)) return;
    if (facts.is(Trait::name_word) && before != nullptr &&
        one_of(before->folded(), std::array<string_view, 5>{"als", "te", "op", "in", "per"}))
      return;
    // Plurals and verbs stand bare; a family name does so where it acts.
    if (!facts.is(Trait::noun) && ends_plainly(facts.folded) &&
        (!facts.folded.ends_with('s') || is_plural(reading, i)) &&
        !(acts && starts_clause(reading, i) && !facts.is(Trait::common)))
      return;
  }
  if (first_name && !facts.is(Trait::common) && !facts.is(Trait::name_word))
    reading.mask(i, Kind::person, Rule::name_or_word);
  else
    reading.hold(i, Rule::name_or_word);
}

// `gaat het`, `was hij`: the subject comes after the verb.
bool is_followed_by_pronoun(const Reading& reading, std::uint32_t verb) {
  const Word* next = reading.after(verb);
  constexpr std::array<string_view, 10> kWho{"ik",  "je", "jij", "hij", "ze",
                                             "zij", "we", "wij", "er",  "u"};
  if (next == nullptr) return false;
  return one_of(next->folded(), kWho) ||
         (next->folded() == "het" && !reading.words[verb].is(Trait::telling));
}

// `zei`, `vroeg`; not `hoort erbij`, `geeft rust`.
bool is_done_by_people(const Word& verb) {
  constexpr std::array<string_view, 14> kAlsoThings{"hoort", "geeft", "gaf",   "helpt", "hielp",
                                                    "doet",  "deed",  "neemt", "werkt", "liep",
                                                    "zit",   "zat",   "las",   "bracht"};
  return verb.is(Trait::telling) && !one_of(verb.folded(), kAlsoThings);
}

// A word on no list where a name could stand: `horizon heeft mij ontslagen`.
void weigh_unlisted(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const WordFacts& facts = *word.facts;
  if (!facts.is(Trait::in_lexicon) || facts.is_everyday() || facts.is(Trait::person_verb) ||
      facts.number.has_value() || facts.is(Trait::kin) || facts.is(Trait::month) ||
      facts.is(Trait::measure) || word.letters < 3)
    return;
  if (facts.is(Trait::compound) && ends_like_name(facts.folded) && !is_determined(reading, i) &&
      !is_occupation(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return;
  }
  if (!reading.without_case() && !(word.shape == Shape::capital && word.opens_sentence)) return;
  const Word* next = reading.after(i);
  if (next == nullptr || !next->is(Trait::person_verb) || !starts_clause(reading, i)) return;
  // `Schrijnend was het`, `Kleermaker was hij`
  if (is_followed_by_pronoun(reading, i + 1)) return;
  // `Heimwee is niet genoeg`: with a capital only where somebody must be meant.
  if (!reading.without_case() && !is_done_by_people(*next) && !acts_on_somebody(reading, i + 1))
    return;
  const bool noun = facts.is(Trait::noun);
  if (!noun && (ends_plainly(facts.folded) || looks_like_verb(facts.folded))) return;
  if (facts.is(Trait::common) && !facts.is(Trait::name_word)) return;
  reading.hold(i, Rule::name_or_word);
}

}  // namespace

void weigh_names(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || word.letters < 2) continue;
    const WordFacts& facts = *word.facts;
    if (facts.is(Trait::added)) continue;
    weigh_street(reading, i);
    if (word.masked() || is_set_pair(reading, i)) continue;
    // `meester [persoon 1]`: the title itself says nothing.
    if (const Word* next = reading.after(i);
        facts.is(Trait::title) && next != nullptr && next->masked())
      continue;
    if (facts.is(Trait::little_name)) weigh_little_name(reading, i);
    if (word.masked()) continue;
    if (weigh_spoken_to(reading, i)) continue;
    if (weigh_cue(reading, i) || weigh_introduced(reading, i) || weigh_apposed(reading, i) ||
        weigh_beside_mask(reading, i))
      continue;
    weigh_institution(reading, i);
    if (word.masked() || weigh_house(reading, i)) continue;
    if (weigh_employer(reading, i) || weigh_place(reading, i)) continue;
    if (weigh_family_particles(reading, i) || weigh_after_name(reading, i) ||
        weigh_slot(reading, i))
      continue;
    if (facts.is_everyday()) continue;
    if (facts.is_listed_name())
      weigh_bare(reading, i);
    else
      weigh_unlisted(reading, i);
  }
}

}  // namespace engine::privacy
