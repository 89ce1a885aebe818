// Words that are names too. Masked where the surroundings say it is a name, held
// where they do not say that it is none.
#include <algorithm>
#include <array>

#include "engine/privacy/steps.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

template <std::size_t N>
bool one_of(string_view word, const std::array<string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

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
  constexpr std::array<string_view, 12> kWords{"met",  "aan",  "van",  "bij",   "tegen",  "voor",
                                               "naar", "door", "over", "naast", "namens", "via"};
  return one_of(word, kWords);
}

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

// Used as an ordinary noun: `de kok`, `een goede kok`. First names only with an
// article: `mijn roos`, `dat mark het deed` say nothing.
bool is_determined(const Reading& reading, std::uint32_t i) {
  // `de vries`: neither noun nor adjective, so that the article is part of a name.
  const WordFacts& facts = *reading.words[i].facts;
  const string_view itself = facts.folded;
  if (!facts.is(Trait::noun) && !facts.is(Trait::adjective) && !facts.is(Trait::compound) &&
      !itself.ends_with('s') && !itself.ends_with('e') && !itself.ends_with('n') &&
      itself.size() <= 9)
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
    } else if (folded != "je" && folded != "dat" && before->is(Trait::determiner)) {
      return true;
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

template <class Test>
bool sentence_has(const Reading& reading, std::uint32_t i, Test test) {
  std::uint32_t first = i;
  while (first > 0 && !reading.words[first].opens_sentence) --first;
  for (std::uint32_t at = first; at < reading.size(); ++at) {
    if (at > first && reading.words[at].opens_sentence) break;
    if (at != i && test(reading.words[at].folded())) return true;
  }
  return false;
}

// After `mevrouw`, `meneer van de`, `heet`: a name, unless it is plain grammar.
bool follows_introduction(const Reading& reading, std::uint32_t i, bool& weak) {
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && !before->is(Trait::title) && steps < 4)
    before = reading.before(i, ++steps);
  if (before == nullptr) return false;
  if (before->is(Trait::title)) return true;
  if (steps == 1 && before->is(Trait::kin)) {
    weak = true;
    return true;
  }
  return false;
}

// `ik heet zand`, `zo heet hij: roos`, `haar naam is wortel`.
bool follows_cue(const Reading& reading, std::uint32_t i) {
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && steps < 4)
    before = reading.before(i, ++steps);
  if (before == nullptr) return false;
  if (before->is(Trait::name_cue)) return true;
  const Word* earlier = reading.before(i, steps + 1);
  if (earlier == nullptr) return false;
  if (earlier->is(Trait::name_cue))
    return one_of(before->folded(),
                  std::array<string_view, 7>{"hij", "zij", "ze", "ik", "is", "was", "die"});
  return earlier->folded() == "naam" &&
         one_of(before->folded(), std::array<string_view, 3>{"is", "was", "luidt"});
}

bool weigh_cue(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (!follows_cue(reading, i) || facts.is(Trait::added)) return false;
  if (facts.is(Trait::grammar) && !(facts.is(Trait::little_name) && facts.folded != "al"))
    return false;
  if (facts.is(Trait::people) && !facts.is_listed_name()) return false;
  reading.mask(i, Kind::person, Rule::after_title);
  return true;
}

bool weigh_introduced(Reading& reading, std::uint32_t i) {
  bool weak = false;
  if (!follows_introduction(reading, i, weak)) return false;
  const WordFacts& facts = *reading.words[i].facts;
  const Word* next = reading.after(i);
  const bool acts = next != nullptr && next->is(Trait::person_verb);
  if (facts.is(Trait::grammar) && !facts.is(Trait::little_name)) return false;
  if (facts.is(Trait::title)) return false;
  const bool plain =
      facts.is_everyday() || facts.is(Trait::person_verb) || facts.is(Trait::grammar);
  if (plain) {
    if (!facts.is_listed_name() || !acts || facts.is(Trait::added)) return false;
    reading.mask(i, Kind::person, Rule::after_title);
    return true;
  }
  if (weak) {
    if (!facts.is_listed_name() || (!facts.is(Trait::first_name) && ends_plainly(facts.folded)))
      return false;
    reading.mask(i, Kind::person, Rule::after_title);
    return true;
  }
  if (facts.is_listed_name()) {
    reading.mask(i, Kind::person, Rule::after_title);
    return true;
  }
  if (reading.without_case() && !ends_plainly(facts.folded) && !looks_like_verb(facts.folded))
    reading.hold(i, Rule::name_or_word);
  return true;
}

