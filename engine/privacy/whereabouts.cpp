// Places and employers that are words too.
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {

using std::string_view;

// `ik kom uit best`, `we wonen in echt`.
bool weigh_place(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  const bool listed = facts.is(Trait::place_name);
  if (before == nullptr || facts.is(Trait::people) || facts.is(Trait::determiner) ||
      facts.is(Trait::particle) || facts.is(Trait::core) || (facts.is(Trait::grammar) && !listed))
    return false;
  const string_view preposition = before->folded();
  if (preposition == "gemeente" && !facts.is(Trait::grammar) && !facts.is(Trait::person_verb) &&
      (reading.without_case() || listed)) {
    reading.hold(i, Rule::place_or_word);
    return true;
  }
  const bool strict = one_of(preposition, std::array<string_view, 3>{"uit", "vanuit", "richting"});
  if (!strict && !one_of(preposition, std::array<string_view, 4>{"in", "naar", "rond", "te"}))
    return false;
  const Word* next = reading.after(i);
  const bool ends = next == nullptr || leads_clause(next->folded()) ||
                    is_living_word(next->folded()) || preposition == "vanuit" ||
                    next->is(Trait::person_verb);
  const bool living = sentence_has(reading, i, is_living_word);
  if (facts.is_everyday()) {
    // Everyday words: only where nothing but a place can stand.
    if (!listed || !ends || preposition == "te" || (!living && !reading.without_case()))
      return false;
  } else if (listed) {
    if (preposition == "te" && ends_plainly(facts.folded)) return false;
  } else if (!ends || !facts.is(Trait::in_lexicon) || facts.is(Trait::person_verb) ||
             preposition == "te" || (!living && preposition != "vanuit") ||
             (ends_plainly(facts.folded) && !reading.without_case())) {
    return false;
  }
  reading.hold(i, Rule::place_or_word);
  return true;
}

// `ik werkte bij kring`: a bare noun where an employer stands.
bool weigh_employer(Reading& reading, std::uint32_t i) {
  const WordFacts& facts = *reading.words[i].facts;
  const Word* before = reading.before(i);
  if (before == nullptr || facts.is(Trait::grammar) || facts.number.has_value()) return false;
  const Word* earlier = reading.before(i, 2);
  const bool together =
      before->folded() == "met" && earlier != nullptr && earlier->folded() == "samen";
  if (before->folded() != "bij" && !together) return false;
  const bool work = sentence_has(reading, i, is_work_word);
  if (facts.is(Trait::firm)) {
    if (facts.is_everyday() && !work) return false;
    reading.mask(i, Kind::employer, Rule::employer_or_word);
    return true;
  }
  if (facts.is(Trait::people) || facts.is(Trait::scheme) || facts.is(Trait::kin) ||
      facts.is(Trait::measure) || facts.is(Trait::domain))
    return false;
  const Word* next = reading.after(i);
  const bool trade = next != nullptr && next->is(Trait::firm_word);
  const bool noun = facts.is(Trait::noun) || (facts.is_listed_name() && !facts.is_everyday());
  if (facts.is_everyday() && !facts.is(Trait::name_word)) {
    // Everyday nouns need more: no case to go by, and nothing else that explains them.
    if (!reading.without_case() || !facts.is(Trait::noun) || !(work || together) ||
        ends_plainly(facts.folded))
      return false;
  } else if (!trade && !noun && (ends_plainly(facts.folded) || !work)) {
    return false;
  } else if (!trade && !work && !together && !reading.without_case()) {
    return false;
  }
  reading.hold(i, Rule::employer_or_word);
  return true;
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

}  // namespace engine::privacy
