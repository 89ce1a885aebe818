// The study: one SQLite file that holds transcripts, codebooks, runs and
// codings. Throws base::Failure when the world fails (no such file, not a
// study, from a newer version, damaged, locked, read-only, disk full); nothing
// is changed then. A file that is no study is not touched. Schema:
// schema/*.sql, documented in docs/reference/schema.md.
//
// Reading works on read-only files and folders. Writing happens inside
// `write` alone (writer.hpp): all of it is stored, or none. Another program
// that writes is waited for, at most kBusyTimeoutMs.
//
// A Study belongs to one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/coding/decision.hpp"
#include "engine/coding/sample.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::store {

inline constexpr std::int32_t kApplicationId = 0x44554944;  // "DUID"
inline constexpr int kBusyTimeoutMs = 5000;

// A transcript that is not replaced by a newer text.
struct TranscriptRow {
  std::int64_t id = 0;
  std::string name, digest, format, encoding;
  std::uint32_t turns = 0, sentences = 0, words = 0;
  std::string tokeniser;  // that counted them
};

// `program`, `at` and `id` are given by the study when the run begins.
struct RunRow {
  std::int64_t id = 0;
  std::string at;  // UTC, RFC 3339
  std::string program, icu, unicode, tokeniser, matcher;
};

// One applied version of a codebook.
struct CodebookRow {
  std::string codebook, version, digest;
  bool current = false;
};

// What was coded last, and by what (precoding decides what a fingerprint covers).
struct CodedRow {
  std::int64_t transcript = 0;
  std::string codebook, code, fingerprint;
};

// How often a code was suggested.
struct CodeCount {
  std::string code;
  std::uint32_t codings = 0, transcripts = 0;  // in own voice, of whom the code applies to
  std::uint32_t other_voices = 0;
};

// One turn as it is counted and placed in the whole transcript.
struct TurnRow {
  std::uint32_t speaker = 0;
  text::CodePointSpan span;
  std::optional<std::uint32_t> begin_ms;
  std::uint32_t sentences = 0, words = 0;
};

// Some whole turns of a transcript and the text around them.
struct Stretch {
  text::StoredText text;
  std::uint32_t text_begin_cp = 0;             // code points of the transcript before `text`
  std::uint32_t first_turn = 0;                // number of turns[0] in the transcript
  std::vector<transcript::SpeakerTurn> turns;  // spans within `text`
  std::vector<TurnRow> rows;                   // the same in the transcript
};

struct SuppressionRow {
  std::string code;  // the rule's own code
  coding::Suppression suppression;
};

// Which copy of a study a file is: each writes a log of its own.
struct ThisCopy {
  std::string origin;
  std::string coder;   // for whom it was made; "": it is the study itself
  bool blind = false;  // without suggestions and what others decided
};

// What came in from another copy's log.
struct United {
  std::size_t entries = 0, codes = 0;  // new here
  std::vector<std::string> missing;    // transcripts there whose text is not here
};

// An entry of the log, for people.
struct LogRow {
  coding::EventOrder order;
  std::string id, previous;
  std::string coder, action;
  std::string transcript;  // its name; "" where it has none, or was deleted
  std::string coding, code;
  std::optional<std::uint32_t> begin_cp, end_cp;
  std::string to_code;
  std::optional<std::uint32_t> to_begin_cp, to_end_cp;
  std::string detail;
  std::vector<std::pair<std::string, std::string>> texts;  // reason, memo, before, after …
};

// Which part of a study to look at, and when.
struct Look {
  std::optional<std::int64_t> transcript{};  // only its codings
  // As it was then: suggestions, transcripts, their roles and attributes, codebooks.
  // UTC, RFC 3339 with milliseconds.
  std::optional<std::string> at{};
};

class Writer;
struct QuoteBook;  // quote_table.hpp

class Study {
 public:
  enum class Mode : std::uint8_t { read, write };

  // When a new study outlives a power cut: from the moment it is made, or, at a
  // fraction of the price, from the end of its first write on; before that the cut
  // may take it, and nothing else with it.
  enum class Lasting : std::uint8_t { at_once, from_first_write };

