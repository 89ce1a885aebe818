#include "engine/exchange/refi.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "engine/exchange/refi_xml.hpp"
#include "engine/foreign/zip.hpp"
#include "engine/text/ascii.hpp"

namespace engine::exchange {
namespace {

using base::message;

constexpr std::string_view kInternal = "internal://";
// Hundreds of interviews, which a document does not hold.
constexpr foreign::ZipLimits kLimits{.bytes = std::size_t{256} << 20U};

bool ends_with_qde(std::string_view name) {
  std::string end{name.substr(name.size() - std::min<std::size_t>(name.size(), 4))};
  std::ranges::transform(end, end.begin(), text::to_lower);
  return end == ".qde";
}

// `internal://A.txt`, `Sources\A.txt` and `A.txt` are one part of the archive.
std::string part_key(std::string_view path) {
  std::string key;
  for (const char c : path) key += c == '\\' ? '/' : text::to_lower(c);
  for (const std::string_view front : {std::string_view{"./"}, std::string_view{"sources/"}})
    if (key.starts_with(front)) key.erase(0, front.size());
  return key;
}

// Nothing for a path that leads out of the archive, which is never followed.
std::optional<std::string> key_of_path(std::string_view path) {
  if (path.starts_with(kInternal)) {
    path.remove_prefix(kInternal.size());
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  const bool leaves = path.find("../") != std::string_view::npos ||
                      path.find("..\\") != std::string_view::npos ||
                      path.find("://") != std::string_view::npos;
  const bool absolute = path.starts_with('/') || path.starts_with('\\') || path.find(':') == 1;
  if (path.empty() || leaves || absolute) return std::nullopt;
  return part_key(path);
}

// The usual way of the tool that wrote the project, where its quotes do not say.
// QualCoder keeps a mark as a character; ATLAS.ti counts CRLF as one.
Counting usual_counting(std::string_view origin) {
  Counting counting;
  counting.mark_counts = origin.starts_with("QualCoder");
  counting.line_end_is_two = !origin.starts_with("ATLAS.ti");
  return counting;
}

class Assembly {
 public:
  Assembly(RefiXml xml, Project& out) : xml_{std::move(xml)}, out_{out}, coders_{out} {
    out_.made_by = xml_.origin;
    out_.title = xml_.name;
    out_.codes = std::move(xml_.codes);
    finish_codes(out_.codes);
  }

  // `parts`: the plain texts of the archive, by `part_key`.
  void read(const std::map<std::string, std::string>& parts) {
    for (const RefiSource& source : xml_.sources) add_text(source, parts);
    std::vector<SelectedText> selected;
    selected.reserve(taken_.size());
    for (const Taken& taken : taken_)
      selected.push_back({.text = &taken.text, .selections = taken.source->selections});
    const Chosen chosen = choose_counting(selected, usual_counting(xml_.origin));
    std::size_t quoted = 0;
    for (auto& [key, note] : xml_.notes) read_note(note, parts);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      add_codings(static_cast<std::uint32_t>(i), chosen.counting);
      quoted += taken_[i].source->selections.size();
    }
    for (const auto& [code, note] : xml_.code_notes) add_note(note, out_.codes[code].notes);
    for (const std::string& note : xml_.project_notes) add_note(note, out_.notes);
    add_speakers();
    xml_.not_taken.memos = static_cast<std::uint32_t>(xml_.notes.size() - used_.size());
    tell_quotes(chosen.agreeing, quoted);
    tell_counting(chosen.counting);
    xml_.not_taken.tell(out_.remarks);
  }

 private:
  struct Taken {
    const RefiSource* source;
    CountedText text;
  };

  void add_text(const RefiSource& source, const std::map<std::string, std::string>& parts) {
    ProjectText text;
    text.name = name_of_text(source.name.empty() ? source.path : source.name);
    std::optional<std::string> content = source.content;
    if (!content || content->empty()) {
      const auto key = key_of_path(source.path);
      const auto part = key ? parts.find(*key) : parts.end();
      if (part != parts.end()) content = text_of_file(part->second, text.encoding);
    }
    if (!content || content->empty()) {
      ++xml_.not_taken.missing_texts;
      xml_.not_taken.elsewhere += static_cast<std::uint32_t>(source.codings.size());
      return;
    }
    taken_.push_back({&source, CountedText{std::move(*content)}});
    text.text = taken_.back().text.stored();
    out_.texts.push_back(std::move(text));
  }

  void add_codings(std::uint32_t index, const Counting& counting) {
    const Taken& taken = taken_[index];
    const auto places = taken.text.place(taken.source->selections, counting);
    for (const RefiCoding& coding : taken.source->codings) {
      const auto code = xml_.code_of.find(coding.code);
      const auto& place = places[coding.selection];
      if (code == xml_.code_of.end() || !place) {
        ++(place ? xml_.not_taken.uncoded : xml_.not_taken.astray);
        continue;
      }
      ProjectCoding out{.text = index,
                        .code = code->second,
                        .coder = coder(coding.user),
                        .span = *place,
                        .made_at = coding.made_at};
      for (const std::string& note : coding.notes) add_note(note, out.notes, coding.user);
      out_.codings.push_back(std::move(out));
    }
    ProjectText& text = out_.texts[index];
    for (const auto& [selection, note] : taken.source->segment_notes) {
      std::vector<ProjectNote> notes;
      if (places[selection]) add_note(note, notes);
      for (ProjectNote& each : notes)
        text.segments.push_back({*places[selection], std::move(each)});
    }
    for (const std::string& note : taken.source->notes) add_note(note, text.notes);
    for (const auto& [variable, value] : taken.source->values)
      if (const auto name = xml_.variables.find(variable);
          name != xml_.variables.end() && !name->second.empty() && !value.empty())
        text.attributes.emplace_back(name->second, value);
    std::vector<Selection> moments;
    moments.reserve(taken.source->times.size());
    for (const RefiTime& time : taken.source->times)
      moments.push_back({.begin = time.position, .end = time.position + 1, .quote = {}});
    Counting exclusive = counting;
    exclusive.end_within = false;
    const auto where = taken.text.place(moments, exclusive);
    for (std::size_t i = 0; i < moments.size(); ++i)
      if (where[i] && taken.source->times[i].ms <= UINT32_MAX)
        text.times.push_back({.at_cp = where[i]->begin().value,
                              .ms = static_cast<std::uint32_t>(taken.source->times[i].ms)});
  }

  std::uint32_t coder(const std::string& user) {
    const auto known = xml_.users.find(user);
    return coders_.of(user, known == xml_.users.end() ? "" : known->second);
  }

  // Of its own user, else of `user`, whose thing it is about.
  void add_note(const std::string& key, std::vector<ProjectNote>& notes,
                const std::string& user = "") {
    const auto found = xml_.notes.find(key);
    if (found == xml_.notes.end() || found->second.text.empty()) return;
    const RefiNote& note = found->second;
    notes.push_back({.text = note.text,
                     .coder = coder(note.user.empty() ? user : note.user),
                     .made_at = note.made_at,
                     .is_reason = note.name.starts_with("reason: ")});
    used_.insert(key);
  }

  static void read_note(RefiNote& note, const std::map<std::string, std::string>& parts) {
    if (!note.text.empty() || note.path.empty()) return;
    const auto key = key_of_path(note.path);
    const auto part = key ? parts.find(*key) : parts.end();
    std::string encoding;
    if (part != parts.end())
      note.text = CountedText{text_of_file(part->second, encoding).value_or("")}.stored().bytes();
  }

  // Cases with what this program says of a speaker; others are not taken.
  void add_speakers() {
    for (const RefiCase& each : xml_.cases) {
      ProjectSpeaker speaker;
      for (const auto& [variable, value] : each.values) {
        const auto name = xml_.variables.find(variable);
        if (name == xml_.variables.end()) continue;
        if (name->second == "speaker") speaker.label = value;
        if (name->second == "role") speaker.role = value;
      }
      bool taken = false;
      for (std::size_t i = 0; i < taken_.size() && !speaker.label.empty(); ++i)
        if (std::ranges::find(each.sources, taken_[i].source->key) != each.sources.end()) {
          out_.texts[i].speakers.push_back(speaker);
          taken = true;
        }
      xml_.not_taken.cases += taken ? 0 : 1;
    }
  }

  // Where nearly all selections quote their text, the others are in doubt.
  void tell_quotes(std::size_t agreeing, std::size_t all) {
    if (agreeing == all || agreeing * 2 <= all) return;
    out_.remarks.push_back(message(
        "bij {} van de {} citaten staat in het project een andere tekst dan op die plaats; kijk ze "
        "na",
        "of {} of the {} quotations the project gives another text than stands there; check them",
        all - agreeing, all));
  }

  void tell_counting(const Counting& counting) {
    if (counting.end_within)
      out_.remarks.push_back(
          message("dit project telt het einde van een citaat mee; de posities zijn omgerekend",
                  "this project counts the last character of a quotation in; its positions were "
                  "converted"));
    if (counting.utf16)
      out_.remarks.push_back(
          message("dit project telt emoji voor twee (UTF-16); de posities zijn omgerekend",
                  "this project counts emoji as two (UTF-16); its positions were converted"));
  }

  RefiXml xml_;
  Project& out_;
  Coders coders_;
  std::vector<Taken> taken_;
  std::unordered_set<std::string> used_;  // notes
};

base::Diagnostic no_project(const std::string& path) {
  return {.file = path,
          .problem = message("dit is geen REFI-QDA-project: er zit geen .qde met een project in",
                             "this is no REFI-QDA project: there is no .qde with a project in it"),
          .hint = message("exporteer het project opnieuw als REFI-QDA (.qdpx)",
                          "export the project once more as REFI-QDA (.qdpx)")};
}

base::Result<Project> assemble(RefiXml xml, const char* format,
                               const std::map<std::string, std::string>& parts) {
  Project project;
  project.format = format;
  Assembly{std::move(xml), project}.read(parts);
  put_in_order(project);
  return project;
}

}  // namespace

bool looks_like_qdpx(std::string_view bytes) {
  return foreign::looks_like_zip(bytes) && foreign::zip_mentions(bytes, ".qde");
}

bool looks_like_qde(std::string_view bytes) {
  constexpr std::size_t kHead = 8192;
  const std::string_view head = bytes.substr(0, kHead);
  return head.find("<Project") != std::string_view::npos &&
         head.find("urn:QDA-XML:project") != std::string_view::npos;
}

base::Result<Project> read_qdpx(std::string_view bytes, const std::string& path) {
  auto projects = foreign::read_zip(bytes, path, ends_with_qde, kLimits);
  if (!projects) return projects.error();
  if (projects->empty()) return no_project(path);
  auto xml = parse_refi(projects->begin()->second, path);
  if (!xml) return xml.error();
  if (!xml->is_project) return no_project(path);
  std::unordered_set<std::string> wanted;
  for (const RefiSource& source : xml->sources)
    if (const auto key = key_of_path(source.path)) wanted.insert(*key);
  for (const auto& [guid, note] : xml->notes)
    if (const auto key = key_of_path(note.path)) wanted.insert(*key);
  auto unpacked = foreign::read_zip(
      bytes, path, [&](std::string_view name) { return wanted.contains(part_key(name)); }, kLimits);
  if (!unpacked) return unpacked.error();
  std::map<std::string, std::string> parts;
  for (auto& [name, content] : *unpacked) parts.emplace(part_key(name), std::move(content));
  return assemble(std::move(*xml), "qdpx", parts);
}

base::Result<Project> read_qde(std::string_view bytes, const std::string& path) {
  auto xml = parse_refi(bytes, path);
  if (!xml) return xml.error();
  if (!xml->is_project) return no_project(path);
  return assemble(std::move(*xml), "qde", {});
}

}  // namespace engine::exchange
