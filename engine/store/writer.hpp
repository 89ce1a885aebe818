// Everything that can be changed in a study. A Writer exists only within
// Study::write, so no change escapes its transaction.
//
// Importing a transcript: add it, append its text and its turns in order and
// in any number of portions, finish it.
// Coding: begin a run, apply codebooks, then replace the evidence of each
// stretch of turns that was matched, and say which codes are done.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codebook/codebook.hpp"
#include "engine/coding/coding.hpp"
#include "engine/store/study.hpp"
#include "engine/transcript/transcript.hpp"

namespace engine::store {

// What matching one codebook found in some whole turns of a transcript.
struct Findings {
  std::int64_t transcript = 0;
  text::StoredText text;            // holds these turns; codings quote it
  std::uint32_t text_begin_cp = 0;  // code points of the transcript before `text`
  std::uint32_t first_turn = 0;     // number of turns[0] in the transcript
  std::span<const TurnRow> turns;
  std::string codebook;
  std::vector<std::string> codes;  // whose rules were applied: what they gave before gives way
  std::vector<coding::Evidence> evidence;
  std::vector<coding::Suppression> suppressions;
};

// Suggestions of one code that a run changed.
struct ChangeCount {
  std::uint32_t appeared = 0, gone = 0, other_evidence = 0;
};
using Changes = std::map<std::string, ChangeCount>;  // by code

// A code that people use and no codebook of the study has.
struct OpenCode {
  std::string code, label, definition, colour;
  std::string source;  // the project that it comes from
};

// Masked words that were let out of the study.
struct Release {
  std::string format;   // "html", "qdpx", …
  std::string coder;    // who answers for it; "" where nobody was asked
  std::string lexicon;  // fingerprint of the word list
  std::string engine;   // version of the masking
};

class QuoteTable;

class Writer {
 public:
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Of `interview`: format, encoding, speakers and header. With `replaces` it
  // takes over that transcript's name, attributes, and the roles that a person
  // gave to labels it has too. `digest` is the SHA-256 of the whole text.
  std::int64_t add_transcript(const transcript::Transcript& interview, const std::string& name,
                              const std::string& digest, const std::string& tokeniser,
                              std::optional<std::int64_t> replaces = {});
  void append_text(std::int64_t transcript, std::string_view text);
  void append_turns(std::int64_t transcript, std::span<const TurnRow> turns);
  void finish_transcript(std::int64_t transcript);
  // Sentences and words counted anew, by another tokeniser; every turn, in
  // order, between `recount_transcript` and `finish_transcript`.
  void recount_transcript(std::int64_t transcript, const std::string& tokeniser);
  void recount_turns(std::int64_t transcript, std::span<const TurnRow> turns);

  // Erases a transcript, the older texts that it replaced, and everything that
  // quotes or describes them. What the log said about them in words goes too; its
  // entries stay, and a tombstone comes.
  void erase_transcript(std::int64_t transcript);

  // For all speakers whose label fits `label` (which may end in *), in one
  // transcript or in all. Returns how many fit.
  std::uint32_t set_role(const std::string& label, const std::string& role,
                         std::optional<std::int64_t> transcript = {});
  // An empty value takes the attribute away.
  void set_attribute(std::int64_t transcript, const std::string& key, const std::string& value);

  // Records what somebody decided; `id` and `order` are given by the study.
  // Returns the id.
  std::string record(const coding::Event& event);
  // This file becomes the copy of the study it was made from.
  void become_copy(const std::string& coder, bool blind);
  // Adds what another copy's log has and this one lacks; see uniting.hpp.
  United unite(const Study& other);
  // Where the text of a replaced transcript stands in the newer one.
  void put_unchanged(std::int64_t older, const std::vector<coding::Unchanged>& stretches);
  // False where the study has it already.
  bool add_sample(const coding::Sample& sample);
  // `unit` is the one that it is about.
  void judge(const coding::Judgement& judgement, const coding::SampledUnit& unit);
  // A code that is known already stays as it is.
  void add_open_code(const OpenCode& code);

  // Names, words and quotes.
  QuoteTable& quotes();
  // An entry of the log alone; no table holds it.
  void log_release(const Release& release);

  // Everything below belongs to the run begun last.
  std::int64_t begin_run(const RunRow& run);
  // Makes this the codebook's current version. A code that is no longer in it,
  // or is replaced by another code, is withdrawn; returns those withdrawn now.
  std::vector<std::string> apply_codebook(const codebook::Codebook& codebook);
  // What the rules of these codes gave in these turns before gives way. What
  // did not change keeps its row.
  void replace_evidence(Findings findings, Changes& changes);
  void mark_coded(std::int64_t transcript, const std::string& code, const std::string& fingerprint);
  void forget_coded(std::int64_t transcript, const std::string& code);
  // Ends all suggestions in transcripts that a newer text replaced.
  void end_replaced(Changes& changes);

 private:
  friend class Study;
  struct State;
  std::unique_ptr<State> state_;
  explicit Writer(std::unique_ptr<State> state);
};

}  // namespace engine::store
