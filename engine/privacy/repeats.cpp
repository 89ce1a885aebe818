// A name that is masked once goes everywhere.
#include <array>
#include <string_view>

#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

// Said by everybody, name or not: `ik ben`, `groot`.
bool is_said_anyway(const WordFacts& facts) {
  return facts.is_everyday() || facts.is(Trait::particle);
}

// Of those, what somebody is called: `Ben` and `Groot`, not the words of a longer
// name as `van` and `haar`.
bool may_be_called(const WordFacts& facts) {
  if (facts.is(Trait::little_name) || facts.is(Trait::month) || is_weekday(facts.folded))
    return true;
  return !facts.is(Trait::particle) && !facts.is(Trait::core) && !facts.is(Trait::determiner) &&
         (facts.is(Trait::first_name) || facts.is(Trait::family_name));
}

bool begins_a_name(const Reading& reading, std::uint32_t i) {
  return i == 0 || reading.words[i].after_break || !stands_for_name(reading.words[i - 1]);
}

bool has_capital(const Reading& reading, std::uint32_t i) {
  return !reading.reads_small(i) && reading.words[i].shape == Shape::capital;
}

// `Ben ik`, `Wil je`: the verb, and who does it.
bool is_asked(const Reading& reading, std::uint32_t i) {
  const Word* next = reading.after(i);
  constexpr std::array<string_view, 12> kWho{"ik",  "je", "jij", "u",  "hij", "ze",
                                             "zij", "we", "wij", "er", "het", "nou"};
  return next != nullptr && one_of(next->folded(), kWho);
}

// `Ben en Fatima`
bool is_one_of_two(const Reading& reading, std::uint32_t i) {
  const Word* next = reading.after(i);
  const Word* second = reading.after(i, 2);
  return next != nullptr && second != nullptr &&
         (next->folded() == "en" || next->folded() == "of") &&
         (second->masked() || has_capital(reading, i + 2));
}

// Word i is among the names, and everybody says it.
void weigh_plain_name(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  if (!has_capital(reading, i)) return;
  // A month or a people has its capital anywhere.
  const bool always = word.is(Trait::people) || word.is(Trait::scheme) || word.is(Trait::title);
  const Word* next = reading.after(i);
  const bool tells = next != nullptr && next->is(Trait::telling);
  if (!always && (!word.opens_sentence || tells || is_one_of_two(reading, i)))
    reading.mask(i, Kind::name, Rule::repeated);
  else if (!is_asked(reading, i))
    reading.hold(i, Rule::name_or_word);
}

bool is_among(const Word& word, const NameWords& names) {
  const string_view folded = word.folded();
  string_view owner = folded;
  if (owner.ends_with("'s")) owner.remove_suffix(2);
  return names.contains(folded) || names.contains(owner) ||
         (folded.size() > 4 && folded.ends_with('s') &&
          names.contains(folded.substr(0, folded.size() - 1)));
}

// `even_added`: also words that a person lets stay elsewhere.
void mask_each(Reading& reading, const NameWords& names, bool even_added) {
  if (names.empty()) return;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || (word.is(Trait::added) && !even_added)) continue;
    if (!is_among(word, names)) continue;
    if (is_said_anyway(*word.facts))
      weigh_plain_name(reading, i);
    else
      reading.mask(i, Kind::name, Rule::repeated);
  }
}

}  // namespace

void mask_asked(Reading& reading, const NameWords& words) {
  if (words.empty()) return;
  for (std::uint32_t i = 0; i < reading.size(); ++i)
    if (!reading.words[i].masked() && is_among(reading.words[i], words))
      reading.mask(i, Kind::name, Rule::repeated);
}

void mask_repeated(Reading& reading) { mask_each(reading, names_of(reading), false); }

void mask_named(Reading& reading, const NameWords& names) { mask_each(reading, names, true); }

NameWords names_of(const Reading& reading) {
  constexpr std::uint32_t kShortest = 3;
  NameWords names;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.facts == nullptr || !is_name_kind(word.kind) || word.letters < kShortest ||
        word.is(Trait::institution) || word.is(Trait::firm_word))
      continue;
    const bool person = word.kind == Kind::person || word.kind == Kind::name;
    if (is_said_anyway(*word.facts) &&
        !(person && has_capital(reading, i) && may_be_called(*word.facts) &&
          (!word.is(Trait::particle) || begins_a_name(reading, i))))
      continue;
    names.emplace(word.folded());
  }
  return names;
}

}  // namespace engine::privacy
