// How Dutch tells a name from a word: determiners, endings, prepositions.
#include "engine/privacy/surroundings.hpp"
#include "engine/privacy/steps.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// An adjective, number or small word that may stand between determiner and noun.
bool may_qualify(const Word& word) {
  if (word.masked() || word.is(Trait::person_verb) || word.is(Trait::kin)) return false;
  const string_view folded = word.folded();
  if (one_of(folded, std::array<string_view, 8>{"heel", "erg", "echt", "zo", "best", "vrij", "nog",
                                                "beetje"}))
    return true;
  if (word.is(Trait::grammar)) return false;
  return folded.size() > 3 && (folded.ends_with('e') || folded.ends_with("er") ||
                               folded.ends_with("en") || word.is(Trait::people));
}

// `via dat loket`: after a preposition `dat` is no conjunction.
bool follows_preposition(const Reading& reading, std::uint32_t i, std::uint32_t steps) {
  const Word* before = reading.before(i, steps + 1);
  constexpr std::array<string_view, 15> kWords{"in",  "op",   "via",   "bij",  "van",
                                               "met", "voor", "naar",  "over", "door",
                                               "uit", "aan",  "tegen", "na",   "achter"};
  return before != nullptr && one_of(before->folded(), kWords);
}

}  // namespace

// By its ending no noun in the singular, or one that stands bare: begeleiding,
// solliciteren, mogelijk, ziekte.
bool ends_plainly(string_view word) {
  constexpr std::array<string_view, 30> kEndings{
      "en",    "ing",  "heid", "lijk", "lijke", "ig",    "ige",   "baar", "isme",  "teit",
      "schap", "loos", "zaam", "tie",  "sie",   "eerd",  "eerde", "eert", "isch",  "ische",
      "s",     "ief",  "ieve", "eel",  "ele",   "kunde", "zorg",  "werk", "matig", "vol"};
  return std::ranges::any_of(kEndings, [&](string_view e) { return word.ends_with(e); });
}

bool looks_like_verb(string_view word) {
  return word.ends_with("de") || word.ends_with("te") || word.ends_with("t") ||
         word.ends_with("den") || word.ends_with("ten");
}

// Part of the name of a place or a family: Veldkamp, Zandhuis, Ibisdreef.
bool ends_like_name(string_view word) {
  constexpr std::array<string_view, 42> kEndings{
      "kamp",  "berg",  "burg",   "dijk",  "veld",  "man",   "mans",   "hof",    "horst",
      "bos",   "broek", "brink",  "laar",  "hout",  "dorp",  "donk",   "rode",   "heuvel",
      "zand",  "oord",  "kerk",   "stein", "beek",  "voort", "drecht", "loo",    "mond",
      "sluis", "molen", "meijer", "boer",  "smit",  "stra",  "sma",    "huizen", "wijk",
      "dam",   "haven", "land",   "meer",  "vliet", "steen"};
  return std::ranges::any_of(kEndings, [&](string_view e) { return word.ends_with(e); });
}

bool ends_like_street(string_view word) {
  constexpr std::array<string_view, 9> kEndings{
      "straat", "laan", "gracht", "dreef", "singel", "kade", "steeg", "plantsoen", "boulevard"};
  return std::ranges::any_of(
      kEndings, [&](string_view e) { return word.ends_with(e) && word.size() > e.size(); });
}

bool may_be_street(string_view word) {
  constexpr std::array<string_view, 8> kEndings{"weg", "plein", "dijk", "hof",
                                                "pad", "park",  "wal",  "markt"};
  return std::ranges::any_of(
      kEndings, [&](string_view e) { return word.ends_with(e) && word.size() > e.size(); });
}

bool is_weekday(string_view word) {
  constexpr std::array<string_view, 7> kDays{"maandag", "dinsdag",  "woensdag", "donderdag",
                                             "vrijdag", "zaterdag", "zondag"};
  return one_of(word, kDays);
}

bool leads_clause(string_view word) {
  constexpr std::array<string_view, 18> kWords{
      "en",  "maar",  "want", "dus",     "of",    "toen",    "nou", "ja", "nee",
      "dat", "omdat", "als",  "terwijl", "nadat", "voordat", "tot", "eh", "ehm"};
  return one_of(word, kWords);
}

bool starts_clause(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  return before == nullptr || (leads_clause(before->folded()));
}

bool is_preposition_of_person(string_view word) {
  constexpr std::array<string_view, 14> kWords{"met",    "aan",  "van",     "bij",      "tegen",
                                               "voor",   "naar", "door",    "over",     "naast",
                                               "namens", "via",  "volgens", "tegenover"};
  return one_of(word, kWords);
}

// Used as an ordinary noun: `de kok`, `een goede kok`. First names only with an
// article: `mijn roos`, `dat mark het deed` say nothing.
bool is_determined(const Reading& reading, std::uint32_t i) {
  // `de vries`: neither noun nor adjective, so that the article is part of a name.
  const WordFacts& facts = *reading.words[i].facts;
  const string_view itself = facts.folded;
  if (!facts.is(Trait::noun) && !facts.is(Trait::adjective) && !facts.is(Trait::compound) &&
      !(itself.ends_with('s') && is_plural(reading, i)) && !itself.ends_with('e') &&
      !itself.ends_with('n') && itself.size() <= 9)
    return false;
  const bool first_name = reading.words[i].is(Trait::first_name);
  for (std::uint32_t steps = 1; steps <= 3; ++steps) {
    const Word* before = reading.before(i, steps);
    if (before == nullptr || before->masked()) return false;
    const string_view folded = before->folded();
    if (first_name) {
      if (one_of(folded, std::array<string_view, 11>{"de", "het", "een", "'n", "n", "geen", "deze",
                                                     "elke", "'t", "zo'n", "der"}))
        return true;
      // `die hele hal`; `dat mark het deed` says nothing.
      if (steps > 1 && one_of(folded, std::array<string_view, 3>{"die", "dit", "dat"})) return true;
    } else if (folded == "dat" ? follows_preposition(reading, i, steps)
                               : folded != "je" && before->is(Trait::determiner)) {
      // `die bakker was altijd te laat`: somebody, or the man who bakes.
      return !(folded == "die" && steps == 1 && reading.without_case() && facts.is_listed_name() &&
               !facts.is(Trait::common));
    }
    if (!may_qualify(*before)) return false;
  }
  return false;
}

