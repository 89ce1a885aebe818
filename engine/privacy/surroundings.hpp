// What the words around a word say of it. For the rules of names alone.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/privacy/reading.hpp"

namespace engine::privacy {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

// Of a folded word by itself.
bool ends_plainly(std::string_view word);     // no noun in the singular, or one that stands bare
bool looks_like_verb(std::string_view word);  // a past or a third person
bool ends_like_name(std::string_view word);   // part of a place or a family: Veldkamp
bool ends_like_street(std::string_view word);
bool may_be_street(std::string_view word);  // where a number follows
bool is_weekday(std::string_view word);
bool leads_clause(std::string_view word);
bool is_preposition_of_person(std::string_view word);
bool is_work_word(std::string_view word);
bool is_living_word(std::string_view word);

// Of word i where it stands.
bool starts_clause(const Reading& reading, std::uint32_t i);
bool is_determined(const Reading& reading, std::uint32_t i);  // `de kok`, `een goede kok`
bool is_occupation(const Reading& reading, std::uint32_t i);  // `hij is kok`
bool is_plural(const Reading& reading, std::uint32_t i);      // `bakkers`, not `vries`
bool is_verbal(const Reading& reading, std::uint32_t i);      // `ik twijfel`
bool is_set_phrase(const Reading& reading, std::uint32_t i);  // `per stuk`
bool is_set_pair(const Reading& reading, std::uint32_t i);    // `met name`
// `heeft mij ontslagen`: the verb at word `verb` does something to somebody.
bool acts_on_somebody(const Reading& reading, std::uint32_t verb);
// Nothing after word i belongs to its phrase, as a noun to an adjective.
bool ends_phrase(const Reading& reading, std::uint32_t i);

// Speech without stops has sentences of any length: no further away than this.
inline constexpr std::uint32_t kSentenceReach = 100;

template <class Test>
bool sentence_has(const Reading& reading, std::uint32_t i, Test test) {
  std::uint32_t first = i;
  while (first > 0 && i - first < kSentenceReach && !reading.words[first].opens_sentence) --first;
  for (std::uint32_t at = first; at < reading.size() && at <= i + kSentenceReach; ++at) {
    if (at > first && reading.words[at].opens_sentence) break;
    if (at != i && test(reading.words[at].folded())) return true;
  }
  return false;
}

// Rules for word i, which is not masked. True: this rule has said what there is
// to say. Some only mask, and the caller looks.
bool weigh_cue(Reading& reading, std::uint32_t i);          // heet roos
bool weigh_introduced(Reading& reading, std::uint32_t i);   // mevrouw mulder
bool weigh_spoken_to(Reading& reading, std::uint32_t i);    // bel noor maar
bool weigh_apposed(Reading& reading, std::uint32_t i);      // mijn begeleider, ton, belde
void weigh_little_name(Reading& reading, std::uint32_t i);  // ben zei dat
bool weigh_place(Reading& reading, std::uint32_t i);        // uit hoorn
bool weigh_employer(Reading& reading, std::uint32_t i);     // bij kring
void weigh_street(Reading& reading, std::uint32_t i);       // op de ibisdreef
bool weigh_slot(Reading& reading, std::uint32_t i);         // sterk vond dat
void weigh_institution(Reading& reading, std::uint32_t i);  // bakkerij de korenaar
bool weigh_house(Reading& reading, std::uint32_t i);        // van de schakel

}  // namespace engine::privacy
