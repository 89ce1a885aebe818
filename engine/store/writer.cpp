#include "engine/store/writer.hpp"

#include <utility>

#include "engine/store/clock.hpp"
#include "engine/store/codebook_table.hpp"
#include "engine/store/coding_table.hpp"
#include "engine/store/event_table.hpp"
#include "engine/store/transcript_table.hpp"
#include "engine/store/writer_state.hpp"

namespace engine::store {

Writer::Writer(std::unique_ptr<State> state) : state_{std::move(state)} {}
Writer::~Writer() = default;

void Writer::set_title(const std::string& title) {
  run_once(state_->database, "UPDATE study SET title = ?", title);
}

std::int64_t Writer::add_transcript(const transcript::Transcript& interview,
                                    const std::string& name, const std::string& digest,
                                    const std::string& tokeniser,
                                    std::optional<std::int64_t> replaces) {
  return state_->transcripts.add(interview, name, digest, tokeniser, replaces);
}

void Writer::append_text(std::int64_t transcript, std::string_view text) {
  state_->transcripts.append_text(transcript, text);
}

void Writer::append_turns(std::int64_t transcript, std::span<const TurnRow> turns) {
  state_->transcripts.append_turns(transcript, turns);
}

void Writer::finish_transcript(std::int64_t transcript) { state_->transcripts.finish(transcript); }

void Writer::recount_transcript(std::int64_t transcript, const std::string& tokeniser) {
  state_->transcripts.recount(transcript, tokeniser);
}

void Writer::recount_turns(std::int64_t transcript, std::span<const TurnRow> turns) {
  state_->transcripts.recount_turns(transcript, turns);
}

std::uint32_t Writer::set_role(const std::string& label, const std::string& role,
                               std::optional<std::int64_t> transcript) {
  return state_->transcripts.set_role(label, role, transcript);
}

void Writer::set_attribute(std::int64_t transcript, const std::string& key,
                           const std::string& value) {
  state_->transcripts.set_attribute(transcript, key, value);
}

std::string Writer::record(const coding::Event& event) { return append_event(state_->log, event); }

void Writer::put_unchanged(std::int64_t older, const std::vector<coding::Unchanged>& stretches) {
  store::put_unchanged(state_->database, older, stretches);
}

void Writer::add_open_code(const OpenCode& code) { state_->codebooks.add_open(code); }

QuoteTable& Writer::quotes() { return state_->quotes; }

std::int64_t Writer::begin_run(const RunRow& run) {
  run_once(state_->database,
           "INSERT INTO run (at, program, icu, unicode, tokeniser, matcher) "
           "VALUES (?, ?, ?, ?, ?, ?)",
           utc_now(), this_program(), run.icu, run.unicode, run.tokeniser, run.matcher);
  state_->run = state_->database.getLastInsertRowid();
  state_->codings.begin_run(state_->run);
  return state_->run;
}

std::vector<std::string> Writer::apply_codebook(const codebook::Codebook& codebook) {
  return state_->codebooks.apply(codebook, state_->run);
}

void Writer::replace_evidence(Findings findings, Changes& changes) {
  state_->codings.replace(std::move(findings), changes);
}

void Writer::mark_coded(std::int64_t transcript, const std::string& code,
                        const std::string& fingerprint) {
  state_->codings.mark_coded(transcript, code, fingerprint);
}

void Writer::forget_coded(std::int64_t transcript, const std::string& code) {
  state_->codings.forget_coded(transcript, code);
}

void Writer::end_replaced(Changes& changes) { state_->codings.end_replaced(changes); }

}  // namespace engine::store
