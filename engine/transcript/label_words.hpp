// What a label says by its words: who speaks (`Interviewer`, `P3`), that it
// is a name, or that it is no label at all (`Kortom`, `Let op`).
//
// The words are data (data/*.txt), compared folded and without accents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace engine::transcript {

// Folded for comparing labels: lower case, no accents, ’ as '.
std::string folded_label(std::string_view label);

// What two spellings of one speaker share: folded, without a full stop at the
// end or a space before a number (`Resp. 2`, `RESP.2`).
std::string speaker_key(std::string_view label);

// A label without what stands in round brackets behind it:
// `Respondent (lacht)` → `Respondent`.
std::string_view without_brackets(std::string_view label);

// From what can never be a label to what always is one.
enum class LabelKind : std::uint8_t {
  never,   // Kortom, Let op, Hij zei, Mijn vragen
  small,   // karin: one word in small letters
  phrase,  // Jonge vrouw: a capital, then small words
  alone,   // Vraag, Antwoord: only where a file has no other labels
  word,    // Karin: one word with a capital
  person,  // Werkgever, Bezoeker
  name,    // Koen Metsu (N-VA), JB, P5, Spreker 1
  titled,  // Minister Jan Jambon, De heer De Jong, De voorzitter
  sure,    // Interviewer, Respondent 2, Moderator
};

// `label` is the label alone, without colon, brackets, stars or time.
LabelKind kind_of_label(std::string_view label);

// The role that a label's words say, or "". `initial` where it is a single
// letter (I, R, M), which says a role only among other initials.
struct LabelRole {
  std::string_view role;
  bool initial = false;
};
LabelRole role_in_label(std::string_view label);

// One to three capitals, a number behind them or not: I, JB, R2, A.
bool is_initials(std::string_view label);

// `Titel`, `Datum`, …: a key of the header lines at the top.
bool is_header_key(std::string_view key);

}  // namespace engine::transcript
