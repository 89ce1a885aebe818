#include "engine/privacy/replacement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/base/utf8.hpp"
#include "engine/privacy/entities.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/characters.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

bool is_address_kind(Kind kind) { return kind == Kind::email || kind == Kind::website; }

struct Stretch {
  std::uint32_t first = 0, end = 0;  // words
  Kind kind = Kind::none;
};

// Between word i, masked, and the masked word before it: of one placeholder.
bool joins(const Reading& reading, std::uint32_t i, Kind kind) {
  const string_view gap = reading.gap(i);
  if (is_address_kind(kind)) return gap.find('\n') == string_view::npos;
  bool stop = false, space = false;
  for (std::size_t at = 0; at < gap.size();) {
    const base::Decoded decoded = base::decode_utf8(gap, at);
    at = decoded.next;
    const text::CharClass c = text::classify(decoded.code_point);
    if (c == text::CharClass::line_feed) return false;
    if (text::is_white_space(c)) {
      space = true;
      continue;
    }
    if (c == text::CharClass::stop) {
      stop = true;
      continue;
    }
    if (c == text::CharClass::hyphen || c == text::CharClass::apostrophe ||
        decoded.code_point == U'&' || decoded.code_point == U'@')
      continue;
    const bool in_number = c == text::CharClass::slash || c == text::CharClass::colon ||
                           c == text::CharClass::open || c == text::CharClass::close ||
                           c == text::CharClass::comma || decoded.code_point == U'+';
    if (!in_number || is_name_kind(kind)) return false;
  }
  // `A. Bakker` is one; two sentences are not.
  return !(stop && space) || (is_name_kind(kind) && !reading.words[i].after_break);
}

bool same_sort(Kind a, Kind b) {
  return a == b || (is_name_kind(a) && is_name_kind(b)) || is_address_kind(a) ||
         (!is_name_kind(a) && !is_name_kind(b) && (a == Kind::number || b == Kind::number));
}

bool is_place_preposition(string_view word) {
  constexpr std::array<string_view, 9> kWords{"in",    "uit",      "naar",     "te",      "vanuit",
                                              "nabij", "richting", "gemeente", "omgeving"};
  return std::ranges::find(kWords, word) != kWords.end();
}

bool is_article(string_view word) { return word == "de" || word == "het"; }

// `op de Beukenlaan`, `in de Afrikaanderwijk`: a place, whoever it is called after.
bool is_street_or_quarter(string_view folded) {
  constexpr std::array<string_view, 9> kEnds{"straat", "laan",  "plein",  "gracht", "kade",
                                             "wijk",   "buurt", "singel", "steeg"};
  return std::ranges::any_of(kEnds, [&](string_view end) {
    return folded.size() > end.size() + 2 && folded.ends_with(end);
  });
}

// The label of a name: who, where, or for whom.
Kind kind_of_names(const Reading& reading, const Stretch& stretch) {
  const Word* before = reading.before(stretch.first);
  const Word* next = reading.after(stretch.end - 1);
  bool first_name = false, family = false, place = false;
  for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
    const Word& word = reading.words[i];
    if (word.kind == Kind::employer || word.is(Trait::firm) || word.is(Trait::firm_word))
      return word.kind == Kind::place ? Kind::place : Kind::employer;
    if (word.kind == Kind::place) place = true;
    if (word.kind == Kind::person) first_name = true;
    first_name = first_name || word.is(Trait::first_name);
    family = family || word.is(Trait::family_name);
    place = place || (word.is(Trait::place_name) && !word.is(Trait::family_name));
  }
  if (before != nullptr &&
      (before->is(Trait::title) || before->is(Trait::kin) || before->is(Trait::name_cue)))
    return Kind::person;
  const bool article = before != nullptr && is_article(before->folded());
  const bool somewhere = before != nullptr && is_place_preposition(before->folded());
  if ((article || somewhere) && is_street_or_quarter(reading.words[stretch.end - 1].folded()))
    return Kind::place;
  if (somewhere && !first_name) return Kind::place;
  // People have no article: `het Radboud`.
  if (first_name && !article) return Kind::person;
  if (place) return Kind::place;
  if (before != nullptr && before->folded() == "bij") return Kind::employer;
  if (article) return Kind::name;
  if (family || (next != nullptr && next->is(Trait::person_verb))) return Kind::person;
  return Kind::name;
}

// `mijn nummer is 2023/44871` reads like an age until its figures are counted.
bool can_be_age(const Reading& reading, const Stretch& stretch) {
  for (std::uint32_t i = stretch.first; i < stretch.end; ++i)
    if (reading.words[i].digits > 3) return false;
  return true;
}

std::vector<Stretch> stretches(const Reading& reading) {
  std::vector<Stretch> all;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Kind kind = reading.words[i].kind;
    if (kind == Kind::none) continue;
    Stretch* last = all.empty() ? nullptr : &all.back();
    if (last != nullptr && last->end == i && same_sort(last->kind, kind) &&
        joins(reading, i, last->kind)) {
      last->end = i + 1;
      if (last->kind == Kind::number && !is_name_kind(kind)) last->kind = kind;
    } else {
      all.push_back({i, i + 1, kind});
    }
  }
  for (Stretch& stretch : all) {
    if (is_name_kind(stretch.kind)) stretch.kind = kind_of_names(reading, stretch);
    if (stretch.kind == Kind::age && !can_be_age(reading, stretch)) stretch.kind = Kind::number;
  }
  return all;
}

