// Masks take along what belongs to them.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

Kind kind_near(const Word& word) { return word.facts == nullptr ? Kind::name : word.kind; }

// After a hyphen, and no part of a name: Shell-man.
bool is_plain_head(string_view word) {
  constexpr std::array<string_view, 14> kWords{
      "man",  "vrouw",    "mensen",  "medewerker", "medewerkers", "arts",  "collega",
      "baas", "contract", "achtige", "achtig",     "er",          "stijl", "gesprek"};
  return std::ranges::find(kWords, word) != kWords.end();
}

void grow_hyphens(Reading& reading) {
  const auto grow = [&](std::uint32_t i, std::uint32_t from) {
    const Word& word = reading.words[i];
    if (word.masked() || !stands_for_name(reading.words[from])) return;
    if (i > from && is_plain_head(word.folded())) return;
    if (word.is(Trait::people) || word.is(Trait::scheme) || word.is(Trait::added)) return;
    reading.mask(i, kind_near(reading.words[from]), Rule::growth);
  };
  for (std::uint32_t i = 1; i < reading.size(); ++i)
    if (reading.words[i].by_hyphen) grow(i, i - 1);
  for (std::uint32_t i = reading.size(); i > 1; --i)
    if (reading.words[i - 1].by_hyphen) grow(i - 2, i - 1);
}

bool is_ampersand(string_view gap) { return gap.find('&') != string_view::npos; }

// Masked as a place, a firm or in capitals: `fatima van de VDAB`.
bool is_house(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  return word.kind == Kind::employer || word.kind == Kind::place ||
         (word.shape == Shape::capitals && !reading.without_case());
}

// Whether words [i, end), all particles, belong to the name at word `end`.
bool begins_name(const Reading& reading, std::uint32_t i, std::uint32_t end) {
  const Word* before = reading.before(i);
  const bool capital = !reading.without_case() && reading.words[i].shape == Shape::capital &&
                       !reading.words[i].opens_sentence;
  const bool titled = before != nullptr && before->is(Trait::title);
  // `rob van veldkamp`, but not `fatima uit [plaats]`.
  const string_view first = reading.words[i].folded();
  constexpr std::array<string_view, 13> kElsewhere{
      "in", "op", "bij", "aan", "uit", "voor", "over", "onder", "tot", "de", "het", "o", "d"};
  const bool family = !one_of(first, kElsewhere);
  const bool somewhere =
      !family && end == i + 2 &&
      (reading.words[i + 1].folded() == "de" || reading.words[i + 1].folded() == "het");
  // What stands between two placeholders of an earlier pass was weighed by it.
  const bool both_replaced =
      before != nullptr && before->facts == nullptr && reading.words[end].facts == nullptr;
  const bool between = before != nullptr && stands_for_name(*before) && (family || end > i + 1) &&
                       !somewhere && !is_house(reading, end) && !both_replaced;
  // `ben haddou`, `el amrani`; but `ik ben [naam 1]`.
  constexpr std::array<string_view, 7> kArabic{"el", "abu", "da", "di", "von", "ait", "oulad"};
  const bool arabic = one_of(first, kArabic) ||
                      (first == "ben" && (before == nullptr ||
                                          (before->folded() != "ik" && before->folded() != "je")));
  return capital || titled || between || arabic;
}

// van, de, der, el, al between two masks; a capital one before a mask.
void grow_particles(Reading& reading) {
  const auto is_particle = [&](std::uint32_t i) {
    return !reading.words[i].masked() && reading.words[i].is(Trait::particle);
  };
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    if (!is_particle(i)) continue;
    std::uint32_t end = i + 1;
    while (end < reading.size() && is_particle(end) && !reading.words[end].after_break) ++end;
    if (end < reading.size() && !reading.words[end].after_break &&
        stands_for_name(reading.words[end])) {
      while (i < end && !begins_name(reading, i, end)) ++i;
      for (std::uint32_t k = i; k < end; ++k)
        reading.mask(k, kind_near(reading.words[end]), Rule::growth);
    }
    i = end - 1;
  }
}

bool is_initial(const Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  return word.letters == 1 && word.digits == 0 && reading.gap(i + 1).starts_with('.') &&
         !(i + 1 < reading.size() && reading.words[i + 1].touches);
}

