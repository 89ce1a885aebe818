#include "engine/exchange/refi_codebook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/codebook/names.hpp"
#include "engine/exchange/code_ids.hpp"
#include "engine/exchange/free_names.hpp"
#include "engine/exchange/refi_write.hpp"
#include "engine/exchange/refi_xml.hpp"
#include "engine/foreign/xml_writer.hpp"

namespace engine::exchange {
namespace {

using base::Language;
using base::message;

std::vector<std::vector<std::uint32_t>> children_of(const std::vector<ProjectCode>& codes) {
  std::vector<std::vector<std::uint32_t>> below(codes.size() + 1);  // last: the tops
  for (std::uint32_t i = 0; i < codes.size(); ++i)
    below[codes[i].parent.value_or(static_cast<std::uint32_t>(codes.size()))].push_back(i);
  return below;
}

class QdcWriter {
 public:
  explicit QdcWriter(const std::vector<ProjectCode>& codes)
      : codes_{codes}, below_{children_of(codes)} {}

  std::string write(const std::string& made_by) {
    xml_.begin("CodeBook")
        .attribute("xmlns", "urn:QDA-XML:codebook:1.0")
        .attribute("origin", made_by)
        .begin("Codes");
    for (const std::uint32_t top : below_.back()) write_code(top);
    xml_.end().end();
    return xml_.document();
  }

 private:
  void write_code(std::uint32_t index) {
    const ProjectCode& code = codes_[index];
    xml_.begin("Code")
        .attribute("guid", code_guid(code.id))
        .attribute("name", code.name)
        .attribute("isCodable", code.codable ? "true" : "false");
    if (!code.colour.empty()) xml_.attribute("color", code.colour);
    xml_.text_element("Description", with_code_id(code.definition, code.id));
    for (const std::uint32_t child : below_[index]) write_code(child);
    xml_.end();
  }

  const std::vector<ProjectCode>& codes_;
  std::vector<std::vector<std::uint32_t>> below_;
  foreign::XmlWriter xml_;
};

// YAML reads a string of JSON as it stands.
std::string yaml_string(const std::string& text) { return nlohmann::json(text).dump(); }

// What a definition says under the headings that a codebook has.
struct Definition {
  std::string brief, full, when_to_use, when_not_to_use;
};

void append(std::string& to, std::string_view paragraph) {
  if (!to.empty()) to += "\n\n";
  to += paragraph;
}

Definition parts_of(std::string_view text) {
  constexpr std::string_view kBetween = "\n\n";
  Definition parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(kBetween), text.size());
    std::string_view paragraph = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + kBetween.size()));
    std::string* into = parts.brief.empty() ? &parts.brief : &parts.full;
    for (const auto& [heading, part] : {std::pair{"Wel: ", &parts.when_to_use},
                                        {"When: ", &parts.when_to_use},
                                        {"Niet: ", &parts.when_not_to_use},
                                        {"When not: ", &parts.when_not_to_use}})
      if (paragraph.starts_with(heading)) {
        paragraph.remove_prefix(std::string_view{heading}.size());
        into = part;
        break;
      }
    if (!paragraph.empty()) append(*into, paragraph);
  }
  return parts;
}

class StarterWriter {
 public:
  StarterWriter(const RefiCodebook& codebook, Language language)
      : codes_{codebook.codes}, below_{children_of(codebook.codes)}, language_{language} {}

  std::string write(const RefiCodebook& codebook, const std::string& name) {
    const bool dutch = language_ == Language::nl;
    std::string id = id_of_name(name);
    if (id.empty()) id = "codebook";
    out_ = dutch ? "# Codes uit een ander programma. Er is nog niets wat ze vindt: schrijf onder "
                   "een code rules:,\n# zoals duiding codebook new laat zien.\n\n"
                 : "# Codes of another program. Nothing finds them yet: write rules: under a "
                   "code,\n# as duiding codebook new shows.\n\n";
    out_ += fmt::format("codebook: {{id: {}, version: 0.1.0, language: {}, title: {}}}\n\ncodes:\n",
                        yaml_string(id), dutch ? "nl" : "en", yaml_string(name));
    write_level(codebook.codes.size(), 1);
    return std::move(out_);
  }

 private:
  void line(std::size_t depth, std::string_view key, const std::string& value) {
    if (value.empty()) return;
    out_.append(depth * 2, ' ');
    out_ += fmt::format("{}: {}\n", key, yaml_string(value));
  }

  // Codes under one parent; `parent` past the last code: those at the top.
  void write_level(std::size_t parent, std::size_t depth) {
    FreeNames taken;
    for (const std::uint32_t index : below_[parent]) {
      const ProjectCode& code = codes_[index];
      out_.append(depth * 2, ' ');
      out_ += yaml_string(taken.take_near(own_part(code, index))) + ":\n";
      line(depth + 1, "label", code.name);
      const Definition definition = parts_of(code.definition);
      line(depth + 1, "brief", definition.brief);
      line(depth + 1, "full", definition.full);
      line(depth + 1, "when_to_use", definition.when_to_use);
      line(depth + 1, "when_not_to_use", definition.when_not_to_use);
      line(depth + 1, "colour", code.colour);
      if (below_[index].empty()) continue;
      out_.append((depth + 1) * 2, ' ');
      out_ += "children:\n";
      write_level(index, depth + 2);
    }
  }

  // The last part of its id, where the file says one.
  static std::string own_part(const ProjectCode& code, std::uint32_t index) {
    std::string part = code.id.substr(code.id.rfind('.') + 1);
    const bool sound = !part.empty() && std::ranges::all_of(part, codebook::is_id_byte);
    if (!sound) part = id_of_name(code.name);
    return part.empty() ? fmt::format("code-{}", index + 1) : part;
  }

  const std::vector<ProjectCode>& codes_;
  std::vector<std::vector<std::uint32_t>> below_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string write_qdc(const std::vector<ProjectCode>& codes, const std::string& made_by) {
  return QdcWriter{codes}.write(made_by);
}

base::Result<RefiCodebook> read_qdc(std::string_view xml, const std::string& path) {
  auto read = parse_refi(xml, path);
  if (!read) return read.error();
  if (read->codes.empty())
    return base::Diagnostic{
        .file = path,
        .problem = message("hier staat geen enkele code in: het is geen REFI-QDA-codeboek",
                           "there is not a single code in it: it is no REFI-QDA codebook"),
        .hint = message("exporteer het codeboek uit het andere programma als .qdc",
                        "export the codebook from the other program as .qdc")};
  RefiCodebook codebook{std::move(read->origin), std::move(read->codes)};
  finish_codes(codebook.codes);
  return codebook;
}

std::string starter_of(const RefiCodebook& codebook, const std::string& name, Language language) {
  return StarterWriter{codebook, language}.write(codebook, name);
}

}  // namespace engine::exchange
