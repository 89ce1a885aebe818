#include "engine/exchange/refi_write.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/base/hash.hpp"
#include "engine/base/utf8.hpp"
#include "engine/exchange/positions.hpp"
#include "engine/exchange/refi_guids.hpp"
#include "engine/foreign/xml_writer.hpp"
#include "engine/foreign/zip_writer.hpp"
#include "engine/store/clock.hpp"

namespace engine::exchange {
namespace {

using text::CodePointSpan;

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr const char* kSpeaker = "speaker";
constexpr const char* kRole = "role";

// A text file as it is read again: some texts pass for another encoding or a
// program's file unless a mark stands before them.
std::string file_of(const text::StoredText& text) {
  std::string encoding;
  const std::string bytes{text.bytes()};
  const bool plain =
      !bytes.starts_with(kMark) && text_of_file(bytes, encoding) == bytes && encoding == "UTF-8";
  return plain ? bytes : std::string{kMark} + bytes;
}

// "memo: the first words of it"
std::string title_of(const ProjectNote& note) {
  constexpr std::size_t kMost = 40;
  std::string title{base::utf8_prefix(note.text, kMost)};
  for (char& c : title)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return (note.is_reason ? "reason: " : "memo: ") + title;
}

class QdeWriter {
 public:
  explicit QdeWriter(const Project& project) : project_{project} {
    for (const ProjectText& text : project.texts)
      text_guids_.push_back(
          refi_guid("text", {text.name, base::to_hex(base::sha256(text.text.bytes()))}));
  }

  void write() {
    xml_.begin("Project")
        .attribute("xmlns", "urn:QDA-XML:project:1.0")
        .attribute("name", project_.title)
        .attribute("origin", store::this_program());
    write_users();
    write_codes();
    write_variables();
    write_cases();
    write_sources();
    write_notes();
    for (const std::string& guid : noted("project", project_.notes)) note_ref(guid);
    xml_.end();
  }

  [[nodiscard]] const foreign::XmlWriter& xml() const { return xml_; }
  [[nodiscard]] const std::vector<std::string>& text_guids() const { return text_guids_; }

 private:
  [[nodiscard]] std::string user(std::uint32_t coder) const {
    return refi_guid("coder", {project_.coders[coder]});
  }

  void write_users() {
    if (project_.coders.empty()) return;
    xml_.begin("Users");
    for (std::uint32_t i = 0; i < project_.coders.size(); ++i)
      xml_.begin("User").attribute("guid", user(i)).attribute("name", project_.coders[i]).end();
    xml_.end();
  }

  void write_codes() {
    if (project_.codes.empty()) return;
    std::vector<std::vector<std::uint32_t>> below(project_.codes.size());
    std::vector<std::uint32_t> tops;
    for (std::uint32_t i = 0; i < project_.codes.size(); ++i) {
      const auto& parent = project_.codes[i].parent;
      (parent ? below[*parent] : tops).push_back(i);
    }
    xml_.begin("CodeBook").begin("Codes");
    for (const std::uint32_t top : tops) write_code(top, below);
    xml_.end().end();
  }

  void write_code(std::uint32_t index, const std::vector<std::vector<std::uint32_t>>& below) {
    const ProjectCode& code = project_.codes[index];
    xml_.begin("Code")
        .attribute("guid", code_guid(code.id))
        .attribute("name", code.name)
        .attribute("isCodable", code.codable ? "true" : "false");
    if (!code.colour.empty()) xml_.attribute("color", code.colour);
    xml_.text_element("Description", with_code_id(code.definition, code.id));
    for (const std::string& guid : noted(code_guid(code.id), code.notes)) note_ref(guid);
    for (const std::uint32_t child : below[index]) write_code(child, below);
    xml_.end();
  }

  void write_variables() {
    std::set<std::string> names;
    for (const ProjectText& text : project_.texts) {
      for (const auto& [key, value] : text.attributes) names.insert(key);
      if (!text.speakers.empty()) names.insert({kSpeaker, kRole});
    }
    if (names.empty()) return;
    xml_.begin("Variables");
    for (const std::string& name : names)
      xml_.begin("Variable")
          .attribute("guid", refi_guid("variable", {name}))
          .attribute("name", name)
          .attribute("typeOfVariable", "Text")
          .end();
    xml_.end();
  }

  void write_value(const std::string& name, const std::string& value) {
    xml_.begin("VariableValue");
    xml_.begin("VariableRef").attribute("targetGUID", refi_guid("variable", {name})).end();
    xml_.text_element("TextValue", value);
    xml_.end();
  }

  void write_cases() {
    bool any = false;
    for (std::size_t i = 0; i < project_.texts.size(); ++i)
      for (const ProjectSpeaker& speaker : project_.texts[i].speakers) {
        if (!std::exchange(any, true)) xml_.begin("Cases");
        xml_.begin("Case")
            .attribute("guid", refi_guid("speaker", {text_guids_[i], speaker.label}))
            .attribute("name", fmt::format("{} ({})", speaker.label, project_.texts[i].name));
        write_value(kSpeaker, speaker.label);
        write_value(kRole, speaker.role);
        xml_.begin("SourceRef").attribute("targetGUID", text_guids_[i]).end();
        xml_.end();
      }
    if (any) xml_.end();
  }

  // Codings and notes of one stretch of text.
  struct Selected {
    std::vector<const ProjectCoding*> codings;
    std::vector<const ProjectNote*> notes;
  };

