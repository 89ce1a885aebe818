#include "engine/exchange/disguise.hpp"

#include <fmt/format.h>

#include <cassert>
#include <utility>

#include "engine/coding/coding.hpp"

namespace engine::exchange {
namespace {

using base::message;

struct Lost {
  std::size_t withheld = 0;  // codings of which nothing is left to read
  std::size_t partly = 0;
  std::size_t unspoken = 0;  // of a label or a header line
  std::size_t merged = 0;    // on one withheld sentence, by one coder
  std::set<std::string> attributes;
};

void rename_codes(const std::map<std::string, std::string>& names,
                  std::vector<ProjectCode>& codes) {
  for (ProjectCode& code : codes)
    if (const auto other = names.find(code.id); other != names.end()) {
      code.id = other->second;
      code.name = other->second;
      code.definition.clear();
    }
}

ProjectText masked_text(const ProjectText& text, const MaskedTranscript& masked, std::size_t number,
                        const std::set<std::string>& attributes, Lost& lost) {
  ProjectText out;
  out.name = masked_name(number);
  out.text = text::StoredText{masked.text()};
  for (const MaskedSpeaker& speaker : masked.speakers())
    out.speakers.push_back({speaker.label, speaker.role});
  for (const auto& attribute : text.attributes)
    if (attributes.contains(attribute.first))
      out.attributes.push_back(attribute);
    else
      lost.attributes.insert(attribute.first);
  return out;
}

void move_codings(const Disguise& disguise, const std::vector<std::uint32_t>& place_of,
                  Project& project, Lost& lost) {
  std::vector<ProjectCoding> moved;
  moved.reserve(project.codings.size());
  for (ProjectCoding& coding : project.codings) {
    const auto place = disguise.texts[coding.text].place(coding.span);
    if (!place) {
      ++lost.unspoken;
      continue;
    }
    if (place->withheld == place->sentences)
      ++lost.withheld;
    else if (place->withheld > 0)
      ++lost.partly;
    coding.span = place->span;
    coding.text = place_of[coding.text];
    moved.push_back(std::move(coding));
  }
  project.codings = std::move(moved);
  const std::size_t before = project.codings.size();
  put_in_order(project);
  lost.merged = before - project.codings.size();
}

void tell(const Lost& lost, const Disguise& disguise, std::vector<base::Message>& losses) {
  losses.push_back(
      message("gemaskeerd: teksten, sprekers en codeurs hebben een nummer; tijden en kopregels "
              "staan er niet in",
              "masked: texts, speakers and coders have a number; times and header lines are left "
              "out"));
  if (lost.withheld > 0)
    losses.push_back(message("van coderingen is de tekst achtergehouden: ze staan op {0} ({1})",
                             "codings whose text was withheld stand on {0} ({1})",
                             privacy::kWithheld, lost.withheld));
  if (lost.partly > 0)
    losses.push_back(message("van coderingen is een deel van de tekst achtergehouden ({})",
                             "codings of which a part of the text was withheld: {}", lost.partly));
  if (lost.merged > 0)
    losses.push_back(message(
        "coderingen die door het maskeren op dezelfde plaats staan, zijn samengevoegd ({} minder)",
        "codings that masking put on one place are one ({} fewer)", lost.merged));
  if (lost.unspoken > 0)
    losses.push_back(message(
        "coderingen van een naam voor een beurt of van een kopregel staan er "
        "niet in ({})",
        "codings of a name before a turn or of a header line are left out ({})", lost.unspoken));
  if (!lost.attributes.empty())
    losses.push_back(message("kenmerken die een interview herkenbaar maken, staan er niet in ({})",
                             "attributes that tell which interview it is are left out ({})",
                             lost.attributes.size()));
  if (!disguise.codes.empty())
    losses.push_back(
        message("codes waarvan de naam een naam kan bevatten, hebben een nummer en "
                "geen omschrijving ({})",
                "codes whose name may hold somebody's have a number and no "
                "definition ({})",
                disguise.codes.size()));
}

}  // namespace

std::string masked_name(std::size_t number) { return fmt::format("transcript-{:03}", number + 1); }

void put_on(const Disguise& disguise, Outgoing& outgoing) {
  Project& project = outgoing.project;
  assert(disguise.texts.size() == project.texts.size());
  assert(disguise.order.size() == project.texts.size());
  Lost lost;
  project.title = disguise.title;
  std::vector<ProjectText> texts;
  std::vector<std::uint32_t> place_of(project.texts.size());
  for (std::uint32_t i = 0; i < disguise.order.size(); ++i) {
    const std::uint32_t at = disguise.order[i];
    place_of[at] = i;
    texts.push_back(
        masked_text(project.texts[at], disguise.texts[at], i, disguise.attributes, lost));
  }
  project.texts = std::move(texts);
  move_codings(disguise, place_of, project, lost);
  rename_codes(disguise.codes, project.codes);
  for (std::string& coder : project.coders)
    if (coder != coding::kMachine) coder = disguise.coders.at(coder);
  tell(lost, disguise, outgoing.losses);
}

}  // namespace engine::exchange
