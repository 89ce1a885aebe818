// Places and employers that are words too.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {

using std::string_view;

namespace {

// Nothing that a place or a firm is called.
bool is_plain(const WordFacts& facts) {
  return facts.is(Trait::people) || facts.is(Trait::scheme) || facts.is(Trait::kin) ||
         facts.is(Trait::measure) || facts.is(Trait::domain) || facts.is(Trait::determiner) ||
         facts.is(Trait::core) || facts.number.has_value();
}

// Where nothing but a place or a common noun can stand.
bool ends_with_place(const Reading& reading, std::uint32_t i) {
  const Word* next = reading.after(i);
  if (next == nullptr || leads_clause(next->folded()) || is_living_word(next->folded()) ||
      next->is(Trait::person_verb) || next->is(Trait::telling))
    return true;
  return next->is(Trait::grammar) && !next->is(Trait::determiner);
}

}  // namespace

// `ik kom uit best`, `we wonen in echt`.
bool weigh_place(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  // The dictionary has villages among its words with a capital.
  const bool listed = facts.is(Trait::place_name) || facts.is(Trait::other_name);
  const Word* verb = reading.after(i);
  // `leiden is niet groot`: no plural, and hardly a verb.
  if (before == nullptr && listed && verb != nullptr && facts.folded.ends_with("en") &&
      one_of(verb->folded(), std::array<string_view, 3>{"is", "was", "ligt"})) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  if (before == nullptr || is_plain(facts) || facts.is(Trait::particle) ||
      (facts.is(Trait::grammar) && !listed))
    return false;
  const string_view preposition = before->folded();
  // `we huurden iets op zuid`
  if (preposition == "op" && reading.reads_small(i) && ends_with_place(reading, i) &&
      one_of(facts.folded, std::array<string_view, 3>{"zuid", "west", "oost"})) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  // `tussen [plaats 1] en leiden`
  const Word* earlier = reading.before(i, 2);
  if (listed && earlier != nullptr && earlier->masked() && reading.without_case() &&
      !facts.is(Trait::grammar) &&
      one_of(preposition, std::array<string_view, 3>{"en", "of", "naar"}) &&
      (earlier->is(Trait::place_name) || earlier->kind == Kind::place)) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  constexpr std::array<string_view, 4> kKinds{"gemeente", "dorp", "stad", "plaats"};
  if (one_of(preposition, kKinds)) {
    if (facts.is(Trait::person_verb) || (facts.is(Trait::verb) && !listed)) return false;
    if (!listed && (!reading.without_case() || !facts.is(Trait::noun) || facts.is(Trait::bare)))
      return false;
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  const bool strict = one_of(
      preposition, std::array<string_view, 5>{"uit", "vanuit", "richting", "vlakbij", "nabij"});
  if (!strict &&
      !one_of(preposition, std::array<string_view, 6>{"in", "naar", "rond", "te", "bij", "tussen"}))
    return false;
  const bool ends = ends_with_place(reading, i) || preposition == "vanuit";
  // `op zuid`, `uit oost`: a part of a town.
  constexpr std::array<string_view, 4> kWinds{"noord", "oost", "zuid", "west"};
  const Word* wind_before = reading.before(i);
  if (ends && reading.reads_small(i) && one_of(facts.folded, kWinds) &&
      one_of(wind_before->folded(), std::array<string_view, 3>{"in", "uit", "naar"})) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  // `[persoon 1] uit waarde`, `richting waarde`
  if (facts.is(Trait::place_name) && facts.is(Trait::bare) && ends && reading.without_case() &&
      (preposition == "richting" ||
       (preposition == "uit" && earlier != nullptr && earlier->masked()))) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  const bool living = sentence_has(reading, i, is_living_word);
  const bool small = reading.without_case();
  if (facts.is_everyday() || facts.is(Trait::grammar)) {
    // Everyday words: only where nothing but a place can stand.
    if (!listed || !ends || preposition == "bij" || (!living && !small)) return false;
    if (facts.is(Trait::bare) && !living) return false;
    if (preposition == "te" && (facts.is(Trait::verb) || ends_plainly(facts.folded))) return false;
  } else if (listed) {
    const Word* next = reading.after(i);
    const bool infinitive = preposition == "te" && ends_plainly(facts.folded);
    if (infinitive && (!small || next == nullptr || next->folded() != "werd")) return false;
    if (small && ends && !facts.is(Trait::bare)) {
      reading.mask(i, Kind::place, Rule::place_or_word);
      return true;
    }
  } else {
    // `in veenwouden`: put together, and nothing before it that a noun needs.
    const bool compound =
        facts.is(Trait::compound) && small && !is_plural(reading, i) && !facts.is(Trait::mass_noun);
    if (!ends || !facts.is(Trait::in_lexicon) || facts.is(Trait::person_verb) ||
        facts.is(Trait::bare) || (preposition == "te" && !compound) || preposition == "bij" ||
        (!living && !compound && preposition != "vanuit") ||
        (ends_plainly(facts.folded) && (!small || facts.is(Trait::mass_noun))) ||
        (facts.is(Trait::verb) && !facts.is(Trait::noun)))
      return false;
  }
  reading.hold(i, Rule::place_or_word);
  return true;
}

// `ik werkte bij kring`: a bare noun where an employer stands.
bool weigh_employer(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  if (before == nullptr || facts.is(Trait::grammar) || (is_plain(facts) && !facts.is(Trait::firm)))
    return false;
  const Word* earlier = reading.before(i, 2);
  constexpr std::array<string_view, 6> kHouses{"bij", "van", "naar", "via", "voor", "vanuit"};
  // `bij de gamma`
  if (facts.is(Trait::firm) && !facts.is_everyday() && reading.reads_small(i) &&
      earlier != nullptr && one_of(earlier->folded(), kHouses) &&
      one_of(before->folded(), std::array<string_view, 3>{"de", "het", "'t"})) {
    reading.mask(i, Kind::employer, Rule::employer_or_word);
    return true;
  }
  const bool together =
      before->folded() == "met" && earlier != nullptr && earlier->folded() == "samen";
  constexpr std::array<string_view, 4> kVia{"bij", "via", "vanuit", "namens"};
  constexpr std::array<string_view, 14> kOwners{
      "directeur",   "eigenaar", "filiaal", "vestiging", "iemand", "collega's", "medewerker",
      "medewerkers", "mensen",   "locatie", "kantoor",   "loods",  "baas",      "chef"};
  const bool owned = before->folded() == "van" && earlier != nullptr &&
                     (one_of(earlier->folded(), kOwners) || earlier->masked());
  const bool work = sentence_has(reading, i, is_work_word);
  const bool for_whom =
      work && one_of(before->folded(), std::array<string_view, 3>{"voor", "door", "naar"});
  if (!one_of(before->folded(), kVia) && !together && !owned && !for_whom) return false;
  if (facts.is(Trait::firm)) {
    if (facts.is_everyday() && !work && !owned && !one_of(before->folded(), kVia)) return false;
    reading.mask(i, Kind::employer, Rule::employer_or_word);
    return true;
  }
  const Word* next = reading.after(i);
  const bool trade = next != nullptr && next->is(Trait::firm_word);
  const bool named = facts.is(Trait::institution_name) || trade;
  if (!reading.without_case()) {
    if (before->folded() != "bij" && !together) return false;
    const bool noun = facts.is_listed_name() && !facts.is_everyday();
    if (!trade && !noun && !(work && facts.is(Trait::name_word))) return false;
    reading.hold(i, Rule::employer_or_word);
    return true;
  }
  if (!named && (facts.is(Trait::bare) || (facts.is(Trait::mass_noun) && !facts.is_listed_name()) ||
                 is_plural(reading, i) || (facts.is(Trait::verb) && !facts.is(Trait::noun))))
    return false;
  const bool nominal = named || facts.is(Trait::noun) || facts.is(Trait::adjective) ||
                       facts.is(Trait::compound) || facts.is_listed_name();
  if (!nominal || (!trade && !ends_phrase(reading, i))) return false;
  reading.hold(i, Rule::employer_or_word);
  return true;
}

namespace {

void mask_phrases(Reading& reading, const Phrases& phrases, Kind kind, Rule rule) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    if (reading.words[i].facts == nullptr) continue;
    const auto found = phrases.by_first.find(std::string{reading.words[i].folded()});
    if (found == phrases.by_first.end()) continue;
    for (const auto& words : found->second) {
      bool same = words.size() > 1 && i + words.size() <= reading.size();
      for (std::size_t k = 1; same && k < words.size(); ++k)
        same = reading.words[i + k].folded() == words[k] && !reading.words[i + k].after_break;
      if (!same) continue;
      for (std::uint32_t k = 0; k < words.size(); ++k) reading.mask(i + k, kind, rule);
      break;
    }
  }
}

}  // namespace

void mask_phrases(Reading& reading) {
  // Names of one word that mean nothing else: belastingdienst.
  constexpr std::uint32_t kTooLongForAnotherWord = 8;
  for (std::uint32_t i = 0; i < reading.size(); ++i)
    if (reading.words[i].is(Trait::firm) && reading.words[i].letters >= kTooLongForAnotherWord &&
        !reading.words[i].facts->is_everyday())
      reading.mask(i, Kind::employer, Rule::firm);
  mask_phrases(reading, reading.vocabulary().firms(), Kind::employer, Rule::firm);
  mask_phrases(reading, reading.vocabulary().places(), Kind::place, Rule::place);
}

}  // namespace engine::privacy
