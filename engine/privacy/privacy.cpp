#include "engine/privacy/privacy.hpp"

namespace engine::privacy {

using base::message;

std::string_view label(Kind kind) {
  switch (kind) {
    case Kind::none:
      break;
    case Kind::person:
      return "persoon";
    case Kind::place:
      return "plaats";
    case Kind::employer:
      return "werkgever";
    case Kind::name:
      return "naam";
    case Kind::date:
      return "datum";
    case Kind::age:
      return "leeftijd";
    case Kind::phone:
      return "telefoon";
    case Kind::email:
      return "e-mailadres";
    case Kind::website:
      return "website";
    case Kind::postcode:
      return "postcode";
    case Kind::plate:
      return "kenteken";
    case Kind::account:
      return "rekening";
    case Kind::citizen_number:
      return "bsn";
    case Kind::number:
      return "getal";
  }
  return "";
}

std::string_view name(Rule rule) {
  switch (rule) {
    case Rule::roster:
      return "roster";
    case Rule::address:
      return "address";
    case Rule::digits:
      return "digits";
    case Rule::spoken_number:
      return "spoken-number";
    case Rule::date:
      return "date";
    case Rule::age:
      return "age";
    case Rule::spelled:
      return "spelled";
    case Rule::unknown_word:
      return "unknown-word";
    case Rule::capital:
      return "capital";
    case Rule::first_word:
      return "first-word";
    case Rule::firm:
      return "firm";
    case Rule::place:
      return "place";
    case Rule::after_title:
      return "after-title";
    case Rule::after_name:
      return "after-name";
    case Rule::name_or_word:
      return "name-or-word";
    case Rule::place_or_word:
      return "place-or-word";
    case Rule::employer_or_word:
      return "employer-or-word";
    case Rule::little_name:
      return "little-name";
    case Rule::growth:
      return "growth";
    case Rule::repeated:
      return "repeated";
    case Rule::unique_fact:
      return "unique-fact";
    case Rule::rare_fact:
      return "rare-fact";
    case Rule::verifier:
      return "verifier";
  }
  return "";
}

base::Message explain(Rule rule) {
  switch (rule) {
    case Rule::roster:
      return message("staat op de namenlijst", "is on the roster");
    case Rule::address:
      return message("een uitgesproken adres: kijk of het geheel weg is",
                     "a spoken address: see that all of it is gone");
    case Rule::digits:
      return message("een getal in cijfers", "a number in digits");
    case Rule::spoken_number:
      return message("een uitgesproken getal", "a spoken number");
    case Rule::date:
      return message("een datum", "a date");
    case Rule::age:
      return message("een leeftijd", "an age");
    case Rule::spelled:
      return message("gespeld", "spelled out");
    case Rule::unknown_word:
      return message("geen bekend gewoon woord", "not known as an ordinary word");
    case Rule::capital:
      return message("een hoofdletter in de zin", "a capital inside a sentence");
    case Rule::first_word:
      return message("eerste woord van de zin, kan een naam zijn",
                     "first word of a sentence, may be a name");
    case Rule::firm:
      return message("een bekende werkgever", "a known employer");
    case Rule::place:
      return message("een bekende plaats", "a known place");
    case Rule::after_title:
      return message("na een aanspreekvorm", "after a form of address");
    case Rule::after_name:
      return message("naast een naam", "beside a name");
    case Rule::name_or_word:
      return message("een gewoon woord of een naam?", "an ordinary word, or a name?");
    case Rule::place_or_word:
      return message("een gewoon woord of een plaats?", "an ordinary word, or a place?");
    case Rule::employer_or_word:
      return message("een gewoon woord of een werkgever?", "an ordinary word, or an employer?");
    case Rule::little_name:
      return message("staat waar een naam staat", "stands where a name does");
    case Rule::growth:
      return message("hoort bij een naam", "belongs to a name");
    case Rule::repeated:
      return message("elders in de tekst een naam", "a name elsewhere in the text");
    case Rule::unique_fact:
      return message("een feit dat naar één persoon kan wijzen",
                     "a fact that may point at one person");
    case Rule::rare_fact:
      return message("een zeldzaam beroep of kenmerk, dat één persoon kan verraden",
                     "an uncommon trade or trait, which may give one person away");
    case Rule::verifier:
      return message("de controle achteraf vertrouwt dit niet",
                     "the check afterwards distrusts it");
  }
  return {};
}

}  // namespace engine::privacy
