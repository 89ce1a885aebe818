// Names that are introduced: after a title, a cue, or where a little word cannot stand otherwise.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// After `mevrouw`, `meneer van de`, `collega`, `collega de`: a name, unless it is plain grammar.
bool follows_introduction(const Reading& reading, std::uint32_t i, bool& weak) {
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && !before->is(Trait::title) && steps < 4)
    before = reading.before(i, ++steps);
  if (before == nullptr) return false;
  if (before->is(Trait::title)) return true;
  weak =
      before->is(Trait::kin) && (steps == 1 || (steps == 2 && reading.before(i)->folded() == "de"));
  return weak;
}

// `met mevrouw pas.`: no adverb ends there.
bool closes_after_title(const Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  // `meneer vrij van de gemeente`
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || (next->folded() == "van" && !facts.is(Trait::particle) &&
                                        !facts.is(Trait::determiner));
  return reading.without_case() && facts.is(Trait::family_name) && ends &&
         reading.before(i)->is(Trait::title);
}

// `ik heet zand`, `zo heet hij: roos`, `haar naam is wortel`.
bool follows_cue(const Reading& reading, std::uint32_t i) {
  std::uint32_t steps = 1;
  const Word* before = reading.before(i, steps);
  while (before != nullptr && before->is(Trait::particle) && steps < 4)
    before = reading.before(i, ++steps);
  if (before == nullptr) return false;
  // `dan heet het discriminatie`: a thing.
  const Word* near = reading.before(i);
  if (before->is(Trait::name_cue)) return near->folded() != "het" && near->folded() != "dat";
  const Word* earlier = reading.before(i, steps + 1);
  if (earlier == nullptr) return false;
  if (earlier->is(Trait::name_cue))
    return one_of(before->folded(),
                  std::array<string_view, 6>{"hij", "zij", "ze", "ik", "is", "was"});
  if (earlier->folded() == "naam" &&
      one_of(before->folded(), std::array<string_view, 3>{"is", "was", "luidt"}))
    return true;
  // `een zekere storm`, `stelde zich voor als kok`, `noemde mij altijd puck`
  if (before->folded() == "zekere" && earlier->folded() == "een") return true;
  if (before->folded() == "als" && earlier->folded() == "voor")
    return sentence_has(reading, i, [](string_view word) { return word.starts_with("stel"); });
  const Word* verb = before;
  for (std::uint32_t at = steps; verb != nullptr && at < steps + 4; verb = reading.before(i, ++at))
    if (verb->folded().starts_with("noem") && at > steps)
      return reading.words[i].facts->is_listed_name();
  return false;
}

}  // namespace