// A little word that is a first name: `ben zei dat`, `ik belde met wil`.
void weigh_little_name(Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || leads_clause(next->folded()) || next->is(Trait::person_verb);
  const string_view folded = reading.words[i].folded();
  if (before != nullptr && is_preposition_of_person(before->folded()) && ends &&
      !(folded == "al" || folded == "an" || folded == "door")) {
    reading.mask(i, Kind::person, Rule::little_name);
    return;
  }
  constexpr std::array<string_view, 14> kTold{"zei",   "zegt",  "vroeg",  "vraagt",   "belde",
                                              "belt",  "heet",  "heette", "vertelde", "riep",
                                              "werkt", "woont", "kwam",   "dacht"};
  if (starts_clause(reading, i) && next != nullptr && one_of(next->folded(), kTold) &&
      folded != "al" && folded != "toen") {
    reading.mask(i, Kind::person, Rule::little_name);
    return;
  }
  // `toen zei toon dat`
  constexpr std::array<string_view, 8> kInverted{"zei",   "vroeg",  "belde",    "riep",
                                                 "dacht", "heette", "vertelde", "kwam"};
  if (before != nullptr && one_of(before->folded(), kInverted) && ends && folded != "al" &&
      folded != "door" && folded != "toon") {
    reading.mask(i, Kind::person, Rule::little_name);
    return;
  }
  if (before != nullptr && one_of(before->folded(), kInverted) && folded == "toon") {
    reading.mask(i, Kind::person, Rule::little_name);
    return;
  }
  // `ben` without `ik` near it.
  if (folded == "ben" && starts_clause(reading, i) && next != nullptr &&
      next->is(Trait::person_verb))
    reading.mask(i, Kind::person, Rule::little_name);
}

// `ik kom uit best`, `we wonen in echt`.
bool weigh_place(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  if (before == nullptr || facts.is(Trait::grammar) || facts.is(Trait::people)) return false;
  const bool strict =
      one_of(before->folded(), std::array<string_view, 4>{"uit", "te", "vanuit", "richting"});
  if (!strict && !one_of(before->folded(),
                         std::array<string_view, 5>{"in", "naar", "rond", "bij", "gemeente"}))
    return false;
  const Word* next = reading.after(i);
  const bool ends =
      next == nullptr || leads_clause(next->folded()) || is_living_word(next->folded());
  const bool living = sentence_has(reading, i, is_living_word);
  const bool listed = facts.is(Trait::place_name);
  if (facts.is_everyday()) {
    // Everyday words: only where nothing but a place can stand.
    if (!listed || !ends || before->folded() == "te" || facts.folded.size() < 3) return false;
    if (!living && !reading.without_case() && before->folded() != "gemeente") return false;
  } else if (listed) {
    if (before->folded() == "te" && ends_plainly(facts.folded)) return false;
  } else if (!living || !ends || ends_plainly(facts.folded) || before->folded() == "bij" ||
             !facts.is(Trait::in_lexicon) || facts.is(Trait::scheme) ||
             facts.is(Trait::person_verb)) {
    return false;
  }
  reading.hold(i, Rule::place_or_word);
  return true;
}

// `ik werkte bij kring`: a bare noun where an employer stands.
bool weigh_employer(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  if (before == nullptr || before->folded() != "bij" || facts.is(Trait::grammar)) return false;
  const bool work = sentence_has(reading, i, is_work_word);
  if (facts.is(Trait::firm)) {
    if (facts.is_everyday() && !work) return false;
    reading.mask(i, Kind::employer, Rule::employer_or_word);
    return true;
  }
  if (facts.is_everyday() || (ends_plainly(facts.folded) && !facts.is(Trait::noun)) || !work ||
      facts.number.has_value() || facts.is(Trait::kin))
    return false;
  reading.hold(i, Rule::employer_or_word);
  return true;
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
  if (!facts.is(Trait::noun) && !facts.is(Trait::adjective) && !facts.is(Trait::people))
    return false;
  if ((facts.is(Trait::grammar) || facts.is(Trait::people)) && !facts.is_listed_name())
    return false;
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && !before->masked() && steps < 4)
    before = reading.before(i, ++steps);
  if (before == nullptr || !before->masked()) return false;
  if (before->facts != nullptr && before->kind != Kind::person && before->kind != Kind::name &&
      before->kind != Kind::employer)
    return false;
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || leads_clause(next->folded()) ||
                    next->is(Trait::person_verb) || next->is(Trait::grammar);
  const bool everyday = facts.is_everyday();
  if (steps > 1 && !everyday && !facts.is(Trait::noun)) return false;
  if (everyday ? !(next == nullptr || next->is(Trait::person_verb)) || !facts.is_listed_name()
               : !ends)
    return false;
  reading.hold(i, Rule::name_or_word);
  return true;
}

