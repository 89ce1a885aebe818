// Uncommon words that say what somebody is, has or does. They are ordinary, so
// that no mask finds them; heard in one interview, they tell whose it is.
#include <array>

#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// `mijn vader was imker`, `ik was een imker`
bool says_what_somebody_is(const Reading& reading, std::uint32_t i) {
  if (is_occupation(reading, i)) return true;
  const Word* article = reading.before(i);
  const Word* verb = reading.before(i, 2);
  const Word* who = reading.before(i, 3);
  constexpr std::array<string_view, 7> kIs{"ben", "is", "was", "word", "wordt", "werd", "bent"};
  return article != nullptr && verb != nullptr && who != nullptr && article->folded() == "een" &&
         one_of(verb->folded(), kIs) &&
         (who->is(Trait::kin) || who->folded() == "ik" || who->masked());
}

// `een opleiding tot imker`, `lid van de imkervereniging`
bool follows_fact_cue(const Reading& reading, std::uint32_t i) {
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t steps = 1; steps <= kReach; ++steps) {
    const Word* before = reading.before(i, steps);
    if (before == nullptr) return false;
    if (before->is(Trait::fact_cue)) return true;
    if (!before->is(Trait::grammar)) return false;
  }
  return false;
}

}  // namespace

bool is_uncommon(const WordFacts& facts) {
  constexpr std::size_t kShortest = 5;
  return facts.is(Trait::in_lexicon) && (facts.is(Trait::noun) || facts.is(Trait::compound)) &&
         !facts.is(Trait::frequent) && !facts.is_everyday() && !facts.is(Trait::common) &&
         !facts.is(Trait::kin) && !facts.is(Trait::title) && facts.folded.size() >= kShortest;
}

void hold_rare_facts(Reading& reading, const NameWords* heard_once) {
  if (heard_once == nullptr) return;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || !is_uncommon(*word.facts) || !heard_once->contains(word.folded()))
      continue;
    if (says_what_somebody_is(reading, i) || follows_fact_cue(reading, i))
      reading.hold(i, Rule::rare_fact);
  }
}

}  // namespace engine::privacy
