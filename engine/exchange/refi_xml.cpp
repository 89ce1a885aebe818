#include "engine/exchange/refi_xml.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "engine/text/ascii.hpp"

namespace engine::exchange {
namespace {

using foreign::XmlElement;

std::int64_t number(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::int64_t value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Reader : public foreign::XmlHandler {
 public:
  explicit Reader(RefiXml& out) : out_{out} {}

  void begin(const XmlElement& element) override {
    const std::string_view name = element.name();
    const std::string parent = open_.empty() ? "" : open_.back();
    open_.emplace_back(name);
    collecting_ = false;
    if (name == "Project") {
      out_.is_project = true;
      out_.name = element.attribute("name");
      out_.origin = element.attribute("origin");
      project_user_ = refi_key(element.attribute("creatingUserGUID"));
    } else if (name == "User") {
      add_user(element);
    } else if (name == "Code") {
      add_code(element);
    } else if (is_text(name, parent)) {
      begin_source(element);
    } else if (name == "Note" && parent == "Notes") {
      begin_note(element);
    } else if (name == "PlainTextSelection" || name == "TranscriptSelection") {
      begin_selection(element);
    } else if (name == "SyncPoint") {
      add_time(element);
    } else if (name == "Coding") {
      coding_user_ = refi_key(element.attribute("creatingUser"));
      coding_at_ = element.attribute("creationDateTime");
      coding_codes_.clear();
      coding_notes_.clear();
    } else if (name == "CodeRef" && parent == "Coding") {
      coding_codes_.push_back(refi_key(element.attribute("targetGUID")));
    } else if (name == "NoteRef") {
      refer_to_note(refi_key(element.attribute("targetGUID")), parent);
    } else if (name == "Variable") {
      out_.variables.emplace(refi_key(element.attribute("guid")), element.attribute("name"));
    } else if (name == "Case" && parent == "Cases") {
      case_.emplace();
    } else if (name == "SourceRef" && case_) {
      case_->sources.push_back(refi_key(element.attribute("targetGUID")));
    } else if (name == "VariableRef") {
      variable_ = refi_key(element.attribute("targetGUID"));
    } else if (is_medium(name)) {
      medium_name_ = element.attribute("name");
      medium_has_text_ = false;
    } else {
      count(name, parent);
    }
    if ((name == "Description" && parent == "Code") || parent == "VariableValue" ||
        (name == "PlainTextContent" && (!sources_.empty() || !note_.empty()))) {
      collecting_ = true;
      collected_.clear();
    }
  }

  void end(std::string_view name) override {
    open_.pop_back();
    const std::string_view parent = open_.empty() ? std::string_view{} : open_.back();
    if (collecting_) take_text(name, parent);
    collecting_ = false;
    if (name == "Code" && !codes_.empty()) {
      codes_.pop_back();
    } else if (name == "Coding") {
      end_coding();
    } else if (name == "PlainTextSelection" || name == "TranscriptSelection") {
      end_selection();
    } else if (name == "Note" && parent == "Notes") {
      note_.clear();
    } else if (name == "Case" && parent == "Cases" && case_) {
      out_.cases.push_back(std::move(*case_));
      case_.reset();
    } else if (is_text(name, parent) && !sources_.empty()) {
      end_source();
    } else if (is_medium(name)) {
      out_.not_taken.sources += medium_has_text_ ? 0 : 1;
      medium_name_.clear();
    }
  }

  void text(std::string_view text) override {
    if (collecting_) collected_ += text;
  }

 private:
  // What holds a text: a source of its own, what was said in a recording, the
  // text of a PDF. (Of a part of a PDF: `PDFSelection/Representation`.)
  static bool is_text(std::string_view name, std::string_view parent) {
    return name == "TextSource" || name == "Transcript" ||
           (name == "Representation" && parent == "PDFSource");
  }

  static bool is_medium(std::string_view name) {
    return name == "PictureSource" || name == "AudioSource" || name == "VideoSource" ||
           name == "PDFSource";
  }

  void count(std::string_view name, std::string_view parent) {
    if (name == "Set" && parent == "Sets") ++out_.not_taken.sets;
  }

  void begin_note(const XmlElement& element) {
    note_ = refi_key(element.attribute("guid"));
    std::string user = refi_key(element.attribute("creatingUser"));
    out_.notes.emplace(note_,
                       RefiNote{.name = std::string{element.attribute("name")},
                                .text = {},
                                .path = std::string{element.attribute("plainTextPath")},
                                .user = std::move(user),
                                .made_at = std::string{element.attribute("creationDateTime")}});
  }

  void refer_to_note(std::string note, std::string_view parent) {
    if (parent == "Coding")
      coding_notes_.push_back(std::move(note));
    else if (parent == "Code" && !codes_.empty())
      out_.code_notes.emplace_back(codes_.back(), std::move(note));
    else if (parent == "Project")
      out_.project_notes.push_back(std::move(note));
    else if (selecting_)
      sources_.back().segment_notes.emplace_back(sources_.back().selections.size() - 1,
                                                 std::move(note));
    else if (is_text(parent, "PDFSource") && !sources_.empty())
      sources_.back().notes.push_back(std::move(note));
  }

  void add_user(const XmlElement& element) {
    std::string_view name = element.attribute("name");
    if (name.empty()) name = element.attribute("id");
    out_.users.emplace(refi_key(element.attribute("guid")), name);
  }

  void add_code(const XmlElement& element) {
    const auto index = static_cast<std::uint32_t>(out_.codes.size());
    ProjectCode code{.name = std::string{element.attribute("name")}};
    if (!codes_.empty()) code.parent = codes_.back();
    code.codable = element.attribute("isCodable") != "false";
    code.colour = element.attribute("color");
    out_.codes.push_back(std::move(code));
    out_.code_of.emplace(refi_key(element.attribute("guid")), index);
    codes_.push_back(index);
  }

  void begin_source(const XmlElement& element) {
    RefiSource source;
    source.key = refi_key(element.attribute("guid"));
    source.name = element.attribute("name");
    // a recording or a PDF is named, its text often not
    if (source.name.empty()) source.name = medium_name_;
    medium_has_text_ = true;
    source.path = element.attribute("plainTextPath");
    sources_.push_back(std::move(source));
    sync_.clear();
  }

  void end_source() {
    RefiSource source = std::move(sources_.back());
    sources_.pop_back();
    std::ranges::stable_sort(source.times, {}, &RefiTime::position);
    out_.sources.push_back(std::move(source));
  }

  void begin_selection(const XmlElement& element) {
    selection_user_ = refi_key(element.attribute("creatingUser"));
    coded_ = false;
    selecting_ = !sources_.empty();
    if (!selecting_) return;
    Selection selection{.begin = number(element.attribute("startPosition")),
                        .end = number(element.attribute("endPosition")),
                        .quote = std::string{element.attribute("name")}};
    if (element.name() == "TranscriptSelection") {
      // by the moments in the recording between which it lies
      const auto place = [&](const char* attribute) {
        const auto found = sync_.find(refi_key(element.attribute(attribute)));
        return found == sync_.end() ? -1 : found->second;
      };
      selection.begin = place("fromSyncPoint");
      selection.end = place("toSyncPoint");
      selection.quote.clear();
    }
    sources_.back().selections.push_back(std::move(selection));
  }

  void end_selection() {
    const bool noted =
        selecting_ && !sources_.back().segment_notes.empty() &&
        sources_.back().segment_notes.back().first + 1 == sources_.back().selections.size();
    if (selecting_ && !coded_ && !noted) ++out_.not_taken.uncoded;
    selecting_ = false;
  }

  void add_time(const XmlElement& element) {
    if (sources_.empty()) return;
    const std::int64_t position = number(element.attribute("position"));
    const std::int64_t ms = number(element.attribute("timeStamp"));
    if (position < 0) return;
    sync_.emplace(refi_key(element.attribute("guid")), position);
    if (ms >= 0) sources_.back().times.push_back({.position = position, .ms = ms});
  }

  void end_coding() {
    coded_ = true;
    if (!selecting_) {
      out_.not_taken.elsewhere += static_cast<std::uint32_t>(coding_codes_.size());
      return;
    }
    for (const std::string& code : coding_codes_)
      sources_.back().codings.push_back({.selection = sources_.back().selections.size() - 1,
                                         .code = code,
                                         .user = !coding_user_.empty()      ? coding_user_
                                                 : !selection_user_.empty() ? selection_user_
                                                                            : project_user_,
                                         .made_at = coding_at_,
                                         .notes = coding_notes_});
  }

  void take_text(std::string_view name, std::string_view parent) {
    if (parent == "VariableValue") {
      if (case_)
        case_->values.emplace_back(variable_, std::move(collected_));
      else if (!sources_.empty())
        sources_.back().values.emplace_back(variable_, std::move(collected_));
    } else if (name == "Description" && !codes_.empty()) {
      out_.codes[codes_.back()].definition = std::move(collected_);
    } else if (name == "PlainTextContent" && !note_.empty()) {
      out_.notes[note_].text = std::move(collected_);
    } else if (name == "PlainTextContent" && !sources_.empty()) {
      sources_.back().content = std::move(collected_);
    }
    collected_.clear();
  }

  RefiXml& out_;
  std::vector<std::string> open_;                       // elements
  std::vector<std::uint32_t> codes_;                    // open ones
  std::vector<RefiSource> sources_;                     // open ones
  std::unordered_map<std::string, std::int64_t> sync_;  // of the open one: positions
  std::string medium_name_, note_, project_user_, selection_user_, coding_user_, coding_at_;
  std::vector<std::string> coding_codes_, coding_notes_;
  std::string variable_;
  std::optional<RefiCase> case_;  // open
  std::string collected_;
  bool collecting_ = false;
  bool medium_has_text_ = false;
  bool selecting_ = false;  // within a selection of text
  bool coded_ = false;
};

}  // namespace

std::string refi_key(std::string_view guid) {
  std::string key;
  for (const char c : guid)
    if (c != '{' && c != '}' && c != ' ') key += text::to_lower(c);
  return key;
}

base::Result<RefiXml> parse_refi(std::string_view xml, const std::string& path) {
  RefiXml out;
  Reader reader{out};
  if (auto parsed = foreign::parse_xml(xml, path, reader); !parsed) return parsed.error();
  return out;
}

}  // namespace engine::exchange