// `de heer k.`, `j. de w.`: somebody by letters.
void mask_letters(Reading& reading) {
  constexpr std::uint32_t kMostParticles = 2;
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    if (reading.words[i].letters != 1 || reading.words[i].digits != 0) continue;
    const Word* before = reading.before(i);
    if (before != nullptr && before->is(Trait::title) && reading.words[i].folded() != "u" &&
        !reading.words[i].touches)
      reading.mask(i, Kind::person, Rule::after_title);
    if (!is_initial(reading, i)) continue;
    std::uint32_t end = i + 1;
    while (end < reading.size() && end <= i + kMostParticles &&
           reading.words[end].is(Trait::particle) && reading.words[end].letters > 1)
      ++end;
    if (end >= reading.size() || end == i + 1) continue;
    const Word& family = reading.words[end];
    if (!(is_initial(reading, end) || stands_for_name(family)) || family.after_break) continue;
    for (std::uint32_t k = i; k <= end; ++k) reading.mask(k, Kind::person, Rule::growth);
  }
}

void grow_initials(Reading& reading) {
  for (std::uint32_t i = reading.size(); i-- > 0;) {
    const Word& word = reading.words[i];
    if (word.masked() || word.letters != 1 || word.digits != 0 || word.folded() == "u") continue;
    const std::uint32_t next = i + 1;
    const bool stop = next <= reading.size() && reading.gap(next).starts_with('.');
    if (next < reading.size() && stands_for_name(reading.words[next]) &&
        (stop || !reading.words[next].after_break) && (stop || !reading.reads_small(i)))
      reading.mask(i, kind_near(reading.words[next]), Rule::growth);
    // Her family name as a letter: Fatima B.
    else if (i > 0 && stands_for_name(reading.words[i - 1]) && !word.after_break &&
             (stop || !reading.reads_small(i)))
      reading.mask(i, kind_near(reading.words[i - 1]), Rule::growth);
  }
}

// `lange [nieuwstraat]`
void grow_streets(Reading& reading) {
  constexpr std::array<string_view, 16> kFirst{
      "oude",   "nieuwe",   "lange",  "korte",        "hoge",     "lage", "prinses",  "prins",
      "koning", "koningin", "keizer", "burgemeester", "generaal", "sint", "admiraal", "pater"};
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word& street = reading.words[i];
    if (!street.masked() || street.facts == nullptr || street.after_break ||
        !ends_like_street(street.folded()))
      continue;
    const Word& before = reading.words[i - 1];
    if (!before.masked() && std::ranges::find(kFirst, before.folded()) != kFirst.end())
      reading.mask(i - 1, Kind::place, Rule::growth);
  }
  // `koning [persoon 1] i college`
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word& name = reading.words[i];
    constexpr std::array<string_view, 7> kRoyal{"koning", "koningin", "prins", "prinses",
                                                "sint",   "graaf",    "keizer"};
    if (name.masked() && !name.after_break && stands_for_name(name) &&
        !reading.words[i - 1].masked() && one_of(reading.words[i - 1].folded(), kRoyal))
      for (std::uint32_t k = i; k < reading.size() && k < i + 3 && !reading.breaks_before(k); ++k)
        if (reading.words[k].is(Trait::institution))
          for (std::uint32_t at = i - 1; at <= k; ++at)
            reading.mask(at, Kind::employer, Rule::growth);
  }
}

// `[Ter] Haar [Accountants]`: a capital between two names is one.
void grow_between(Reading& reading) {
  for (std::uint32_t i = 1; i + 1 < reading.size(); ++i) {
    const Word& word = reading.words[i];
    const Word& next = reading.words[i + 1];
    if (!word.masked() && word.shape == Shape::capital && !reading.without_case() &&
        !word.after_break && !next.after_break && stands_for_name(reading.words[i - 1]) &&
        stands_for_name(next))
      reading.mask(i, kind_near(next), Rule::growth);
  }
}

bool is_counted_kind(Kind kind) {
  return kind == Kind::number || kind == Kind::account || kind == Kind::phone ||
         kind == Kind::plate || kind == Kind::citizen_number;
}

// `nl94 trio drie zes een`: the bank in the middle of its account.
void grow_numbers(Reading& reading) {
  constexpr std::uint32_t kLongestGroup = 4;
  for (std::uint32_t i = 1; i + 1 < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || word.letters > kLongestGroup || word.is(Trait::grammar) ||
        word.is(Trait::measure) || word.after_break || reading.words[i + 1].after_break)
      continue;
    if (is_counted_kind(reading.words[i - 1].kind) && is_counted_kind(reading.words[i + 1].kind))
      reading.mask(i, Kind::number, Rule::growth);
  }
}

// `people & culture`: in small letters a department or a firm; but `p&o`.
void mask_joined_by_ampersand(Reading& reading) {
  if (!reading.without_case()) return;
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word &first = reading.words[i - 1], &second = reading.words[i];
    if (!is_ampersand(reading.gap(i)) || second.touches || first.masked() || second.masked() ||
        first.is(Trait::grammar) || second.is(Trait::grammar) || first.letters < 2 ||
        second.letters < 2)
      continue;
    reading.mask(i - 1, Kind::employer, Rule::growth);
    reading.mask(i, Kind::employer, Rule::growth);
  }
}