// `hij is kok`, `als kok`, `ik word kapper`.
bool is_occupation(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  if (before == nullptr) return false;
  if (one_of(before->folded(), std::array<string_view, 2>{"als", "tot"})) return true;
  const string_view itself = reading.words[i].folded();
  // `die wil later rechter worden`
  const Word* next = reading.after(i);
  constexpr std::array<string_view, 5> kBecome{"worden", "wordt", "geworden", "geweest", "word"};
  if (next != nullptr && one_of(next->folded(), kBecome) &&
      (reading.words[i].is(Trait::noun) || reading.words[i].is(Trait::name_word)))
    return true;
  constexpr std::array<string_view, 21> kEndings{
      "cus",  "er",   "aar", "ier",  "ist",   "eur",  "ent",     "or",    "loog",   "man", "vrouw",
      "ster", "arts", "kok", "smid", "coach", "loot", "meester", "wacht", "knecht", "chef"};
  if (!std::ranges::any_of(kEndings, [&](string_view e) { return itself.ends_with(e); }) ||
      one_of(itself, std::array<string_view, 4>{"beer", "meer", "peer", "otter"}))
    return false;
  if (one_of(before->folded(),
             std::array<string_view, 10>{"ben", "is", "was", "word", "wordt", "werd", "bent",
                                         "zijn", "waren", "geen"})) {
    const Word* earlier = reading.before(i, 2);
    // `ik ben kok`, `toen was hij kok`; not `daar is kok`.
    return earlier != nullptr &&
           one_of(earlier->folded(),
                  std::array<string_view, 12>{"ik", "hij", "zij", "ze", "die", "man", "vader",
                                              "moeder", "vrouw", "broer", "je", "oom"});
  }
  const Word* earlier = reading.before(i, 2);
  return earlier != nullptr &&
         one_of(before->folded(), std::array<string_view, 4>{"hij", "ik", "ze", "zij"}) &&
         one_of(earlier->folded(), std::array<string_view, 3>{"was", "is", "werd"});
}

bool is_work_word(string_view word) {
  return word.starts_with("werk") || word.starts_with("gewerkt") || word.starts_with("baan") ||
         word.starts_with("contract") || word.starts_with("stage") ||
         word.starts_with("sollicit") || word.starts_with("gesolliciteerd") ||
         word.starts_with("begonnen") || word.starts_with("aangenomen") ||
         word.starts_with("uitzend") || word.starts_with("ontslag") || word == "dienst" ||
         word.starts_with("vacature") || word.starts_with("magazijn") || word == "chef";
}

bool is_living_word(string_view word) {
  return word.starts_with("woon") || word.starts_with("gewoond") || word.starts_with("wonen") ||
         word.starts_with("geboren") || word.starts_with("opgegroeid") ||
         word.starts_with("verhuis") || word.starts_with("kom") || word.starts_with("kwam") ||
         word.starts_with("reis") || word == "zit" || word == "zat" || word.starts_with("vandaan");
}

// `ik twijfel`, `snapt je`: a verb that is a noun too.
bool is_plural(const Reading& reading, std::uint32_t i) {
  std::string_view word = reading.words[i].folded();
  // `kans` is no plural of `kan`.
  if (!word.ends_with('s') || reading.words[i].is(Trait::noun)) return false;
  word.remove_suffix(1);
  if (word.ends_with('\'')) word.remove_suffix(1);
  if (word.empty()) return false;
  const std::string singular{word};
  const WordFacts& facts = reading.vocabulary().facts(singular);
  return facts.is(Trait::noun) || facts.is(Trait::kin);
}

bool is_verbal(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  constexpr std::array<string_view, 9> kWho{"ik",  "je", "jij", "hij", "ze",
                                            "zij", "we", "wij", "u"};
  return (before != nullptr && (one_of(before->folded(), kWho) || before->folded() == "te")) ||
         (next != nullptr && one_of(next->folded(), std::array<string_view, 3>{"ik", "je", "jij"}));
}

bool is_set_pair(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  if (before == nullptr) return false;
  struct Pair {
    string_view first, second;
  };
  constexpr std::array<Pair, 16> kPairs{{{"met", "name"},
                                         {"bij", "name"},
                                         {"ten", "name"},
                                         {"op", "zee"},
                                         {"aan", "zee"},
                                         {"naar", "zee"},
                                         {"z'n", "allen"},
                                         {"zijn", "allen"},
                                         {"ons", "allen"},
                                         {"hun", "allen"},
                                         {"jullie", "allen"},
                                         {"met", "allen"},
                                         {"bij", "wijze"},
                                         {"in", "zee"},
                                         {"op", "maat"},
                                         {"op", "slot"}}};
  return std::ranges::any_of(kPairs, [&](const Pair& pair) {
    return before->folded() == pair.first && reading.words[i].folded() == pair.second;
  });
}

// per stuk, te voet, als kok: a bare noun that is no name.
bool is_set_phrase(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  return before != nullptr &&
         one_of(before->folded(), std::array<string_view, 8>{"per", "als", "te", "ter", "ten",
                                                             "zonder", "op", "qua"});
}

}  // namespace engine::privacy
