// Masking who said it.
//
// Text in; masked text, reasons and doubts out. Nothing here knows a study.
//
// The design is an allow-list that fails closed: a word stays because it is
// known to be an ordinary word, never because no rule found it to be a name.
// Each step masks more than the one before and none takes a mask away. What
// can be told neither way (kok, mulder: a word, or somebody) makes a *hold*:
// the text must not reach a reader before a person has looked at it.
//
// Promises: only a word added to the lexicon takes a mask away; text outside
// masks is kept byte for byte; masking a masked text keeps every placeholder; a
// list that is missing or empty is an error and never means fewer masks. That
// second pass adds nothing to speech; of names side by side, of which the first
// pass left a word, it may mask that too.
// Refuses: to call its output anonymous. A person who knows the story may know
// the speaker; docs/explanation/privacy.md says what is promised.
//
// Units: bytes inside; code points in what is reported (`begin_cp`).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/text/span.hpp"

namespace engine::privacy {

// What a mask says it hides; decides the label, never whether to mask.
enum class Kind : std::uint8_t {
  none,
  person,
  place,
  employer,
  name,  // somebody's or something's
  date,
  age,
  phone,
  email,
  website,
  postcode,
  plate,
  account,
  citizen_number,
  number,
};

// Which step masked or held; its name is stable and stands in logs.
enum class Rule : std::uint8_t {
  roster,
  address,
  digits,
  spoken_number,
  date,
  age,
  spelled,
  unknown_word,
  capital,
  first_word,
  firm,
  place,
  after_title,
  after_name,
  name_or_word,
  place_or_word,
  employer_or_word,
  little_name,
  growth,
  repeated,
  unique_fact,
  rare_fact,
  verifier,
};

constexpr bool is_name_kind(Kind kind) {
  return kind == Kind::person || kind == Kind::name || kind == Kind::place ||
         kind == Kind::employer;
}

std::string_view label(Kind kind);  // the Dutch word between the brackets
std::string_view name(Rule rule);   // "name-or-word"
base::Message explain(Rule rule);

struct Mask {
  text::CodePointSpan span;  // of the original text
  Kind kind = Kind::none;
  Rule rule = Rule::unknown_word;
  std::string placeholder;
};

// Something only a person can judge.
struct Hold {
  text::CodePointSpan span;  // of the original text
  Rule rule = Rule::name_or_word;
  std::string words;  // what stands there
  bool operator==(const Hold&) const = default;
};

struct Masked {
  std::string output;
  std::vector<Mask> masks;  // in the order of the text
  std::vector<Hold> holds;  // in the order of the text

  [[nodiscard]] bool needs_person() const { return !holds.empty(); }
};

}  // namespace engine::privacy
