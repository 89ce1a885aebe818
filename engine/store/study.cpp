#include "engine/store/study.hpp"

#include <sqlite3.h>

#include <cassert>
#include <utility>

#include "engine/store/codebook_table.hpp"
#include "engine/store/coding_reading.hpp"
#include "engine/store/connection.hpp"
#include "engine/store/event_table.hpp"
#include "engine/store/failures.hpp"
#include "engine/store/log_reading.hpp"
#include "engine/store/quote_table.hpp"
#include "engine/store/sample_table.hpp"
#include "engine/store/seal.hpp"
#include "engine/store/suppression_table.hpp"
#include "engine/store/transcript_table.hpp"
#include "engine/store/verify.hpp"
#include "engine/store/view_reading.hpp"
#include "engine/store/writer_state.hpp"

namespace engine::store {

struct Study::State {
  State(const std::filesystem::path& path, Mode study_mode)
      : connection{path, study_mode}, mode{study_mode} {}

  // Reads with `read(database)`.
  template <class Read>
  decltype(auto) guarded(Read&& read) const {
    return store::guarded(connection.path(),
                          [&]() -> decltype(auto) { return read(connection.database()); });
  }

  Connection connection;
  Mode mode;
};

Study::Study(std::unique_ptr<State> state) : state_{std::move(state)} {}
Study::~Study() = default;
Study::Study(Study&&) noexcept = default;
Study& Study::operator=(Study&&) noexcept = default;

Study Study::create(const std::filesystem::path& path, const std::string& title, Lasting lasting) {
  create_study_file(path, title, lasting);
  Study study = open(path, Mode::write);
  if (lasting == Lasting::from_first_write) study.state_->connection.last_from_first_write();
  return study;
}

Study Study::open(const std::filesystem::path& path, Mode mode) {
  return Study{std::make_unique<State>(path, mode)};
}

std::string Study::title() const { return state_->guarded(load_title); }

std::vector<TranscriptRow> Study::transcripts() const {
  return state_->guarded([](SQLite::Database& database) { return load_transcript_rows(database); });
}

std::optional<TranscriptRow> Study::find_transcript(const std::string& name) const {
  return state_->guarded(
      [&](SQLite::Database& database) { return find_transcript_row(database, name); });
}

transcript::Transcript Study::load_transcript(std::int64_t id) const {
  return state_->guarded([&](SQLite::Database& database) { return load_interview(database, id); });
}

text::StoredText Study::load_text(std::int64_t id) const {
  return state_->guarded(
      [&](SQLite::Database& database) { return load_stored_text(database, id); });
}

Stretch Study::load_stretch(std::int64_t id, std::uint32_t first_turn, std::uint32_t bytes) const {
  return state_->guarded(
      [&](SQLite::Database& database) { return load_turns(database, id, first_turn, bytes); });
}

coding::StudyView Study::view(const Look& look) const {
  return state_->guarded([&](SQLite::Database& database) { return load_view(database, look); });
}

void Study::add_sources(coding::StudyView& view) const {
  state_->guarded([&](SQLite::Database& database) { add_source_positions(database, view); });
}

std::vector<TurnRow> Study::turn_rows(std::int64_t transcript) const {
  return state_->guarded(
      [&](SQLite::Database& database) { return load_turn_rows(database, transcript); });
}

std::optional<coding::Coding> Study::last_suggestion(const std::string& id) const {
  return state_->guarded(
      [&](SQLite::Database& database) { return load_last_suggestion(database, id); });
}

std::vector<coding::TranscriptView> Study::transcript_views() const {
  return state_->guarded(
      [](SQLite::Database& database) { return load_transcript_views(database, {}); });
}

std::vector<coding::Suggestion> Study::suggestions(std::int64_t transcript) const {
  return state_->guarded([&](SQLite::Database& database) {
    CodingReader reader{
        database, "c.ended_run IS NULL AND c.transcript = ? ORDER BY c.begin_cp, c.end_cp, k.code"};
    reader.read(transcript);
    std::vector<coding::Suggestion> suggestions;
    while (std::optional<StoredCoding> stored = reader.next())
      suggestions.push_back(std::move(stored->suggestion));
    return suggestions;
  });
}

std::vector<SuppressionRow> Study::suppressions(std::int64_t transcript) const {
  return state_->guarded(
      [&](SQLite::Database& database) { return load_suppressions(database, transcript); });
}

std::vector<std::string> Study::codebook_sources() const {
  return state_->guarded(load_codebook_sources);
}

std::vector<CodebookRow> Study::codebooks() const { return state_->guarded(load_codebook_rows); }

std::vector<RunRow> Study::runs() const {
  return state_->guarded([](SQLite::Database& database) {
    SQLite::Statement rows{
        database, "SELECT id, at, program, icu, unicode, tokeniser, matcher FROM run ORDER BY id"};
    std::vector<RunRow> runs;
    while (rows.executeStep())
      runs.push_back({int64_at(rows, 0), text_at(rows, 1), text_at(rows, 2), text_at(rows, 3),
                      text_at(rows, 4), text_at(rows, 5), text_at(rows, 6)});
    return runs;
  });
}

std::vector<CodedRow> Study::coded() const {
  return state_->guarded([](SQLite::Database& database) {
    SQLite::Statement rows{database,
                           "SELECT d.transcript, b.codebook, k.code, d.fingerprint FROM coded d "
                           "JOIN code k ON k.id = d.code JOIN codebook b ON b.id = k.codebook "
                           "ORDER BY d.transcript, k.code"};
    std::vector<CodedRow> coded;
    while (rows.executeStep())
      coded.push_back({int64_at(rows, 0), text_at(rows, 1), text_at(rows, 2), text_at(rows, 3)});
    return coded;
  });
}

bool Study::was_suggested(const std::string& id, const std::string& at) const {
  return state_->guarded([&](SQLite::Database& database) {
    SQLite::Statement row{database,
                          "SELECT 1 FROM coding c JOIN run g ON g.id = c.given_run "
                          "LEFT JOIN run e ON e.id = c.ended_run "
                          "WHERE c.id = ?1 AND g.at <= ?2 AND (e.id IS NULL OR e.at > ?2)"};
    return with(row, id, at).executeStep();
  });
}

ThisCopy Study::this_copy() const {
  return state_->guarded([](SQLite::Database& database) {
    SQLite::Statement row{database, "SELECT origin, coalesce(coder, ''), blind FROM this_copy"};
    if (!row.executeStep()) throw SQLite::Exception{"the origin is missing", SQLITE_CORRUPT};
    return ThisCopy{text_at(row, 0), text_at(row, 1), int64_at(row, 2) != 0};
  });
}

std::vector<coding::Event> Study::events() const { return state_->guarded(load_events); }

std::vector<coding::Replacement> Study::replacements() const {
  return state_->guarded(load_replacements);
}

std::vector<coding::Sample> Study::samples() const { return state_->guarded(load_samples); }

std::vector<coding::Judgement> Study::judgements() const {
  return state_->guarded(load_judgements);
}

std::map<std::string, std::string> Study::replaced_codes() const {
  return state_->guarded(load_replaced_codes);
}

QuoteBook Study::quote_book() const { return state_->guarded(load_quote_book); }

std::vector<CodeCount> Study::code_counts() const { return state_->guarded(load_code_counts); }

std::vector<LogRow> Study::log() const { return state_->guarded(load_log); }

std::string Study::log_head() const { return state_->guarded(load_head); }

std::vector<base::Message> Study::verify() const { return state_->guarded(problems_of); }

const Connection& Study::connection() const { return state_->connection; }

void Study::copy_to(const std::filesystem::path& path,
                    const std::function<void(Study& copy)>& change) const {
  state_->guarded([&](SQLite::Database& database) {
    copy_study_file(database, path, [&](const std::filesystem::path& unfinished) {
      Study copy = open(unfinished, Mode::write);
      change(copy);
    });
  });
}

void Study::write(const std::function<void(Writer&)>& work) {
  assert(state_->mode == Mode::write);
  state_->connection.write([&] {
    const int before = state_->connection.database().getTotalChanges();
    const WrittenTables written{state_->connection.database()};
    Writer writer{std::make_unique<Writer::State>(state_->connection.database())};
    work(writer);
    writer.state_->codings.finish();
    if (state_->connection.database().getTotalChanges() != before || writer.state_->log.has_notes())
      writer.state_->log.close(written.names());
  });
}

}  // namespace engine::store
