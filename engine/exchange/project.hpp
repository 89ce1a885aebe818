// A project of another tool for qualitative analysis: its transcripts, its
// codes, and what its coders coded. Values alone, the same whatever tool it was.
//
// Texts are as they are stored here (UTF-8, no byte order mark, LF); positions
// are code points of them. What the tool holds beside these is counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/message.hpp"
#include "engine/exchange/free_names.hpp"
#include "engine/text/span.hpp"
#include "engine/text/stored_text.hpp"

namespace engine::exchange {

struct ProjectTime {
  std::uint32_t at_cp = 0;
  std::uint32_t ms = 0;  // in the recording
};

// What a coder wrote beside something.
struct ProjectNote {
  std::string text;
  std::uint32_t coder = 0;  // index
  std::string made_at{};    // as the tool wrote it, or ""
  bool is_reason = false;   // why a decision was taken; else a memo
  bool operator==(const ProjectNote&) const = default;
};

// A note on a stretch of text that has no code.
struct ProjectSegment {
  text::CodePointSpan span;
  ProjectNote note;
};

struct ProjectSpeaker {
  std::string label, role;
  bool operator==(const ProjectSpeaker&) const = default;
};

struct ProjectText {
  std::string name;  // without folder and extension
  std::string encoding = "UTF-8";
  text::StoredText text;
  std::vector<ProjectTime> times{};  // in order
  std::vector<base::Message> remarks{};
  std::vector<ProjectSpeaker> speakers{};
  std::vector<std::pair<std::string, std::string>> attributes{};
  std::vector<ProjectNote> notes{};        // on the whole text
  std::vector<ProjectSegment> segments{};  // by span
};

struct ProjectCode {
  std::string name;
  std::optional<std::uint32_t> parent{};  // index of a code before this one
  std::string colour{};                   // "#rrggbb" or ""
  std::string definition{};
  bool codable = true;  // false: a folder of codes
  std::string id{};     // as this program knows it, where the project says so
  std::vector<ProjectNote> notes{};
};

struct ProjectCoding {
  std::uint32_t text = 0, code = 0, coder = 0;  // indices
  text::CodePointSpan span;                     // of the text, never empty
  std::vector<ProjectNote> notes{};
  std::string made_at{};  // as the tool wrote it
  std::string about{};    // out only: what other tools have no field for
};

// What a project holds and is not taken over.
struct NotTaken {
  std::uint32_t sources = 0;        // pictures, sound, pages: no text
  std::uint32_t missing_texts = 0;  // named, but not in the file
  std::uint32_t elsewhere = 0;      // codings of pictures, sound, pages or a whole source
  std::uint32_t astray = 0;         // codings that lie outside their text, or are empty
  std::uint32_t uncoded = 0;        // selections without a code
  std::uint32_t memos = 0;          // of what is not taken over
  std::uint32_t cases = 0;
  std::uint32_t sets = 0;

  // One remark for all, or none.
  void tell(std::vector<base::Message>& remarks) const;
};

// "left out: 2 codings …"; nothing for none.
void tell_left_out(std::size_t n, const base::Message& one, const base::Message& many,
                   std::vector<base::Message>& remarks);

struct Project {
  std::string format;   // "qdpx", "qde", "qualcoder", "taguette"
  std::string made_by;  // as the tool names itself, or ""
  std::string title;
  std::vector<ProjectText> texts;
  std::vector<ProjectCode> codes;   // parents before children
  std::vector<std::string> coders;  // names, each once
  // The coder who is called as the machine is here: another study's, or this one's.
  std::optional<std::uint32_t> machine{};
  std::vector<ProjectCoding> codings;  // by text, begin, end, code, coder; none twice
  std::vector<ProjectNote> notes;      // on the project
  std::vector<base::Message> remarks;  // what was not taken, what is doubtful
};

// Orders the codings, and takes out those that are there twice.
void put_in_order(Project& project);

// `interview 3.docx` → `interview 3`; no folder, no control characters.
std::string name_of_text(std::string_view given);

// Coders by the key that their tool knows them by. Two of one name, or one who
// is called as the machine is here, get a number behind it.
class Coders {
 public:
  explicit Coders(Project& project);
  // Index of the coder; `name` counts when the key is new.
  std::uint32_t of(const std::string& key, const std::string& name);

 private:
  Project& project_;
  std::unordered_map<std::string, std::uint32_t> known_;  // by key
  FreeNames names_;                                       // the machine's own is nobody's
};

}  // namespace engine::exchange
