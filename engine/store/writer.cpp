#include "engine/store/writer.hpp"

#include <utility>

#include "engine/store/clock.hpp"
#include "engine/store/codebook_table.hpp"
#include "engine/store/coding_table.hpp"
#include "engine/store/connection.hpp"
#include "engine/store/erasing.hpp"
#include "engine/store/event_table.hpp"
#include "engine/store/failures.hpp"
#include "engine/store/sample_table.hpp"
#include "engine/store/transcript_table.hpp"
#include "engine/store/uniting.hpp"
#include "engine/store/writer_state.hpp"

namespace engine::store {

Writer::Writer(std::unique_ptr<State> state) : state_{std::move(state)} {}
Writer::~Writer() = default;

std::int64_t Writer::add_transcript(const transcript::Transcript& interview,
                                    const std::string& name, const std::string& digest,
                                    const std::string& tokeniser,
                                    std::optional<std::int64_t> replaces) {
  const std::int64_t id =
      state_->transcripts.add(interview, name, digest, tokeniser, state_->log.now(), replaces);
  state_->log.note(command_entry(replaces ? "replace" : "import", state_->log.key_of(digest)),
                   {{"transcript", name}});
  return id;
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
  state_->log.note(command_entry("recount", state_->key_of(transcript)));
}

void Writer::recount_turns(std::int64_t transcript, std::span<const TurnRow> turns) {
  state_->transcripts.recount_turns(transcript, turns);
}

std::uint32_t Writer::set_role(const std::string& label, const std::string& role,
                               std::optional<std::int64_t> transcript) {
  const std::vector<RoleChange> changes = state_->transcripts.set_role(label, role, transcript);
  for (const RoleChange& change : changes) {
    if (change.before == role) continue;
    LogEntry entry = command_entry("role", state_->key_of(change.transcript));
    add_detail(entry, "speaker", std::to_string(change.speaker));
    state_->log.note(std::move(entry), {{"before", change.before}, {"after", role}});
  }
  return static_cast<std::uint32_t>(changes.size());
}

void Writer::set_attribute(std::int64_t transcript, const std::string& key,
                           const std::string& value) {
  const std::string before = state_->transcripts.set_attribute(transcript, key, value);
  if (before != value)
    state_->log.note(command_entry("attribute", state_->key_of(transcript)),
                     {{"key", key}, {"before", before}, {"after", value}});
}

void Writer::erase_transcript(std::int64_t transcript) {
  for (const std::string& key : erase(state_->database, transcript))
    state_->log.note(command_entry("delete", key));
}

std::string Writer::record(const coding::Event& event) { return append_event(state_->log, event); }

void Writer::become_copy(const std::string& coder, bool blind) {
  store::become_copy(state_->database, state_->log, coder, blind);
}

United Writer::unite(const Study& other) {
  const Connection& connection = other.connection();
  const United united = guarded(connection.path(), [&] {
    return store::unite(state_->database, state_->log, connection.database(),
                        connection.path().string());
  });
  if (united.entries + united.codes > 0) {
    LogEntry entry = command_entry("merge");
    add_detail(entry, "entries", std::to_string(united.entries));
    state_->log.note(std::move(entry));
  }
  return united;
}

void Writer::put_unchanged(std::int64_t older, const std::vector<coding::Unchanged>& stretches) {
  store::put_unchanged(state_->database, older, stretches);
}

bool Writer::add_sample(const coding::Sample& sample) {
  return store::add_sample(state_->database, state_->log, sample);
}

void Writer::judge(const coding::Judgement& judgement, const coding::SampledUnit& unit) {
  append_judgement(state_->log, judgement, unit);
}

void Writer::add_open_code(const OpenCode& code) {
  state_->codebooks.add_open(code);
  LogEntry entry = command_entry("open-code");
  entry.code = code.code;
  state_->log.note(std::move(entry));
}

QuoteTable& Writer::quotes() { return state_->quotes; }

void Writer::log_release(const Release& release) {
  LogEntry entry = command_entry("export");
  entry.coder = release.coder;
  add_detail(entry, "to", release.format);
  add_detail(entry, "lexicon", release.lexicon);
  add_detail(entry, "engine", release.engine);
  state_->log.note(std::move(entry));
}

std::int64_t Writer::begin_run(const RunRow& run) {
  run_once(state_->database,
           "INSERT INTO run (at, program, icu, unicode, tokeniser, matcher) "
           "VALUES (?, ?, ?, ?, ?, ?)",
           state_->log.now(), this_program(), run.icu, run.unicode, run.tokeniser, run.matcher);
  state_->run = state_->database.getLastInsertRowid();
  state_->codings.begin_run(state_->run);
  LogEntry entry = command_entry("code");
  add_detail(entry, "run", std::to_string(state_->run));
  state_->log.note(std::move(entry));
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
