#include "engine/transcript/readers/left_out.hpp"

#include <array>
#include <string>

namespace engine::transcript::readers {
namespace {

struct Kind {
  std::uint32_t count;
  const char *nl_one, *nl_many, *en_one, *en_many;
};

}  // namespace

void LeftOut::tell(std::vector<base::Message>& remarks) const {
  const std::array kinds{
      Kind{comments, "opmerking", "opmerkingen", "comment", "comments"},
      Kind{notes, "voetnoot", "voetnoten", "footnote", "footnotes"},
      Kind{deletions, "verwijdering (bijgehouden wijziging)",
           "verwijderingen (bijgehouden wijzigingen)", "deletion (tracked change)",
           "deletions (tracked changes)"},
      Kind{hidden, "stuk verborgen tekst", "stukken verborgen tekst", "stretch of hidden text",
           "stretches of hidden text"},
      Kind{columns, "andere tabelkolom", "andere tabelkolommen", "other table column",
           "other table columns"},
      Kind{pictures, "afbeelding", "afbeeldingen", "picture", "pictures"},
      Kind{page_margins, "kop- of voetregel", "kop- en voetregels", "header or footer line",
           "header and footer lines"},
      Kind{cues, "onderdeel zonder tekst of met een onleesbare tijd",
           "onderdelen zonder tekst of met een onleesbare tijd",
           "cue without text or with an unreadable time",
           "cues without text or with an unreadable time"},
      Kind{tiers, "laag die geen spraak is", "lagen die geen spraak zijn", "tier that is no speech",
           "tiers that are no speech"},
      Kind{events, "aantekening bij het gesprek", "aantekeningen bij het gesprek",
           "note beside the talking", "notes beside the talking"},
  };
  std::string nl, en;
  for (const Kind& kind : kinds) {
    if (kind.count == 0) continue;
    const char* const comma = nl.empty() ? "" : ", ";
    nl += fmt::format("{}{} {}", comma, kind.count, kind.count == 1 ? kind.nl_one : kind.nl_many);
    en += fmt::format("{}{} {}", comma, kind.count, kind.count == 1 ? kind.en_one : kind.en_many);
  }
  if (nl.empty()) return;
  remarks.push_back(
      {"weggelaten: " + nl + "; hoort er iets van bij het gesprek, zet dat dan in de lopende tekst",
       "left out: " + en +
           "; if any of it belongs to the conversation, put it in the running text"});
}

void tell_insertions(std::size_t count, const char* program, std::vector<base::Message>& remarks) {
  if (count == 0) return;
  remarks.push_back(base::message(
      "bijgehouden toevoegingen: {0}, gelezen alsof ze aanvaard zijn; klopt dat niet, verwerk de "
      "wijzigingen dan in {1}",
      "tracked insertions: {0}, read as if they were accepted; if that is not right, settle the "
      "changes in {1}",
      count, program));
}

void tell_boxes(std::size_t count, std::vector<base::Message>& remarks) {
  if (count == 0) return;
  remarks.push_back(base::message(
      "tekstvakken: {0}, gelezen na de alinea waaraan ze vastzitten; kijk of dat de goede plaats "
      "is",
      "text boxes: {0}, read after the paragraph they hang on; see whether that is the right place",
      count));
}

}  // namespace engine::transcript::readers