bool weigh_cue(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  // `het dorp heet best`
  const Word* cue = reading.before(i);
  if (facts.is(Trait::place_name) && cue != nullptr && cue->is(Trait::name_cue) &&
      sentence_has(reading, i, [](string_view word) {
        return one_of(word,
                      std::array<string_view, 5>{"dorp", "stad", "plaats", "gehucht", "wijk"});
      })) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  if (!follows_cue(reading, i) || facts.is(Trait::added)) return false;
  // `mijn achternaam spel ik wel even`
  const Word* next = reading.after(i);
  if (facts.is(Trait::verb) && next != nullptr && next->folded() == "ik") return false;
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
  if (facts.is(Trait::grammar) && closes_after_title(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  if (facts.is(Trait::grammar) && !facts.is(Trait::little_name)) return false;
  if (facts.is(Trait::title)) return false;
  // `dokter zondag`, `mevrouw vrij`: right after the title stands who it is.
  const Word* title = reading.before(i);
  const bool right_after = title != nullptr && title->is(Trait::title) && !weak;
  if (right_after && reading.without_case() && !facts.is(Trait::person_verb) &&
      !facts.is(Trait::telling) && !facts.is(Trait::grammar) && !facts.is(Trait::kin) &&
      !facts.is(Trait::added) && facts.is_everyday() &&
      (facts.is(Trait::people) || facts.is_listed_name() || facts.is(Trait::noun) ||
       facts.is(Trait::mass_noun) || facts.is(Trait::adjective))) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  // `notaris blok heeft`, `mijn collega blok had`: two nouns side by side.
  if (weak && reading.without_case() && acts && reading.before(i)->is(Trait::kin) &&
      !facts.is(Trait::grammar) && !facts.is(Trait::added) && !facts.is(Trait::person_verb) &&
      (starts_clause(reading, i - 1) ? facts.is(Trait::noun) || facts.is(Trait::adjective)
                                     : facts.is(Trait::noun) && !facts.is(Trait::bare))) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  const bool plain =
      facts.is_everyday() || facts.is(Trait::person_verb) || facts.is(Trait::grammar);
  if (plain) {
    if (!facts.is_listed_name() || !acts || facts.is(Trait::added)) return false;
    reading.mask(i, Kind::person, Rule::after_title);
    return true;
  }
  // `uw collega de backer`; but `gaf mijn collega de sleutel`.
  if (weak && reading.before(i)->is(Trait::particle)) {
    if (!reading.without_case() || !facts.is(Trait::family_name) || facts.is(Trait::bare))
      return false;
    reading.hold(i - 1, i + 1, Rule::name_or_word);
    return true;
  }
  // `arbeidsdeskundige schrijvers kwam`: one came, so that it is no plural.
  if (weak && reading.without_case() && starts_clause(reading, i - 1) && acts &&
      is_plural(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  // `advocaat zoet heeft`: a trade without its article is a title.
  if (weak && reading.without_case() && starts_clause(reading, i - 1) && acts &&
      (facts.is(Trait::noun) || facts.is(Trait::adjective) || facts.is(Trait::compound))) {
    reading.hold(i, Rule::name_or_word);
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
  // `professor van nieuwenhuizen`
  if (reading.without_case() && reading.before(i)->is(Trait::particle) &&
      reading.before(i, 2) != nullptr && reading.before(i, 2)->is(Trait::title)) {
    reading.hold(i, Rule::name_or_word);
    return true;
  }
  if (reading.without_case() && (facts.is(Trait::noun) || facts.folded.ends_with('s') ||
                                 (!ends_plainly(facts.folded) && !looks_like_verb(facts.folded))))
    reading.hold(i, Rule::name_or_word);
  return true;
}

bool weigh_apposed(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  if (i == 0 || !reading.without_case() || reading.before(i) != nullptr ||
      reading.after(i) != nullptr || !reading.words[i - 1].is(Trait::kin) ||
      !facts.is_listed_name() || facts.is(Trait::grammar) || facts.is(Trait::kin))
    return false;
  reading.hold(i, Rule::name_or_word);
  return true;
}

// A little word that is a first name: `ben zei dat`, `ik belde met wil`.
void weigh_little_name(Reading& reading, std::uint32_t i) {
  const Word* before = reading.before(i);
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || leads_clause(next->folded()) ||
                    next->is(Trait::person_verb) || next->is(Trait::telling) ||
                    next->folded().starts_with("ge");
  const string_view folded = reading.words[i].folded();
  if (before != nullptr && is_preposition_of_person(before->folded()) && ends &&
      !(folded == "al" || folded == "an" || folded == "door")) {
    reading.mask(i, Kind::person, Rule::little_name);
    return;
  }
  constexpr std::array<string_view, 14> kTold{"zei",   "zegt",  "vroeg",  "vraagt",   "belde",
                                              "belt",  "heet",  "heette", "vertelde", "riep",
                                              "werkt", "woont", "kwam",   "dacht"};
  const WordFacts& facts = *reading.words[i].facts;
  if (!facts.is(Trait::grammar) && next != nullptr && starts_clause(reading, i) &&
      (next->is(Trait::person_verb) || next->folded() == "die") && next->folded() != "is" &&
      next->folded() != "was") {
    reading.mask(i, Kind::person, Rule::little_name);
    return;
  }
  if (!facts.is(Trait::grammar) && next != nullptr && next->masked() &&
      !is_determined(reading, i)) {
    reading.hold(i, Rule::name_or_word);
    return;
  }
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
  // `ben` without `ik` near it; `wil zat erbij`.
  if ((folded == "ben" || folded == "wil") && starts_clause(reading, i) && next != nullptr &&
      next->is(Trait::person_verb))
    reading.mask(i, Kind::person, Rule::little_name);
}

}  // namespace engine::privacy
