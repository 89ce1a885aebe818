#include "engine/publish/facts.hpp"

#include "engine/base/joined.hpp"
#include "engine/report/words.hpp"

namespace engine::publish {
namespace {

using base::Message;
using base::message;

std::string codebooks_of(const Facts& facts) {
  std::vector<std::string> names;
  names.reserve(facts.codebooks.size());
  for (const CodebookFact& each : facts.codebooks)
    names.push_back(each.name + (each.version.empty() ? "" : " " + each.version));
  return base::joined(names);
}

Message software(const Facts& facts) {
  return message(
      "Gecodeerd met {0}, ICU {1}, Unicode {2}, woordindeling {3}, patronen {4}; codeboeken: {5}.",
      "Coded with {0}, ICU {1}, Unicode {2}, tokeniser {3}, matcher {4}; codebooks: {5}.",
      facts.program, facts.icu, facts.unicode, facts.tokeniser, facts.matcher, codebooks_of(facts));
}

Message coders(const Facts& facts) {
  if (facts.coders.empty())
    return message(
        "Nog niemand: alle {0} coderingen zijn suggesties van de regels van het codeboek, en geen "
        "ervan is beoordeeld.",
        "Nobody yet: all {0} codings are suggestions of the codebook's rules, and none was decided "
        "on.",
        facts.suggestions);
  return message(
      "{0} ({1}). Suggesties van de machine: {2}, daarvan beoordeeld: {3}; met de hand toegevoegd: "
      "{4}.",
      "{0} ({1}). Suggestions of the machine: {2}, of these decided on: {3}; added by hand: {4}.",
      facts.coders.size(), base::joined(facts.coders), facts.suggestions, facts.decided,
      facts.added);
}

}  // namespace

void count(const coding::StudyView& view, Facts& facts) {
  for (const coding::CodeView& code : view.codes)
    ++(code.id.find('.') == std::string::npos ? facts.codes : facts.subcodes);
  facts.rules = view.rules.size();
  facts.transcripts = view.transcripts.size();
  for (const coding::TranscriptView& transcript : view.transcripts) {
    facts.speakers += transcript.speakers.size();
    for (const coding::SpeakerView& speaker : transcript.speakers) {
      facts.turns += speaker.turns;
      facts.words += speaker.words;
    }
  }
  for (const coding::Coding& coding : view.codings) {
    facts.suggestions += coding.is_suggestion ? 1 : 0;
    facts.decided += coding.is_suggestion && coding.status != coding::Status::suggested ? 1 : 0;
    facts.added += coding.status == coding::Status::added ? 1 : 0;
  }
}

NamedTable facts_table(const Facts& facts, const Material& material, base::Language language) {
  NamedTable about{"about", {}};
  about.table.title = message("Over deze studie: {}", "About this study: {}", facts.title);
  for (const char* key : {"what", "value"})
    about.table.columns.push_back({.key = key, .heading = message("{}", "{}", key)});
  const auto add = [&](const Message& what, report::Cell value) {
    about.table.rows.push_back({what.in(language), std::move(value)});
  };
  const auto words = [](const std::string& text) { return report::text_cell(text); };
  const auto number = [](std::uint64_t value) { return report::count_cell(value); };
  add(message("codeboeken", "codebooks"), words(codebooks_of(facts)));
  add(message("codes", "codes"), number(facts.codes));
  add(message("subcodes", "sub-codes"), number(facts.subcodes));
  add(message("regels", "rules"), number(facts.rules));
  add(message("transcripten", "transcripts"), number(facts.transcripts));
  add(message("sprekers", "speakers"), number(facts.speakers));
  add(message("beurten", "turns"), number(facts.turns));
  add(message("woorden", "words"), number(facts.words));
  add(message("suggesties van de machine", "suggestions of the machine"),
      number(facts.suggestions));
  add(message("daarvan beoordeeld", "of these decided"), number(facts.decided));
  add(message("met de hand toegevoegd", "added by hand"), number(facts.added));
  add(message("codeurs", "coders"), words(base::joined(facts.coders)));
  add(message("geteld", "counted"),
      words(report::in_words(material.selection,
                             analysis::count_decided(material.view, material.selection))
                .in(language)));
  add(message("programma", "program"), words(facts.program));
  add(message("ICU, Unicode", "ICU, Unicode"), words(facts.icu + ", " + facts.unicode));
  add(message("woordindeling, patronen", "tokeniser, matcher"),
      words(facts.tokeniser + ", " + facts.matcher));
  add(message("runs", "runs"), number(facts.runs));
  if (!facts.first_run.empty()) {
    add(message("eerste run", "first run"), words(facts.first_run));
    add(message("laatste run", "last run"), words(facts.last_run));
  }
  return about;
}

std::vector<MethodsItem> methods(const Facts& facts, const Material& material) {
  const bool agreement = material.agreement.has_value();
  const Message how = report::in_words(material.selection,
                                       analysis::count_decided(material.view, material.selection));
  return {
      {24, message("Aantal codeurs", "Number of data coders"), coders(facts)},
      {25, message("Beschrijving van de codeboom", "Description of the coding tree"),
       message("{0} codes en {1} subcodes, met {2} regels; elke code staat hierboven met zijn "
               "definitie. Geteld is: {3}.",
               "{0} codes and {1} sub-codes, with {2} rules; each code stands above with its "
               "definition. Counted is: {4}.",
               facts.codes, facts.subcodes, facts.rules, how.nl, how.en)},
      {26, message("Herkomst van de thema's", "Derivation of themes"),
       message(
           "De codes lagen vooraf vast in het codeboek; {0} coderingen in {1} transcripten "
           "({2} woorden) volgen uit zijn regels, {3} zijn door mensen toegevoegd. Wat nieuw uit "
           "de gegevens naar voren kwam: (zelf invullen)",
           "The codes were set beforehand in the codebook; {0} codings in {1} transcripts ({2} "
           "words) follow from its rules, {3} were added by people. What newly came from the "
           "data: (to be filled in)",
           facts.suggestions, facts.transcripts, facts.words, facts.added)},
      {27, message("Software", "Software"), software(facts)},
      {28, message("Terugkoppeling aan deelnemers", "Participant checking"),
       agreement
           ? message("Dat weet dit bestand niet: (zelf invullen). Overeenstemming tussen codeurs "
                     "staat hierboven.",
                     "This file does not know: (to be filled in). Agreement between coders stands "
                     "above.")
           : message("Dat weet dit bestand niet: (zelf invullen)",
                     "This file does not know: (to be filled in)")},
  };
}

}  // namespace engine::publish
