#include "engine/privacy/masker.hpp"

#include <algorithm>

#include "engine/privacy/replacement.hpp"
#include "engine/privacy/steps.hpp"

namespace engine::privacy {
namespace {

bool is_about_words(Rule rule) {
  return rule == Rule::name_or_word || rule == Rule::place_or_word ||
         rule == Rule::employer_or_word;
}

// A doubt about a word that was masked after all is none; the same doubt once.
void settle_holds(Reading& reading) {
  auto& holds = reading.holds;
  std::erase_if(holds, [&](const WordHold& hold) {
    return is_about_words(hold.rule) &&
           std::all_of(reading.words.begin() + hold.first, reading.words.begin() + hold.end,
                       [](const Word& word) { return word.masked(); });
  });
  const auto key = [](const WordHold& hold) { return std::tuple{hold.first, hold.end, hold.rule}; };
  std::ranges::sort(holds, {}, key);
  const auto rest = std::ranges::unique(holds, {}, key);
  holds.erase(rest.begin(), rest.end());
}

std::size_t count_masked(const Reading& reading) {
  return static_cast<std::size_t>(
      std::ranges::count_if(reading.words, [](const Word& word) { return word.masked(); }));
}

}  // namespace

std::string_view masking_version() { return "6"; }

Masker::Masker(Lexicon lexicon, Roster roster)
    : vocabulary_{std::move(lexicon)}, roster_{std::move(roster)} {}

Masked Masker::mask(std::string_view text, const NameWords& elsewhere, const NameWords* heard_once,
                    const NameWords& asked) {
  return replace(read(text, elsewhere, heard_once, asked));
}

NameWords Masker::names_in(std::string_view text) { return names_of(read(text, {}, nullptr, {})); }

NameWords Masker::uncommon_in(std::string_view text) {
  vocabulary_.forget_if_large();
  NameWords uncommon;
  for (const Word& word : Reading{text, vocabulary_}.words)
    if (word.facts != nullptr && is_uncommon(*word.facts)) uncommon.emplace(word.folded());
  return uncommon;
}

Reading Masker::read(std::string_view text, const NameWords& elsewhere, const NameWords* heard_once,
                     const NameWords& asked) {
  vocabulary_.forget_if_large();
  Reading reading{text, vocabulary_};
  mask_roster(reading, roster_);
  mask_asked(reading, asked);
  mask_named(reading, elsewhere);
  mask_addresses(reading);
  mask_digits(reading);
  mask_spoken_numbers(reading);
  mask_dates(reading);
  mask_ages(reading);
  mask_spelled(reading);
  mask_number_rests(reading);
  mask_phrases(reading);
  mask_unknown(reading);
  // What one mask makes sure the next may follow; ends, as masks only grow.
  for (std::size_t masked = count_masked(reading), before = masked + 1; masked != before;) {
    before = masked;
    weigh_names(reading);
    grow_masks(reading);
    masked = count_masked(reading);
  }
  hold_unique_facts(reading);
  hold_rare_facts(reading, heard_once);
  settle_holds(reading);
  return reading;
}

}  // namespace engine::privacy
