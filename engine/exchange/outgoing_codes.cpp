#include <fmt/format.h>

#include <map>
#include <string_view>
#include <unordered_map>

#include "engine/codebook/codebook.hpp"
#include "engine/exchange/outgoing.hpp"

namespace engine::exchange {
namespace {

using base::Language;

std::string definition_of(const codebook::Code& code, Language language) {
  std::string text;
  const auto add = [&](std::string_view heading, const base::Message& part) {
    const std::string& words = part.in(language);
    if (words.empty()) return;
    if (!text.empty()) text += "\n\n";
    (text += heading) += words;
  };
  const bool dutch = language == Language::nl;
  // the long form often begins with the short one
  if (!code.full.in(language).starts_with(code.brief.in(language))) add("", code.brief);
  add("", code.full);
  add(dutch ? "Wel: " : "When: ", code.when_to_use);
  add(dutch ? "Niet: " : "When not: ", code.when_not_to_use);
  return text;
}

// By id. A codebook that this version cannot read leaves its codes their first line.
std::map<std::string, std::string> definitions(const store::Study& study, Language language) {
  std::map<std::string, std::string> all;
  for (const std::string& source : study.codebook_sources())
    if (const auto book = codebook::load(source, ""))
      for (const codebook::Code& code : book->codes) all[code.id] = definition_of(code, language);
  return all;
}

// Tools know codes by their names: one that is there twice gets its id behind it.
void make_names_unique(std::vector<ProjectCode>& codes) {
  std::unordered_map<std::string, int> count;
  for (const ProjectCode& code : codes) ++count[code.name];
  for (ProjectCode& code : codes)
    if (count[code.name] > 1) code.name += fmt::format(" ({})", code.id);
}

}  // namespace

std::vector<ProjectCode> outgoing_codes(const store::Study& study, const coding::StudyView& view,
                                        const std::vector<std::string>& ids, Language language) {
  std::vector<ProjectCode> codes;
  std::unordered_map<std::string_view, std::uint32_t> index;
  const auto add = [&](ProjectCode code, const std::string& id) {
    code.id = id;
    if (code.name.empty()) code.name = id;
    for (std::size_t dot = id.rfind('.'); dot != std::string::npos && !code.parent;
         dot = dot == 0 ? std::string::npos : id.rfind('.', dot - 1))
      if (const auto above = index.find(std::string_view{id}.substr(0, dot)); above != index.end())
        code.parent = above->second;
    index.emplace(id, static_cast<std::uint32_t>(codes.size()));
    codes.push_back(std::move(code));
  };
  const std::map<std::string, std::string> defined = definitions(study, language);
  for (const coding::CodeView& code : view.codes) {
    const auto whole = defined.find(code.id);
    add({.name = code.label.in(language),
         .colour = code.colour,
         .definition = whole == defined.end() ? code.brief.in(language) : whole->second},
        code.id);
  }
  for (const std::string& id : ids)
    if (!index.contains(id)) add({.name = id}, id);
  make_names_unique(codes);
  return codes;
}

}  // namespace engine::exchange
