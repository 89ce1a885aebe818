// Dates, in digits and in words.
#include <array>

#include "engine/privacy/counting.hpp"
#include "engine/privacy/steps.hpp"
#include "engine/privacy/surroundings.hpp"

namespace engine::privacy {
namespace {

using std::string_view;

bool is_month(const Word& word, bool beside_digits) {
  return word.is(Trait::month) || (beside_digits && word.is(Trait::month_short));
}

// `april van 1986`, `mei in tweeduizendvier`: the year was masked as a number.
void mask_month_of_year(Reading& reading) {
  for (std::uint32_t i = 2; i < reading.size(); ++i) {
    const Word& year = reading.words[i];
    const string_view joint = reading.words[i - 1].folded();
    if (!year.masked() || !is_number(year) || year.after_break ||
        reading.words[i - 1].after_break || (joint != "van" && joint != "in") ||
        !reading.words[i - 2].is(Trait::month))
      continue;
    for (const std::uint32_t at : {i - 2, i - 1}) reading.mask(at, Kind::date, Rule::date);
    reading.words[i].kind = Kind::date;
  }
}

// `drie of vier mei`, `3 t/m 8 mei`
void mask_spans_of_days(Reading& reading) {
  constexpr std::uint64_t kLongestMonth = 31;
  constexpr std::array<string_view, 7> kJoints{"of", "en", "op", "tot", "t", "m", "a"};
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    if (reading.words[i].kind != Kind::date || !is_number(reading.words[i])) continue;
    std::uint32_t at = i - 1;
    while (at > 0 && at + 2 >= i && one_of(reading.words[at].folded(), kJoints)) --at;
    const Word& day = reading.words[at];
    if (at + 1 == i || (day.masked() && day.kind != Kind::number) || !is_number(day) ||
        day.digits > 2 || (day.is_number_word() && *day.facts->number > kLongestMonth))
      continue;
    if (day.kind == Kind::number) reading.words[at].kind = Kind::date;
    for (; at < i; ++at) reading.mask(at, Kind::date, Rule::date);
  }
}

// `sinds een januari`, `vrijdag de zeventiende`
void mask_bare_days(Reading& reading) {
  constexpr std::array<string_view, 7> kWhen{"op", "sinds", "tot", "vanaf", "per", "van", "na"};
  for (std::uint32_t i = 2; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    const Word* before = reading.before(i);
    const Word* earlier = reading.before(i, 2);
    if (word.masked() || before == nullptr || earlier == nullptr) continue;
    if (word.is(Trait::month) && is_article(*before) && one_of(earlier->folded(), kWhen)) {
      reading.mask(i - 1, Kind::date, Rule::date);
      reading.mask(i, Kind::date, Rule::date);
    }
    if (word.facts->ordinal && before->folded() == "de" && earlier->folded().ends_with("dag"))
      reading.mask(i, Kind::date, Rule::date);
  }
}

}  // namespace

void mask_dates(Reading& reading) {
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    const bool digits_before = i > 0 && reading.words[i - 1].digits > 0;
    const bool digits_after = i + 1 < reading.size() && reading.words[i + 1].digits > 0;
    // `de 13de van mei`
    const bool of_month =
        i >= 2 && word.is(Trait::month) && reading.words[i - 1].folded() == "van" &&
        (reading.words[i - 2].digits > 0 ||
         (reading.words[i - 2].facts != nullptr && reading.words[i - 2].facts->ordinal) ||
         reading.words[i - 2].folded() == "eerste");
    if (of_month) {
      for (const std::uint32_t at : {i - 2, i - 1, i}) reading.mask(at, Kind::date, Rule::date);
      reading.words[i - 2].kind = Kind::date;
      continue;
    }
    if (!is_month(word, digits_before || digits_after)) continue;
    bool date = false;
    if (i > 0 && is_number(reading.words[i - 1]) && !is_article(reading.words[i - 1]) &&
        !word.opens_sentence) {
      date = true;
      reading.mask(i - 1, Kind::date, Rule::date);
    }
    if (digits_after && !reading.words[i + 1].opens_sentence) {
      date = true;
      reading.mask(i + 1, Kind::date, Rule::date);
    }
    // `maart negentienachtennegentig`: the number was masked as such.
    if (i + 1 < reading.size() && reading.words[i + 1].masked() && is_number(reading.words[i + 1]))
      date = true;
    if (!date) continue;
    reading.mask(i, Kind::date, Rule::date);
    for (const std::uint32_t at : {i - 1, i + 1})
      if (at < reading.size() && reading.words[at].masked() && is_number(reading.words[at]) &&
          reading.words[at].kind == Kind::number)
        reading.words[at].kind = Kind::date;
    // The year after it.
    if (i + 1 < reading.size() && counts(reading.words[i + 1]) && !reading.words[i + 1].after_break)
      if (!counts_something(reading, i + 2)) reading.mask(i + 1, Kind::date, Rule::date);
  }
  // `een januari`, `op de twaalfde`
  for (std::uint32_t i = 1; i < reading.size(); ++i) {
    const Word& word = reading.words[i];
    const Word* before = reading.before(i);
    const Word* earlier = reading.before(i, 2);
    if (before == nullptr || earlier == nullptr) continue;
    const bool day = word.kind == Kind::date && is_article(*before) && earlier->folded() == "op";
    if (day) reading.mask(i - 1, Kind::date, Rule::date);
    constexpr std::array<string_view, 5> kWhen{"op", "sinds", "tot", "vanaf", "per"};
    const Word* next = reading.after(i);
    const bool ends = next == nullptr || next->is(Trait::grammar) || next->is(Trait::person_verb);
    constexpr std::uint64_t kNoFloor = 6;  // `op de vierde`: where one lives
    if (word.facts != nullptr && word.facts->ordinal && *word.facts->number >= kNoFloor &&
        before->folded() == "de" && one_of(earlier->folded(), kWhen) && ends)
      reading.mask(i, Kind::date, Rule::date);
  }
  // `de twaalfde van de derde`
  for (std::uint32_t i = 0; i + 3 < reading.size(); ++i) {
    const auto ordinal = [&](std::uint32_t at) {
      return (reading.words[at].facts != nullptr && reading.words[at].facts->ordinal) ||
             reading.words[at].folded() == "eerste";
    };
    if (!ordinal(i) || reading.words[i + 1].folded() != "van" ||
        reading.words[i + 2].folded() != "de" || !ordinal(i + 3))
      continue;
    for (std::uint32_t at = i; at < i + 4; ++at) reading.mask(at, Kind::date, Rule::date);
  }
  mask_month_of_year(reading);
  mask_spans_of_days(reading);
  mask_bare_days(reading);
}

}  // namespace engine::privacy
