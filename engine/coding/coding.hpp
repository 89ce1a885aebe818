// Values only: what a coding is, and how evidence becomes codings.
//
// A coding = one full code id × one unit of text. Evidence that lies inside a
// larger unit of the same code joins it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/text/span.hpp"

namespace engine::coding {

// Where a stretch of text lies in its transcript, in every unit that reports
// count in; all half-open, all counted through the whole transcript.
struct Place {
  text::CodePointSpan span;
  std::uint32_t turn = 0;
  std::uint32_t first_sentence = 0, end_sentence = 0;
  std::uint32_t first_word = 0, end_word = 0;
  auto operator<=>(const Place&) const = default;
};

// A rule's match in a transcript. `rule` and `code` are ids.
struct Evidence {
  std::string rule;
  std::string code;          // full id, after recoding
  text::CodePointSpan span;  // the words that matched
  Place segment;             // the unit that gets coded
  codebook::Unit unit = codebook::Unit::sentence;
  codebook::Tier tier = codebook::Tier::precise;
  codebook::Voice voice = codebook::Voice::own;
  bool topic_missing = false;
  std::string context;  // id of the context that decided the voice or code, or ""
  bool operator==(const Evidence&) const = default;
};

struct Suppression {
  std::string rule;
  text::CodePointSpan span;
  std::uint32_t turn = 0;
  enum class Cause : std::uint8_t { condition, context, topic };
  Cause cause = Cause::condition;
  std::string detail;  // the condition as written, the context's id, the lists' names
  bool operator==(const Suppression&) const = default;
};
std::string_view name(Suppression::Cause cause);
std::optional<Suppression::Cause> parse_cause(std::string_view name);

// One code, one segment, all evidence for it, ordered by (begin, end, rule).
struct Suggestion {
  std::string code;
  Place segment;
  codebook::Unit unit = codebook::Unit::sentence;
  codebook::Tier tier = codebook::Tier::precise;  // strongest of the evidence in `voice`
  codebook::Voice voice = codebook::Voice::own;   // own if any is own, else the first by position
  std::vector<Evidence> evidence;
  bool operator==(const Suggestion&) const = default;
};

// All evidence of some whole turns, in any order → suggestions ordered by
// (begin, end, code).
//
// Evidence joins the largest segment of its code that contains its own; where
// two overlapping segments both do, the one that begins first. Segments that
// overlap without one containing the other stay apart. Where a sentence and a
// match, or a turn and a sentence, have the same borders, the larger unit's
// name is kept. Evidence given twice counts once.
std::vector<Suggestion> merge(std::vector<Evidence> evidence);

// True where all evidence in the suggestion's voice lacks its topic word.
bool topic_missing(const Suggestion& suggestion);

// The same in every study, copy and run: 16 hexadecimal digits of a hash over
// the transcript's content digest, the code and the segment.
std::string coding_id(std::string_view content_digest, std::string_view code,
                      text::CodePointSpan segment);

enum class Status : std::uint8_t { suggested, accepted, rejected, changed, added };
std::string_view name(Status status);
std::optional<Status> parse_status(std::string_view name);

inline constexpr const char* kMachine = "machine";

struct RuleEvidence {
  std::string rule;
  text::CodePointSpan span;
  codebook::Tier tier = codebook::Tier::precise;
  codebook::Voice voice = codebook::Voice::own;
};

// Where a segment begins in the file that its transcript was read from. The
// time is the last that the file gives at or before it.
struct SourcePosition {
  std::optional<std::uint32_t> begin_ms, page, paragraph;
};

// What the machine said, where a person changed the code or the borders.
struct Was {
  std::string code;
  Place segment;
  std::uint32_t speaker = 0;
  bool operator==(const Was&) const = default;
};

// A note that a coder kept with a coding, a segment, a code or a transcript.
struct Memo {
  std::string coder, text;
  bool operator==(const Memo&) const = default;
};

// One row of `duiding codings`, the unit of every report.
struct Coding {
  std::string id;
  std::uint32_t transcript = 0;  // index into StudyView::transcripts
  std::uint32_t speaker = 0;     // index into that transcript's speakers
  std::string code;
  Place segment;
  std::string text;  // the segment as stored with the coding
  codebook::Unit unit = codebook::Unit::sentence;
  std::vector<std::string> coders{kMachine};  // or the people who added it, in order
  Status status = Status::suggested;
  // Of the machine's evidence; a coding added by a person is `own`, and has no tier.
  std::optional<codebook::Tier> tier;
  codebook::Voice voice = codebook::Voice::own;
  std::vector<RuleEvidence> rules;
  std::string codebook, codebook_version;
  std::int64_t run = 0;       // the run that first gave it
  bool role_unknown = false;  // the code names roles and the speaker's is not known
  bool topic_missing = false;
  SourcePosition source;

  // Of what people decided (decision.hpp). A changed coding carries the person's
  // code and borders above, and the machine's in `was`.
  bool is_suggestion = true;  // the machine suggests it now
  std::optional<Was> was;
  std::vector<std::string> decided_by;  // coders, in order; none while it is undecided
  std::string reason;                   // "" where none was given
  bool in_conflict = false;             // decisions contradict one another: decided by nobody
  bool other_evidence = false;          // the words judged are not those found now
  std::vector<std::string> judged;      // ids of the codings judged, where this one inherits
  std::vector<Memo> memos;

  [[nodiscard]] bool is_by_machine() const { return coders.front() == kMachine; }
};

// How a report sees a study, at one moment, as plain values.
struct SpeakerView {
  std::string label;
  std::string role;  // as known, unmapped
  std::uint32_t turns = 0, sentences = 0, words = 0;
};
struct TranscriptView {
  std::int64_t id = 0;
  std::string name;
  std::string format, encoding, digest;
  std::vector<SpeakerView> speakers;
  std::vector<std::pair<std::string, std::string>> attributes;  // sorted by key
  std::vector<base::Message> remarks;                           // of its reader
};
struct CodeView {
  std::string id;
  base::Message label, brief;
  std::string colour;
  std::string codebook, codebook_version;
  std::optional<std::vector<std::string>> applies_to;
  std::vector<std::uint32_t> run_on;  // transcripts this code was run on, sorted indices
};
struct RuleView {
  std::string id, code;
  codebook::Tier tier = codebook::Tier::precise;
  std::uint32_t suppressed = 0;
};
struct StudyView {
  std::string title;
  std::vector<TranscriptView> transcripts;  // ordered by name
  std::vector<CodeView> codes;              // codebook order, parents before children
  std::vector<RuleView> rules;
  // All codings whose speaker the code applies to, all tiers, voices and
  // states, ordered by transcript, begin_cp, end_cp, code, id.
  std::vector<Coding> codings;
  // roles as mapped by the code's codebook; key: (codebook, role)
  std::map<std::pair<std::string, std::string>, std::string> role_map;

  // `role` as the codebook of `code` names it.
  [[nodiscard]] const std::string& mapped_role(const CodeView& code, const std::string& role) const;
  [[nodiscard]] bool applies(const CodeView& code, const SpeakerView& speaker) const;
};

}  // namespace engine::coding
