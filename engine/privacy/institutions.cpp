// Houses, firms, schools and streets by the words that stand beside their names.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

bool may_be_part(const WordFacts& facts) {
  return !facts.is(Trait::grammar) && !facts.is(Trait::people) && !facts.is(Trait::scheme) &&
         !facts.is(Trait::kin) && !facts.is(Trait::title) && !facts.is(Trait::added) &&
         !facts.is(Trait::person_verb) && !facts.number.has_value() &&
         !facts.is(Trait::institution);
}

bool is_naming_article(string_view word) {
  constexpr std::array<string_view, 9> kWords{"de",  "het", "'t", "t", "van",
                                              "der", "den", "el", "in"};
  return one_of(word, kWords);
}

bool is_institution(const Word& word) {
  if (word.is(Trait::institution)) return true;
  constexpr std::array<string_view, 7> kEndings{"bedrijf", "fabriek", "handel", "bureau",
                                                "college", "school",  "centrum"};
  const string_view folded = word.folded();
  return word.letters > 9 &&
         std::ranges::any_of(kEndings, [&](string_view e) { return folded.ends_with(e); });
}

// Whose name is said after it with an article: `basisschool de regenboog`. Not
// `op school de hele dag`.
bool names_with_article(const Word& word) {
  return is_institution(word) &&
         !one_of(word.folded(),
                 std::array<string_view, 6>{"bedrijf", "wijk", "buurt", "dorp", "haven", "bar"});
}

// Word i is a kind of house; its name follows, or was masked.
void weigh_name_after(Reading& reading, std::uint32_t i) {
  std::uint32_t at = i + 1;
  bool article = false;
  while (at < reading.size() && !reading.breaks_before(at) && !reading.words[at].masked() &&
         is_naming_article(reading.words[at].folded()) && at < i + 4) {
    article = true;
    ++at;
  }
  if (at >= reading.size() || reading.breaks_before(at)) return;
  const Word& name = reading.words[at];
  if (name.masked()) {
    // `restaurant anatolia`: the kind is part of the name, but for `in` and `van`.
    const bool named = !article && name.facts != nullptr &&
                       (name.kind == Kind::person || name.kind == Kind::name ||
                        name.kind == Kind::employer || name.kind == Kind::place);
    if (named || (article && name.shape == Shape::capital))
      reading.mask(i, Kind::employer, Rule::growth);
    return;
  }
  const WordFacts& facts = *name.facts;
  if (!reading.without_case()) return;
  if (!may_be_part(facts) || (article && !names_with_article(reading.words[i]))) return;
  // `transportbedrijf van wijk`, but `het bedrijf van mijn vader`, `de kerk in de stad`.
  const string_view first = reading.words[i + 1].folded();
  const bool alone = at == i + 2 && first == "van" && reading.words[i].letters > 8 &&
                     !facts.is(Trait::bare) && ends_phrase(reading, at);
  if (article && (first == "van" || first == "in") && !alone) return;
  // `schoonmaakbedrijf blinkend`
  if (!article && reading.words[i].letters > 9 && !facts.is(Trait::verb) &&
      !facts.is(Trait::telling)) {
    reading.hold(i, at + 1, Rule::employer_or_word);
    return;
  }
  const bool noun = facts.is(Trait::noun) || facts.is(Trait::compound) ||
                    facts.is(Trait::institution_name) || facts.is_listed_name();
  if (article ? !noun || !ends_phrase(reading, at)
              : !(noun || facts.is(Trait::adjective)) || facts.is(Trait::bare) ||
                    facts.is(Trait::verb) || !is_institution(reading.words[i]))
    return;
  if (article && facts.is(Trait::institution_name)) {
    for (std::uint32_t k = i + 1; k <= at; ++k)
      reading.mask(k, Kind::employer, Rule::employer_or_word);
    return;
  }
  reading.hold(i, at + 1, Rule::employer_or_word);
}

// `summa college`, `vrije universiteit`: two nouns side by side are one name.
void weigh_name_before(Reading& reading, std::uint32_t i) {
  constexpr std::array<string_view, 6> kHeads{"college",   "universiteit", "lyceum",
                                              "gymnasium", "academie",     "zorggroep"};
  if (!one_of(reading.words[i].folded(), kHeads)) return;
  const Word* before = reading.before(i);
  if (before == nullptr || before->masked() || !may_be_part(*before->facts)) return;
  const WordFacts& facts = *before->facts;
  if (!facts.is(Trait::noun) && !facts.is(Trait::mass_noun) && !facts.is_listed_name() &&
      !facts.is(Trait::compound) && facts.folded != "vrije" && facts.folded != "open")
    return;
  reading.mask(i - 1, Kind::employer, Rule::employer_or_word);
  reading.mask(i, Kind::employer, Rule::growth);
}

bool is_church(string_view word) {
  return (word.ends_with("kerk") && word.size() > 6) || word.ends_with("moskee") ||
         (word.ends_with("kathedraal") && word.size() > 10);
}

