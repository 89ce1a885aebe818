// The steps of masking, in their order. Each only adds masks or holds.
#pragma once

#include "engine/privacy/entities.hpp"
#include "engine/privacy/reading.hpp"

namespace engine::privacy {

class Roster;

// The study's own names.
void mask_roster(Reading& reading, const Roster& roster);

// Words that a person wants gone, wherever they stand.
void mask_asked(Reading& reading, const NameWords& words);
// Names found around the text: a name that is masked once is masked everywhere,
// whatever its case; one that everybody says (`Ben`, `Groot`) where it has a capital.
void mask_named(Reading& reading, const NameWords& names);
// The same for the names of the text itself.
void mask_repeated(Reading& reading);
NameWords names_of(const Reading& reading);

// Structure: whatever looks like a number, a date, an age, an address. The type
// picks the label only.
void mask_addresses(Reading& reading);  // e-mail and web, written and spoken
void mask_digits(Reading& reading);
void mask_spoken_numbers(Reading& reading);
void mask_dates(Reading& reading);
void mask_ages(Reading& reading);
void mask_spelled(Reading& reading);  // h-a-m-d-i
// What else belongs to a number: `nul zes, wacht, een twee`.
void mask_number_rests(Reading& reading);

// The allow-list: what is not known to be an ordinary word goes.
void mask_unknown(Reading& reading);

// Names of several words, and words that are names too.
void mask_phrases(Reading& reading);
void weigh_names(Reading& reading);

// Masks grow over what belongs to them; a name masked once is masked everywhere.
void grow_masks(Reading& reading);

// Facts that point at one person.
void hold_unique_facts(Reading& reading);

// An uncommon trade, study, illness or hobby: `mijn vader was imker`, of those
// heard in one interview of the study. Null where there is no study: then
// nothing is known of what others said.
void hold_rare_facts(Reading& reading, const NameWords* heard_once);

}  // namespace engine::privacy
