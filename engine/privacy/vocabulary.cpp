#include "engine/privacy/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "embedded/privacy.hpp"
#include "engine/base/utf8.hpp"
#include "engine/privacy/derivation.hpp"
#include "engine/privacy/folding.hpp"
#include "engine/privacy/number_words.hpp"

namespace engine::privacy {
namespace {

// Distinct spellings remembered between texts: some 20 MB.
constexpr std::size_t kMostRemembered = 100'000;

// Calls `entry` for each line that is neither empty nor a comment.
template <class Entry>
void for_each_line(std::string_view source, Entry entry) {
  bool any = false;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    const std::string_view line = source.substr(0, end);
    if (!line.empty() && line.front() != '#') {
      entry(line);
      any = true;
    }
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  assert(any);  // an empty list would mask less
  static_cast<void>(any);
}

template <class Word>
void for_each_word(std::string_view line, Word word) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) word(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  std::string folded = fold_word(phrase).plain;
  std::ranges::replace(folded, '-', ' ');
  for_each_word(folded, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

struct List {
  std::string_view source;
  Trait trait;
};

std::array<List, 22> lists() {
  namespace e = embedded;
  return {{{e::function_words_nl_txt, Trait::grammar},
           {e::common_nl_txt, Trait::common},
           {e::domain_words_nl_txt, Trait::domain},
           {e::schemes_txt, Trait::scheme},
           {e::nationalities_nl_txt, Trait::people},
           {e::titles_nl_txt, Trait::title},
           {e::kin_nl_txt, Trait::kin},
           {e::name_cues_nl_txt, Trait::name_cue},
           {e::fact_cues_nl_txt, Trait::fact_cue},
           {e::person_verbs_nl_txt, Trait::person_verb},
           {e::determiners_nl_txt, Trait::determiner},
           {e::particles_txt, Trait::particle},
           {e::name_words_nl_txt, Trait::name_word},
           {e::shadow_names_nl_txt, Trait::little_name},
           {e::measures_nl_txt, Trait::measure},
           {e::firm_words_nl_txt, Trait::firm_word},
           {e::plain_streets_nl_txt, Trait::plain_street},
           {e::telling_verbs_nl_txt, Trait::telling},
           {e::bare_nouns_nl_txt, Trait::bare},
           {e::institutions_nl_txt, Trait::institution},
           {e::institution_names_nl_txt, Trait::institution_name},
           {e::core_words_nl_txt, Trait::core}}};
}

// Accents that stress a Dutch word (dát, vóór); ü and ç make another word.
bool stressed_only(std::string_view accented) {
  static constexpr std::u32string_view kStress = U"áéíóúàèìòù\u0301\u0300";
  for (std::size_t at = 0; at < accented.size();) {
    const base::Decoded decoded = base::decode_utf8(accented, at);
    if (decoded.code_point >= 0x80U &&
        kStress.find(decoded.code_point) == std::u32string_view::npos)
      return false;
    at = decoded.next;
  }
  return true;
}

constexpr std::uint64_t bit(Trait trait) { return static_cast<std::uint64_t>(trait); }

}  // namespace

void Phrases::add(std::vector<std::string> words) {
  if (words.empty()) return;
  by_first[words.front()].push_back(std::move(words));
}

void Phrases::order() {
  for (auto& [first, phrases] : by_first)
    std::ranges::sort(phrases, [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

Vocabulary::Vocabulary(Lexicon lexicon) : lexicon_{std::move(lexicon)} {
  for (const List& list : lists())
    for_each_line(list.source, [&](std::string_view line) {
      for_each_word(
          line, [&](std::string_view word) { listed_[fold_word(word).plain] |= bit(list.trait); });
    });
  for_each_line(embedded::months_nl_txt, [&](std::string_view line) {
    for_each_word(line, [&](std::string_view word) {
      listed_[std::string{word}] |=
          bit(word.size() > 4 || word == "mei" || word == "juni" || word == "juli"
                  ? Trait::month
                  : Trait::month_short);
    });
  });
  for_each_line(embedded::firms_nl_txt, [&](std::string_view line) {
    std::vector<std::string> words = words_of(line);
    if (words.size() == 1) listed_[words.front()] |= bit(Trait::firm);
    firms_.add(std::move(words));
  });
  for_each_line(embedded::countries_nl_txt, [&](std::string_view line) {
    std::vector<std::string> words = words_of(line);
    if (words.size() == 1) listed_[words.front()] |= bit(Trait::people);
    countries_.add(std::move(words));
  });
  for_each_line(embedded::capital_phrases_nl_txt,
                [&](std::string_view line) { countries_.add(words_of(line)); });
  for_each_line(embedded::places_nl_txt,
                [&](std::string_view line) { places_.add(words_of(line)); });
  firms_.order();
  places_.order();
  countries_.order();
  for_each_line(embedded::names_txt, [&](std::string_view line) { names_.push_back(line); });
  assert(std::ranges::is_sorted(
      names_, {}, [](std::string_view line) { return line.substr(0, line.find(' ')); }));
}

std::uint64_t Vocabulary::listed_traits(std::string_view plain) const {
  std::uint64_t traits = 0;
  if (const auto listed = listed_.find(plain); listed != listed_.end()) traits |= listed->second;
  const auto key = [](std::string_view line) { return line.substr(0, line.find(' ')); };
  const auto at = std::ranges::lower_bound(names_, plain, {}, key);
  if (at == names_.end() || key(*at) != plain) return traits;
  for (const char letter : at->substr(plain.size())) {
    if (letter == 'f') traits |= bit(Trait::first_name);
    if (letter == 'p') traits |= bit(Trait::family_name);
    if (letter == 'l') traits |= bit(Trait::place_name);
    if (letter == 'o') traits |= bit(Trait::other_name);
    if (letter == 'n') traits |= bit(Trait::noun);
    if (letter == 'm') traits |= bit(Trait::mass_noun);
    if (letter == 'a') traits |= bit(Trait::adjective);
    if (letter == 'v') traits |= bit(Trait::verb);
    if (letter == 'q') traits |= bit(Trait::frequent);
  }
  return traits;
}

WordFacts Vocabulary::look_up(std::string_view word) const {
  Folded folded = fold_word(word);
  WordFacts facts;
  Standing standing = lexicon_.standing(folded.with_accents);
  if (folded.plain != folded.with_accents && stressed_only(folded.with_accents))
    standing = std::max(standing, lexicon_.standing(folded.plain));
  else if (lexicon_.standing(folded.plain) == Standing::added)
    standing = Standing::added;
  if (standing != Standing::unknown) facts.set(Trait::in_lexicon);
  if (standing == Standing::compound) facts.set(Trait::compound);
  if (standing == Standing::added) facts.set(Trait::added);
  facts.traits |= listed_traits(folded.plain);
  if (standing <= Standing::compound) {
    const auto traits_of = [&](std::string_view part) {
      return listed_traits(part) |
             (lexicon_.standing(part) >= Standing::word ? bit(Trait::in_lexicon) : 0);
    };
    if (is_of_scheme(folded.plain, traits_of)) {
      facts.set(Trait::scheme);
    } else if (standing == Standing::unknown && !facts.is_listed_name() &&
               is_put_together(folded.plain, traits_of)) {
      facts.set(Trait::in_lexicon);
      facts.set(Trait::compound);
    }
  }
  if (const auto number = number_word(folded.plain)) {
    facts.number = number->value;
    facts.ordinal = number->ordinal;
    facts.of_age = number->of_age;
  }
  facts.folded = std::move(folded.plain);
  facts.accented = std::move(folded.with_accents);
  return facts;
}

const WordFacts& Vocabulary::facts(std::string_view word) {
  const auto at = known_.find(word);
  if (at != known_.end()) return at->second;
  return known_.emplace(word, look_up(word)).first->second;
}

bool Vocabulary::knows_joined(std::string_view words) {
  const WordFacts& joined = facts(words);
  return joined.is(Trait::in_lexicon) || joined.is(Trait::people) || joined.is(Trait::domain);
}

void Vocabulary::forget_if_large() {
  if (known_.size() > kMostRemembered) known_.clear();
}

}  // namespace engine::privacy