void grow_after(Reading& reading) {
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    const Word& before = reading.words[i - 1];
    if (word.masked() || word.after_break || !stands_for_name(before)) continue;
    // `[van dijk] en zonen`
    const bool kin_firm =
        word.folded() == "en" && i + 1 < reading.size() && !reading.words[i + 1].masked() &&
        one_of(reading.words[i + 1].folded(),
               std::array<string_view, 6>{"zonen", "zoon", "zn", "partners", "co", "dochters"});
    if (kin_firm) reading.mask(i + 1, Kind::employer, Rule::growth);
    if (kin_firm || is_ampersand(reading.gap(i)) || word.is(Trait::firm_word)) {
      reading.mask(i, kind_near(before), Rule::growth);
      continue;
    }
    // A house number.
    if (word.digits == 1 && word.letters <= 1) reading.mask(i, Kind::place, Rule::growth);
  }
  for (std::uint32_t i = reading.size(); i > 1; --i)
    if (is_ampersand(reading.gap(i - 1)) && stands_for_name(reading.words[i - 1]))
      reading.mask(i - 2, kind_near(reading.words[i - 1]), Rule::growth);
}

// `Fatima sprak Turks met hem`, `de tolk vertaalde het Fries van Jan`
bool is_about_language(string_view word) {
  constexpr std::array<string_view, 13> kStems{"spr",  "gespro",  "praat", "gepraat", "praten",
                                               "leer", "geleer",  "leren", "verst",   "schr",
                                               "taal", "vertaal", "tolk"};
  return std::ranges::any_of(kStems, [&](string_view stem) { return word.starts_with(stem); }) ||
         word == "les" || word.ends_with("les");
}

// A word with a capital that keeps it elsewhere, right after somebody's name:
// `Piet Mei`, `Jan Zondag`, `Fatima Turk`; but `Fatima Turkse koffie`.
void weigh_family(Reading& reading, std::uint32_t i) {
  const Word& word = reading.words[i];
  const WordFacts& facts = *word.facts;
  const auto mask = [&] { reading.mask(i, Kind::person, Rule::growth); };
  if (facts.is(Trait::month) || is_weekday(facts.folded)) return mask();
  const string_view folded = facts.folded;
  const Word* next = reading.after(i);
  const bool acts = next != nullptr && (next->is(Trait::person_verb) || next->is(Trait::telling));
  const bool inflected = folded.ends_with('e');
  if (!facts.is_listed_name() || (inflected && next != nullptr && !acts)) return;
  if (sentence_has(reading, i, is_about_language)) return;
  // `omdat Fatima Turk is`
  constexpr std::array<string_view, 6> kIs{"is", "was", "wordt", "werd", "blijft", "bleef"};
  const bool said_of_it = next != nullptr && one_of(next->folded(), kIs);
  // Of somebody, not of a language or a land.
  constexpr std::array<string_view, 6> kEndings{"s", "sch", "en", "land", "a", "e"};
  const bool somebody =
      !facts.is(Trait::place_name) &&
      std::ranges::none_of(kEndings, [&](string_view ending) { return folded.ends_with(ending); });
  if (!said_of_it && (somebody || (acts && !facts.is(Trait::place_name)))) return mask();
  reading.hold(i, Rule::name_or_word);
}

bool names_somebody(const Word* word) {
  if (word == nullptr) return false;
  return word->facts == nullptr ? word->replaces_name
                                : word->kind == Kind::person || word->kind == Kind::name;
}

void grow_families(Reading& reading) {
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.masked() || word.shape != Shape::capital || reading.reads_small(i) ||
        !(word.is(Trait::people) || word.is(Trait::scheme)))
      continue;
    const Word* before = reading.before(i);
    if (names_somebody(before)) {
      weigh_family(reading, i);
    } else if (before != nullptr && before->folded() == "de" &&
               names_somebody(reading.before(i, 2)) && word.facts->is_listed_name() &&
               !word.folded().ends_with('e')) {
      // `Jan de Fries`
      reading.hold(i, Rule::name_or_word);
    }
  }
}

}  // namespace

void grow_masks(Reading& reading) {
  grow_hyphens(reading);
  grow_particles(reading);
  grow_initials(reading);
  mask_letters(reading);
  mask_joined_by_ampersand(reading);
  grow_streets(reading);
  grow_numbers(reading);
  grow_between(reading);
  grow_after(reading);
  grow_families(reading);
  mask_repeated(reading);
}

}  // namespace engine::privacy