// What tells one entity from another: not `van der`, but `Ben` where he begins
// the name or is all of it.
NameWords words_in(const Reading& reading, const Stretch& stretch) {
  NameWords words, particles;
  for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
    const Word& word = reading.words[i];
    const bool tells =
        !word.is(Trait::particle) || (i == stretch.first && word.is(Trait::little_name));
    (tells ? words : particles).emplace(word.folded());
  }
  return words.empty() ? particles : words;
}

// Placeholders, numbered on from those that stand in the text already.
class Numbers {
 public:
  explicit Numbers(const Reading& reading) {
    for (std::uint32_t i = 0; i < reading.size(); ++i) {
      if (reading.words[i].facts != nullptr) continue;
      const string_view source = reading.source(i);
      const std::size_t space = source.find(' ');
      std::uint32_t number = 0;
      for (std::size_t at = space + 1; at < source.size() && text::is_digit(source[at]); ++at)
        number = number * 10 + static_cast<std::uint32_t>(source[at] - '0');
      std::uint32_t& last = last_[std::string{source.substr(1, space - 1)}];
      last = std::max(last, number);
    }
  }

  // One name keeps its class in a text: who is a person once stays one.
  std::string placeholder(Kind kind, const NameWords& words) {
    const Kind known_as = is_name_kind(kind) ? Kind::name : kind;
    const std::size_t entity = entities_[known_as].resolve(words);
    std::vector<std::string>& given = given_[known_as];
    if (entity == given.size())
      given.push_back(fmt::format("[{} {}]", label(kind), ++last_[std::string{label(kind)}]));
    return given[entity];
  }

 private:
  std::map<Kind, Entities> entities_;
  std::map<Kind, std::vector<std::string>> given_;  // by entity
  std::map<std::string, std::uint32_t> last_;
};

std::string age_band(const Reading& reading, const Stretch& stretch) {
  if (stretch.end != stretch.first + 1) return {};
  const Word& word = reading.words[stretch.first];
  std::uint64_t age = 0;
  if (word.facts != nullptr && word.facts->number) {
    age = *word.facts->number;
  } else {
    const string_view folded = word.folded();
    if (folded.empty() || folded.size() > 3 || !std::ranges::all_of(folded, text::is_digit))
      return {};
    for (const char c : folded) age = age * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (age > 120) return {};
  if (age >= 90) return "[leeftijd 90+]";
  if (age < 10) return "[leeftijd 0-9]";
  return fmt::format("[leeftijd {}0-{}9]", age / 10, age / 10);
}

text::CodePointSpan code_points(string_view text, std::uint32_t begin, std::uint32_t end,
                                std::uint32_t& counted, std::uint32_t& counted_bytes) {
  counted += static_cast<std::uint32_t>(
      base::count_code_points(text.substr(counted_bytes, begin - counted_bytes)));
  counted_bytes = begin;
  const auto length =
      static_cast<std::uint32_t>(base::count_code_points(text.substr(begin, end - begin)));
  return text::CodePointSpan::of(counted, counted + length);
}

void report_holds(const Reading& reading, Masked& masked) {
  std::uint32_t counted = 0, counted_bytes = 0;
  for (const WordHold& hold : reading.holds) {
    const std::uint32_t begin = reading.words[hold.first].begin;
    const std::uint32_t end = reading.words[hold.end - 1].end;
    masked.holds.push_back({code_points(reading.text(), begin, end, counted, counted_bytes),
                            hold.rule, std::string{reading.text().substr(begin, end - begin)}});
  }
}

}  // namespace

Masked replace(const Reading& reading) {
  Masked masked;
  Numbers numbers{reading};
  std::uint32_t copied = 0, counted = 0, counted_bytes = 0;
  for (const Stretch& stretch : stretches(reading)) {
    const Word& first = reading.words[stretch.first];
    std::uint32_t begin = first.begin;
    // The + of +31 and the # or @ of a handle go along.
    while (begin > copied && (reading.text()[begin - 1] == '+' || reading.text()[begin - 1] == '@'))
      --begin;
    const std::uint32_t end = reading.words[stretch.end - 1].end;
    std::string placeholder;
    if (stretch.kind == Kind::age) placeholder = age_band(reading, stretch);
    if (placeholder.empty())
      placeholder = numbers.placeholder(stretch.kind, words_in(reading, stretch));
    masked.output += reading.text().substr(copied, begin - copied);
    masked.output += placeholder;
    masked.masks.push_back({code_points(reading.text(), begin, end, counted, counted_bytes),
                            stretch.kind, first.rule, std::move(placeholder)});
    copied = end;
  }
  masked.output += reading.text().substr(copied);
  report_holds(reading, masked);
  return masked;
}

}  // namespace engine::privacy