  // Refuses to overwrite: Failure where the path exists.
  static Study create(const std::filesystem::path& path, const std::string& title,
                      Lasting lasting = Lasting::at_once);
  static Study open(const std::filesystem::path& path, Mode mode);
  ~Study();
  Study(Study&&) noexcept;
  Study& operator=(Study&&) noexcept;

  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::vector<TranscriptRow> transcripts() const;  // by name
  [[nodiscard]] std::optional<TranscriptRow> find_transcript(const std::string& name) const;
  // Text, speakers and turns as imported.
  [[nodiscard]] transcript::Transcript load_transcript(std::int64_t id) const;
  [[nodiscard]] text::StoredText load_text(std::int64_t id) const;
  // Turns from `first_turn` on, as many as have about `bytes` of text, at least
  // one, and the turn before them: a large transcript can be read without ever
  // being in memory whole. No turns when there are none from `first_turn` on.
  [[nodiscard]] Stretch load_stretch(std::int64_t id, std::uint32_t first_turn,
                                     std::uint32_t bytes) const;

  // Everything a report needs, as plain values; what people decided is not in
  // it (see engine/review/view.hpp).
  [[nodiscard]] coding::StudyView view(const Look& look = {}) const;
  // Fills Coding::source of all codings, which are in the view's order.
  void add_sources(coding::StudyView& view) const;
  [[nodiscard]] std::vector<TurnRow> turn_rows(std::int64_t transcript) const;
  // A suggestion as it last stood, whatever run ended it; its transcript is not set.
  [[nodiscard]] std::optional<coding::Coding> last_suggestion(const std::string& id) const;
  // Its transcripts alone, by name.
  [[nodiscard]] std::vector<coding::TranscriptView> transcript_views() const;
  // All suggestions with all their evidence, whatever the speaker's role;
  // ordered by (begin, end, code).
  [[nodiscard]] std::vector<coding::Suggestion> suggestions(std::int64_t transcript) const;
  [[nodiscard]] std::vector<SuppressionRow> suppressions(std::int64_t transcript) const;
  // Sources of the codebooks last applied, in the order they were first applied.
  [[nodiscard]] std::vector<std::string> codebook_sources() const;
  [[nodiscard]] std::vector<CodebookRow> codebooks() const;  // in the order of first use
  [[nodiscard]] std::vector<RunRow> runs() const;
  [[nodiscard]] std::vector<CodedRow> coded() const;  // by transcript and code
  // Whether the machine suggested it then (UTC, RFC 3339 with milliseconds).
  [[nodiscard]] bool was_suggested(const std::string& id, const std::string& at) const;
  [[nodiscard]] ThisCopy this_copy() const;
  // What people decided, in the order of the events.
  [[nodiscard]] std::vector<coding::Event> events() const;
  // Texts that a newer one replaced, oldest first.
  [[nodiscard]] std::vector<coding::Replacement> replacements() const;
  // Sentences drawn to be judged blind, oldest first, and what coders said of them,
  // in the order in which they did.
  [[nodiscard]] std::vector<coding::Sample> samples() const;
  [[nodiscard]] std::vector<coding::Judgement> judgements() const;
  // Codes that a codebook replaced by another.
  [[nodiscard]] std::map<std::string, std::string> replaced_codes() const;
  // What masking needs, and the quotes drawn so far.
  [[nodiscard]] QuoteBook quote_book() const;
  // Each code in use by itself, its sub-codes not counted with it; codebook order.
  [[nodiscard]] std::vector<CodeCount> code_counts() const;

  [[nodiscard]] std::vector<LogRow> log() const;
  // The id of the newest entry that this copy wrote, to be kept elsewhere; "" where
  // nothing was logged yet.
  [[nodiscard]] std::string log_head() const;
  // Every problem of the file: SQLite's own integrity check, foreign keys, each
  // text against its digest, each coding's text against its transcript, the
  // counts against the turns, the log's chain, and every table against the state
  // that was logged. Empty when sound.
  [[nodiscard]] std::vector<base::Message> verify() const;

  // Writes a copy of the whole file, mode 0600, as `change` leaves it; it gets its
  // name last, and there is none where `change` throws. Failure where `path` exists.
  void copy_to(const std::filesystem::path& path,
               const std::function<void(Study& copy)>& change) const;

  // One transaction: stored when `work` returns, undone when it throws.
  void write(const std::function<void(Writer&)>& work);

 private:
  friend class Writer;
  [[nodiscard]] const class Connection& connection() const;
  struct State;
  std::unique_ptr<State> state_;
  explicit Study(std::unique_ptr<State> state);
};

}  // namespace engine::store
