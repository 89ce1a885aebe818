#include "engine/privacy/derivation.hpp"

#include <array>

#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

constexpr std::uint64_t bits(std::initializer_list<Trait> traits) {
  std::uint64_t all = 0;
  for (const Trait trait : traits) all |= static_cast<std::uint64_t>(trait);
  return all;
}

constexpr std::uint64_t kAnyName = bits(
    {Trait::first_name, Trait::family_name, Trait::place_name, Trait::other_name, Trait::firm});
constexpr std::uint64_t kKnown = bits({Trait::in_lexicon});
constexpr std::uint64_t kFrequent = bits({Trait::frequent, Trait::common});
constexpr std::uint64_t kNoun = bits({Trait::noun, Trait::mass_noun});

bool has(std::uint64_t traits, std::uint64_t any) { return (traits & any) != 0; }

// `casus`, `nijd`: carries the word, and is nobody's name.
bool may_be_head(string_view word, std::uint64_t traits) {
  return word.size() >= 4 && has(traits, kKnown) && has(traits, kNoun) &&
         (word.size() >= 5 || has(traits, kFrequent)) && !has(traits, kAnyName) &&
         !ends_like_name(word);
}

// `rug`, `status`: may be a family's name as well, no first name and no place.
bool may_be_first(string_view word, std::uint64_t traits) {
  return word.size() >= 3 && has(traits, kKnown) && has(traits, kFrequent) &&
         has(traits, kNoun | bits({Trait::verb, Trait::adjective})) &&
         !has(traits, bits({Trait::first_name, Trait::place_name, Trait::firm}));
}

// `gepest` of `kapotgepest`
bool is_participle(string_view word, std::uint64_t traits) {
  return word.size() >= 6 && word.starts_with("ge") && has(traits, kKnown) &&
         !has(traits, kAnyName) &&
         (word.ends_with('t') || word.ends_with('d') || word.ends_with("en"));
}

}  // namespace

bool is_of_scheme(string_view folded, const TraitsOf& traits_of) {
  constexpr std::array<string_view, 8> kEndings{"'ers", "'er",   "'s",  "'en",
                                                "'tje", "'tjes", "ers", "er"};
  for (const string_view ending : kEndings) {
    if (!folded.ends_with(ending) || folded.size() < ending.size() + 2) continue;
    const string_view stem = folded.substr(0, folded.size() - ending.size());
    // `maart` and `mr` are on that list too: only what is written with capitals.
    const std::uint64_t traits = traits_of(stem);
    if (has(traits, bits({Trait::scheme})) &&
        (ending.starts_with('\'') ||
         (stem.size() > 4 && !has(traits, bits({Trait::first_name, Trait::family_name})))))
      return true;
  }
  return false;
}

bool is_put_together(string_view folded, const TraitsOf& traits_of) {
  constexpr std::size_t kShortest = 8;
  if (folded.size() < kShortest) return false;
  for (std::size_t at = 3; at + 4 <= folded.size(); ++at) {
    const string_view first = folded.substr(0, at);
    const string_view rest = folded.substr(at);
    const std::uint64_t traits = traits_of(first);
    if (!has(traits, kKnown)) continue;
    if (first.size() >= 3 && !has(traits, bits({Trait::first_name, Trait::place_name})) &&
        is_participle(rest, traits_of(rest)))
      return true;
    if (!may_be_first(first, traits)) continue;
    if (may_be_head(rest, traits_of(rest))) return true;
    // `gezinssituatie`
    if (rest.starts_with('s') && may_be_head(rest.substr(1), traits_of(rest.substr(1))))
      return true;
  }
  return false;
}

}  // namespace engine::privacy
