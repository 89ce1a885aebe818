#include "engine/store/transcript_table.hpp"

#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/store/clock.hpp"
#include "engine/store/names.hpp"
#include "engine/transcript/read.hpp"

namespace engine::store {
namespace {

// Small enough that reading one turn of a large transcript is cheap.
constexpr std::size_t kPieceBytes = 256 * 1024;

// The front of `text` up to the last line start within a piece, or, where a
// line is longer, up to the last code point.
std::string_view next_piece(std::string_view text) {
  if (text.size() <= kPieceBytes) return text;
  const std::size_t line_end = text.rfind('\n', kPieceBytes - 1);
  if (line_end != std::string_view::npos) return text.substr(0, line_end + 1);
  std::size_t end = kPieceBytes;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

TranscriptTable::TranscriptTable(SQLite::Database& database)
    : database_{database},
      statements_{database},
      insert_turns_{database,
                    "turn (transcript, number, speaker, begin_cp, end_cp, begin_ms, sentences, "
                    "words)",
                    8} {}

std::int64_t TranscriptTable::add(const transcript::Transcript& interview, const std::string& name,
                                  const std::string& digest, const std::string& tokeniser,
                                  const std::string& at, std::optional<std::int64_t> replaces) {
  // The older row gives up its name before the newer one takes it; its pointer
  // is checked when the transaction ends.
  SQLite::Statement& next = with(statements_("SELECT coalesce(max(id), 0) + 1 FROM transcript"));
  next.executeStep();
  const std::int64_t id = int64_at(next, 0);
  next.reset();
  if (replaces)
    run_once(database_, "UPDATE transcript SET replaced_by = ? WHERE id = ?", id, *replaces);
  statements_.run(
      "INSERT INTO transcript (id, name, digest, format, encoding, tokeniser, imported_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      id, name, digest, interview.format, interview.encoding, tokeniser, at);
  add_speakers(id, interview);
  add_header(id, interview);
  add_places(id, interview);
  add_remarks(id, interview);
  if (replaces) take_over(*replaces, id);
  unfinished_[id] = {};
  return id;
}

void TranscriptTable::add_speakers(std::int64_t id, const transcript::Transcript& interview) {
  SQLite::Statement& insert = statements_(
      "INSERT INTO speaker (transcript, number, label, role, role_source) "
      "VALUES (?, ?, ?, ?, ?)");
  for (std::size_t number = 0; number < interview.speakers.size(); ++number) {
    const transcript::Speaker& speaker = interview.speakers[number];
    with(insert, id, number, speaker.label, speaker.role, store::name(speaker.role_source)).exec();
  }
}

void TranscriptTable::add_header(std::int64_t id, const transcript::Transcript& interview) {
  SQLite::Statement& insert = statements_(
      "INSERT INTO transcript_header (transcript, number, key, value) VALUES (?, ?, ?, ?)");
  for (std::size_t number = 0; number < interview.header.size(); ++number)
    with(insert, id, number, interview.header[number].first, interview.header[number].second)
        .exec();
}

void TranscriptTable::add_places(std::int64_t id, const transcript::Transcript& interview) {
  if (interview.places.empty()) return;
  const auto known = [](std::uint32_t number) {
    return number == 0 ? std::nullopt : std::optional{number};
  };
  SQLite::Statement& insert = statements_(
      "INSERT INTO source_place (transcript, begin_cp, begin_ms, page, paragraph) "
      "VALUES (?, ?, ?, ?, ?)");
  for (const transcript::SourcePlace& place : interview.places)
    with(insert, id, interview.text.to_code_points(place.begin).value, place.begin_ms,
         known(place.page), known(place.paragraph))
        .exec();
}

void TranscriptTable::add_remarks(std::int64_t id, const transcript::Transcript& interview) {
  SQLite::Statement& insert =
      statements_("INSERT INTO transcript_remark (transcript, number, nl, en) VALUES (?, ?, ?, ?)");
  for (std::size_t number = 0; number < interview.remarks.size(); ++number)
    with(insert, id, number, interview.remarks[number].nl, interview.remarks[number].en).exec();
}

void TranscriptTable::take_over(std::int64_t older, std::int64_t newer) {
  run_once(database_,
           "INSERT INTO attribute (transcript, key, value) "
           "SELECT ?, key, value FROM attribute WHERE transcript = ?",
           newer, older);
  run_once(database_,
           "UPDATE speaker SET role = before.role, role_source = 'person' "
           "FROM (SELECT label, role FROM speaker "
           "      WHERE transcript = ? AND role_source = 'person') AS before "
           "WHERE speaker.transcript = ? AND speaker.label = before.label "
           "AND speaker.role_source <> 'person'",
           older, newer);
}

void TranscriptTable::append_text(std::int64_t transcript, std::string_view text) {
  Unfinished& unfinished = unfinished_.at(transcript);
  SQLite::Statement& insert =
      statements_("INSERT INTO transcript_text (transcript, begin_cp, text) VALUES (?, ?, ?)");
  while (!text.empty()) {
    const std::string_view piece = next_piece(text);
    with(insert, transcript, unfinished.text_end_cp, piece).exec();
    unfinished.text_end_cp += static_cast<std::uint32_t>(base::count_code_points(piece));
    text.remove_prefix(piece.size());
  }
}

void TranscriptTable::count(Unfinished& unfinished, std::span<const TurnRow> turns) {
  for (const TurnRow& turn : turns) {
    if (turn.speaker >= unfinished.speakers.size()) unfinished.speakers.resize(turn.speaker + 1);
    Count& speaker = unfinished.speakers[turn.speaker];
    ++speaker.turns;
    speaker.sentences += turn.sentences;
    speaker.words += turn.words;
  }
}

void TranscriptTable::append_turns(std::int64_t transcript, std::span<const TurnRow> turns) {
  Unfinished& unfinished = unfinished_.at(transcript);
  count(unfinished, turns);
  insert_turns_.insert(turns, [&](SQLite::Statement& insert, int first, const TurnRow& turn) {
    bind_from(insert, first, transcript, unfinished.next_turn++, turn.speaker,
              turn.span.begin().value, turn.span.end().value, turn.begin_ms, turn.sentences,
              turn.words);
  });
}

void TranscriptTable::recount(std::int64_t transcript, const std::string& tokeniser) {
  run_once(database_, "UPDATE transcript SET tokeniser = ? WHERE id = ?", tokeniser, transcript);
  unfinished_[transcript] = {};
}

void TranscriptTable::recount_turns(std::int64_t transcript, std::span<const TurnRow> turns) {
  Unfinished& unfinished = unfinished_.at(transcript);
  count(unfinished, turns);
  SQLite::Statement& update =
      statements_("UPDATE turn SET sentences = ?, words = ? WHERE transcript = ? AND number = ?");
  for (const TurnRow& turn : turns)
    with(update, turn.sentences, turn.words, transcript, unfinished.next_turn++).exec();
}

void TranscriptTable::finish(std::int64_t transcript) {
  Count all;
  SQLite::Statement& update = statements_(
      "UPDATE speaker SET turns = ?, sentences = ?, words = ? "
      "WHERE transcript = ? AND number = ?");
  const std::vector<Count>& speakers = unfinished_.at(transcript).speakers;
  for (std::size_t number = 0; number < speakers.size(); ++number) {
    const Count& speaker = speakers[number];
    with(update, speaker.turns, speaker.sentences, speaker.words, transcript, number).exec();
    all.turns += speaker.turns;
    all.sentences += speaker.sentences;
    all.words += speaker.words;
  }
  statements_.run("UPDATE transcript SET turns = ?, sentences = ?, words = ? WHERE id = ?",
                  all.turns, all.sentences, all.words, transcript);
  unfinished_.erase(transcript);
}

std::vector<RoleChange> TranscriptTable::set_role(const std::string& label, const std::string& role,
                                                  std::optional<std::int64_t> transcript) {
  SQLite::Statement speakers{database_,
                             "SELECT s.transcript, s.number, s.label, s.role FROM speaker s "
                             "JOIN transcript t ON t.id = s.transcript "
                             "WHERE t.replaced_by IS NULL AND (?1 IS NULL OR t.id = ?1)"};
  with(speakers, transcript);
  std::vector<RoleChange> fitting;
  while (speakers.executeStep())
    if (transcript::label_matches(label, text_at(speakers, 2)))
      fitting.push_back({int64_at(speakers, 0), int64_at(speakers, 1), text_at(speakers, 3)});
  SQLite::Statement& update = statements_(
      "UPDATE speaker SET role = ?, role_source = 'person' "
      "WHERE transcript = ? AND number = ?");
  for (const RoleChange& each : fitting) with(update, role, each.transcript, each.speaker).exec();
  return fitting;
}

std::string TranscriptTable::set_attribute(std::int64_t transcript, const std::string& key,
                                           const std::string& value) {
  SQLite::Statement known{database_,
                          "SELECT value FROM attribute WHERE transcript = ? AND key = ?"};
  std::string before;
  if (with(known, transcript, key).executeStep()) before = text_at(known, 0);
  known.reset();
  if (value.empty())
    run_once(database_, "DELETE FROM attribute WHERE transcript = ? AND key = ?", transcript, key);
  else
    run_once(database_,
             "INSERT INTO attribute (transcript, key, value) VALUES (?, ?, ?) "
             "ON CONFLICT (transcript, key) DO UPDATE SET value = excluded.value",
             transcript, key, value);
  return before;
}

}  // namespace engine::store