// `we kennen elkaar van de schakel`
bool weigh_institution_name(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* article = reading.before(i);
  const Word* before = reading.before(i, 2);
  if (!facts.is(Trait::institution_name) || article == nullptr || before == nullptr ||
      !one_of(article->folded(), std::array<string_view, 3>{"de", "het", "'t"}) ||
      !ends_phrase(reading, i))
    return false;
  constexpr std::array<string_view, 7> kPrepositions{"bij", "van",  "via", "vanuit",
                                                     "op",  "door", "naar"};
  if (!one_of(before->folded(), kPrepositions)) return false;
  constexpr std::array<string_view, 7> kFrom{"directeur",  "collega's", "iemand", "docent",
                                             "begeleider", "mensen",    "filiaal"};
  const Word* whose = reading.before(i, 3);
  const bool of = whose != nullptr && one_of(whose->folded(), kFrom);
  const bool work =
      before->folded() == "bij" || before->folded() == "via" || before->folded() == "vanuit";
  const bool about =
      sentence_has(reading, i, is_work_word) || sentence_has(reading, i, [](string_view w) {
        return w.starts_with("kinder") || w.starts_with("elkaar") || w == "traject";
      });
  // `mijn dochter zit op de klimop`, `naar de ark voor dagbesteding`
  const bool attends =
      one_of(before->folded(), std::array<string_view, 3>{"op", "naar", "van"}) &&
      sentence_has(reading, i, [](string_view w) {
        constexpr std::array<string_view, 14> kWords{
            "dochter", "zoon",   "zoontje",      "dochtertje", "kind",        "school", "klas",
            "opvang",  "docent", "dagbesteding", "juf",        "begeleiding", "lessen", "bewoners"};
        return one_of(w, kWords);
      });
  if (!of && !attends && !(work && about) && !(before->folded() == "op" && about)) return false;
  reading.hold(i, Rule::employer_or_word);
  return true;
}

bool is_living_there(string_view word) { return word.starts_with("woon") || word == "wonen"; }

// `ik woon aan de zonnedauw`, `op de zonnedauw 12`
bool weigh_address_word(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (!facts.is(Trait::noun) && !facts.is(Trait::compound) && !facts.is_listed_name()) return false;
  if (facts.is(Trait::bare) || facts.is(Trait::measure) || facts.is(Trait::plain_street) ||
      is_institution(reading.words[i]))
    return false;
  const Word* article = reading.before(i);
  const Word* before = reading.before(i, 2);
  const bool there = article != nullptr && before != nullptr && article->folded() == "de" &&
                     one_of(before->folded(), std::array<string_view, 2>{"aan", "op"});
  const bool numbered = i + 1 < reading.size() && !reading.breaks_before(i + 1) &&
                        reading.words[i + 1].digits > 0 && reading.words[i + 1].digits < 5;
  const bool named = !facts.is_everyday() && sentence_has(reading, i, is_living_there);
  const bool adres =
      article != nullptr && sentence_has(reading, i, [](string_view w) { return w == "adres"; });
  if (!(there && (numbered || named)) && !(adres && numbered)) return false;
  reading.mask(i, Kind::place, Rule::place_or_word);
  return true;
}

// `aan de oude gracht`, `in de lange nieuwstraat`
void grow_street(Reading& reading, std::uint32_t i) {
  constexpr std::array<string_view, 14> kFirst{
      "oude",  "nieuwe",   "lange",    "korte", "hoge",   "lage",         "prinses",
      "prins", "koningin", "generaal", "sint",  "eerste", "burgemeester", "dokter"};
  const Word* before = reading.before(i);
  if (before == nullptr || before->masked()) return;
  if (!one_of(before->folded(), kFirst)) return;
  if (!reading.words[i].masked()) {
    const Word* preposition = reading.before(i, 3);
    if (before->folded() == "eerste" || preposition == nullptr ||
        !one_of(preposition->folded(), std::array<string_view, 3>{"aan", "op", "in"}))
      return;
    reading.mask(i, Kind::place, Rule::place_or_word);
  }
  reading.mask(i - 1, Kind::place, Rule::growth);
}

}  // namespace

void weigh_street(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const string_view folded = word.folded();
  constexpr std::array<string_view, 9> kPlain{"gracht", "markt", "weg",   "dijk",  "straat",
                                              "laan",   "kade",  "plein", "singel"};
  if (one_of(folded, kPlain)) grow_street(reading, i);
  if (word.is(Trait::plain_street) || word.masked()) return;
  const Word* next = reading.after(i);
  const bool numbered = next != nullptr && next->digits > 0;
  if (word.is(Trait::verb) && !word.is(Trait::noun)) return;
  if (!ends_like_street(folded) && !(numbered && may_be_street(folded))) return;
  // `ik overdreef`: no street stands after its subject.
  const Word* before = reading.before(i);
  if (folded.ends_with("dreef") && before != nullptr && before->is(Trait::grammar) &&
      !before->is(Trait::determiner) &&
      !one_of(before->folded(), std::array<string_view, 4>{"op", "aan", "in", "van"}))
    return;
  reading.mask(i, Kind::place, Rule::growth);
  grow_street(reading, i);
}

void weigh_institution(Reading& reading, std::uint32_t i) {
  // `Restaurant Anatolia`: a capital of its own, or of the sentence.
  const bool first = reading.words[i].opens_sentence && reading.words[i].shape == Shape::capital;
  if (!reading.without_case() && !first) return;
  if (is_institution(reading.words[i])) weigh_name_after(reading, i);
  if (!reading.words[i].masked()) weigh_name_before(reading, i);
}

bool weigh_house(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (is_church(facts.folded) && (facts.is(Trait::compound) || facts.is_listed_name())) {
    reading.mask(i, Kind::name, Rule::name_or_word);
    return true;
  }
  return reading.without_case() &&
         (weigh_address_word(reading, i) || weigh_institution_name(reading, i));
}

}  // namespace engine::privacy