// `vraag het aan rood`: no adjective stands alone after such a word.
bool weigh_adjective(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (!reading.without_case() || !facts.is(Trait::adjective) || facts.is(Trait::grammar) ||
      !facts.is_listed_name() || facts.is(Trait::people))
    return false;
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || leads_clause(next->folded()) ||
                    next->is(Trait::person_verb) || is_preposition_of_person(next->folded());
  constexpr std::array<string_view, 6> kAfter{"met", "aan", "tegen", "door", "volgens", "namens"};
  const bool object = before != nullptr && one_of(before->folded(), kAfter) && ends;
  const bool subject =
      starts_clause(reading, i) && next != nullptr && next->is(Trait::person_verb) &&
      !one_of(next->folded(), std::array<string_view, 8>{"is", "was", "wordt", "werd", "vond",
                                                         "vindt", "ging", "gaat"});
  if (!object && !subject) return false;
  reading.hold(i, Rule::name_or_word);
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
    if (ends_plainly(facts.folded) &&
        !(acts && starts_clause(reading, i) && !facts.is(Trait::common)))
      return;
  }
  if (first_name && !facts.is(Trait::common) && !facts.is(Trait::name_word))
    reading.mask(i, Kind::person, Rule::name_or_word);
  else
    reading.hold(i, Rule::name_or_word);
}

// `ik twijfel`, `snapt je`: a verb that is a noun too.
bool is_verbal(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  constexpr std::array<string_view, 9> kWho{"ik",  "je", "jij", "hij", "ze",
                                            "zij", "we", "wij", "u"};
  return (before != nullptr && (one_of(before->folded(), kWho) || before->folded() == "te")) ||
         (next != nullptr && one_of(next->folded(), std::array<string_view, 3>{"ik", "je", "jij"}));
}

// per stuk, te voet, als kok: a bare noun that is no name.
bool is_set_phrase(const Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  return before != nullptr &&
         one_of(before->folded(), std::array<string_view, 8>{"per", "als", "te", "ter", "ten",
                                                             "zonder", "op", "qua"});
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
  if (reading.without_case() && facts.is(Trait::noun) && !is_verbal(reading, i) &&
      !is_determined(reading, i) && !is_occupation(reading, i) && !is_set_phrase(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return;
  }
  if (!reading.without_case() && !(word.shape == Shape::capital && word.opens_sentence)) return;
  const Word* next = reading.after(i);
  if (next == nullptr || !next->is(Trait::person_verb) || !starts_clause(reading, i)) return;
  const bool noun = facts.is(Trait::noun);
  if (!noun && (ends_plainly(facts.folded) || looks_like_verb(facts.folded))) return;
  if (facts.is(Trait::common) && !facts.is(Trait::name_word)) return;
  reading.hold(i, Rule::name_or_word);
}

void weigh_street(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const string_view folded = word.folded();
  if (word.is(Trait::plain_street)) return;
  const Word* next = reading.after(i);
  const bool numbered = next != nullptr && next->digits > 0;
  if (ends_like_street(folded) || (numbered && may_be_street(folded)))
    reading.mask(i, Kind::place, Rule::growth);
}

}  // namespace

void mask_firms(Reading& reading) {
  const auto& table = reading.vocabulary().firms().by_first;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    if (reading.words[i].facts == nullptr) continue;
    const auto found = table.find(std::string{reading.words[i].folded()});
    if (found == table.end()) continue;
    for (const auto& words : found->second) {
      bool same = words.size() > 1 && i + words.size() <= reading.size();
      for (std::size_t k = 1; same && k < words.size(); ++k)
        same = reading.words[i + k].folded() == words[k] && !reading.words[i + k].after_break;
      if (!same) continue;
      for (std::uint32_t k = 0; k < words.size(); ++k)
        reading.mask(i + k, Kind::employer, Rule::firm);
      break;
    }
  }
}

void weigh_names(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || word.letters < 2) continue;
    const WordFacts& facts = *word.facts;
    if (facts.is(Trait::added)) continue;
    weigh_street(reading, i);
    if (word.masked()) continue;
    if (facts.is(Trait::little_name)) weigh_little_name(reading, i);
    if (word.masked()) continue;
    if (weigh_cue(reading, i) || weigh_introduced(reading, i) || weigh_beside_mask(reading, i))
      continue;
    if (weigh_employer(reading, i) || weigh_place(reading, i)) continue;
    if (weigh_after_name(reading, i) || weigh_adjective(reading, i)) continue;
    if (facts.is_everyday()) continue;
    if (facts.is_listed_name())
      weigh_bare(reading, i);
    else
      weigh_unlisted(reading, i);
  }
}

}  // namespace engine::privacy