  void write_sources() {
    if (project_.texts.empty()) return;
    std::vector<std::map<CodePointSpan, Selected>> selected(project_.texts.size());
    for (const ProjectCoding& coding : project_.codings)
      selected[coding.text][coding.span].codings.push_back(&coding);
    for (std::size_t i = 0; i < project_.texts.size(); ++i)
      for (const ProjectSegment& segment : project_.texts[i].segments)
        selected[i][segment.span].notes.push_back(&segment.note);
    xml_.begin("Sources");
    for (std::size_t i = 0; i < project_.texts.size(); ++i) write_source(i, selected[i]);
    xml_.end();
  }

  void write_source(std::size_t index, const std::map<CodePointSpan, Selected>& selected) {
    const ProjectText& text = project_.texts[index];
    const std::string& guid = text_guids_[index];
    // a name that ends as a file would lose that end
    const bool is_whole = name_of_text(text.name) == text.name;
    xml_.begin("TextSource")
        .attribute("guid", guid)
        .attribute("name", is_whole ? text.name : text.name + ".txt")
        .attribute("plainTextPath", "internal://" + guid + ".txt");
    for (const auto& [span, what] : selected) write_selection(guid, text, span, what);
    for (const std::string& note : noted(guid, text.notes)) note_ref(note);
    for (const auto& [key, value] : text.attributes) write_value(key, value);
    xml_.end();
  }

  void write_selection(const std::string& text_guid, const ProjectText& text, CodePointSpan span,
                       const Selected& selected) {
    const std::string begin = fmt::format("{}", span.begin().value);
    const std::string end = fmt::format("{}", span.end().value);
    const std::string guid = refi_guid("selection", {text_guid, begin, end});
    xml_.begin("PlainTextSelection")
        .attribute("guid", guid)
        .attribute("name", text.text.at(span))
        .attribute("startPosition", begin)
        .attribute("endPosition", end);
    const bool is_coded = !selected.codings.empty();
    xml_.attribute("creatingUser", user(is_coded ? selected.codings.front()->coder
                                                 : selected.notes.front()->coder));
    std::string about;
    for (const ProjectCoding* coding : selected.codings)
      if (!coding->about.empty())
        about += fmt::format("{}{}\n{}", about.empty() ? "" : "\n\n",
                             project_.codes[coding->code].name, coding->about);
    if (!about.empty()) xml_.text_element("Description", about);
    for (const ProjectCoding* coding : selected.codings) write_coding(guid, *coding);
    std::vector<ProjectNote> notes;
    notes.reserve(selected.notes.size());
    for (const ProjectNote* note : selected.notes) notes.push_back(*note);
    for (const std::string& note : noted(guid, notes)) note_ref(note);
    xml_.end();
  }

  void write_coding(const std::string& selection, const ProjectCoding& coding) {
    const std::string code = code_guid(project_.codes[coding.code].id);
    const std::string guid = refi_guid("coding", {selection, code, user(coding.coder)});
    xml_.begin("Coding").attribute("guid", guid).attribute("creatingUser", user(coding.coder));
    if (!coding.made_at.empty()) xml_.attribute("creationDateTime", coding.made_at);
    xml_.begin("CodeRef").attribute("targetGUID", code).end();
    for (const std::string& note : noted(guid, coding.notes)) note_ref(note);
    xml_.end();
  }

  // Remembers notes until they are written, behind the sources. Returns their GUIDs.
  std::vector<std::string> noted(const std::string& target, const std::vector<ProjectNote>& notes) {
    std::vector<std::string> guids;
    for (const ProjectNote& note : notes) {
      std::string guid = refi_guid("note", {target, user(note.coder), title_of(note), note.text});
      // the same words twice are one note
      if (notes_.emplace(guid, note).second) order_.push_back(guid);
      guids.push_back(std::move(guid));
    }
    return guids;
  }

  void note_ref(const std::string& guid) {
    xml_.begin("NoteRef").attribute("targetGUID", guid).end();
  }

  void write_notes() {
    const std::vector<std::string> of_project = noted("project", project_.notes);
    if (order_.empty()) return;
    xml_.begin("Notes");
    for (const std::string& guid : order_) {
      const ProjectNote& note = notes_.at(guid);
      xml_.begin("Note")
          .attribute("guid", guid)
          .attribute("name", title_of(note))
          .attribute("creatingUser", user(note.coder));
      if (!note.made_at.empty()) xml_.attribute("creationDateTime", note.made_at);
      xml_.text_element("PlainTextContent", note.text);
      xml_.end();
    }
    xml_.end();
  }

  const Project& project_;
  std::vector<std::string> text_guids_;
  foreign::XmlWriter xml_;
  std::map<std::string, ProjectNote> notes_;  // by GUID
  std::vector<std::string> order_;            // of their GUIDs
};

}  // namespace

RefiFile write_qdpx(const Project& project) {
  QdeWriter writer{project};
  writer.write();
  std::vector<std::string> files;
  files.reserve(project.texts.size());
  std::vector<foreign::ZipPart> parts{{"project.qde", writer.xml().document()}};
  for (std::size_t i = 0; i < project.texts.size(); ++i) {
    files.push_back(file_of(project.texts[i].text));
    parts.push_back({"sources/" + writer.text_guids()[i] + ".txt", files.back()});
  }
  return {foreign::write_zip(parts), writer.xml().replaced()};
}

}  // namespace engine::exchange
