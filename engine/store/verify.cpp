#include "engine/store/verify.hpp"

#include <sqlite3.h>

#include <string>

#include "engine/base/hash.hpp"
#include "engine/store/log_reading.hpp"
#include "engine/store/sql.hpp"
#include "engine/store/transcript_table.hpp"

namespace engine::store {
namespace {

using base::Message;
using base::message;

void check_file(SQLite::Database& database, std::vector<Message>& problems) {
  SQLite::Statement integrity{database, "PRAGMA integrity_check"};
  while (integrity.executeStep())
    if (const std::string found = text_at(integrity, 0); found != "ok")
      problems.push_back(
          message("het bestand is beschadigd: {}", "the file is damaged: {}", found));
  SQLite::Statement references{database, "PRAGMA foreign_key_check"};
  while (references.executeStep())
    problems.push_back(message("tabel {}: een rij verwijst naar iets in {} dat er niet is",
                               "table {}: a row refers to something in {} that is not there",
                               text_at(references, 0), text_at(references, 2)));
}

// Each stored quotation against the text it was taken from, that of ended
// codings too.
void check_quotations(SQLite::Database& database, std::int64_t transcript, const std::string& name,
                      const text::StoredText& text, std::vector<Message>& problems) {
  SQLite::Statement codings{
      database, "SELECT id, begin_cp, end_cp, text FROM coding WHERE transcript = ? ORDER BY row"};
  with(codings, transcript);
  while (codings.executeStep()) {
    const auto span = text::CodePointSpan::make(text::CodePointOffset{uint32_at(codings, 1)},
                                                text::CodePointOffset{uint32_at(codings, 2)});
    if (!span || !text.contains(*span) || text.at(*span) != text_at(codings, 3))
      problems.push_back(message("{}: de tekst van codering {} staat er niet meer zo",
                                 "{}: the text of coding {} no longer stands there", name,
                                 text_at(codings, 0)));
  }
}

void check_turns(SQLite::Database& database, std::int64_t transcript, const std::string& name,
                 const text::StoredText& text, std::vector<Message>& problems) {
  SQLite::Statement turns{database,
                          "SELECT t.number, t.begin_cp, t.end_cp, s.number IS NULL FROM turn t "
                          "LEFT JOIN speaker s ON s.transcript = t.transcript "
                          "AND s.number = t.speaker WHERE t.transcript = ? ORDER BY t.number"};
  with(turns, transcript);
  std::uint32_t number = 0;
  std::uint32_t end = 0;
  for (; turns.executeStep(); ++number) {
    if (int64_at(turns, 3) != 0)
      problems.push_back(message("{}: de spreker van beurt {} ontbreekt",
                                 "{}: the speaker of turn {} is missing", name, number));
    const std::uint32_t begin = uint32_at(turns, 1);
    if (uint32_at(turns, 0) != number || begin < end || uint32_at(turns, 2) < begin) break;
    end = uint32_at(turns, 2);
  }
  if (!turns.isDone() || end > text.end().value)
    problems.push_back(message("{}: beurt {} ligt niet waar zij hoort",
                               "{}: turn {} is out of place", name, number));
}

void check_transcripts(SQLite::Database& database, std::vector<Message>& problems) {
  SQLite::Statement transcripts{database, "SELECT id, name, digest FROM transcript ORDER BY id"};
  while (transcripts.executeStep()) {
    const std::int64_t id = int64_at(transcripts, 0);
    const std::string name = text_at(transcripts, 1);
    const text::StoredText text = load_stored_text(database, id);
    if (base::to_hex(base::sha256(text.bytes())) != text_at(transcripts, 2))
      problems.push_back(message("{}: de tekst is veranderd sinds het importeren",
                                 "{}: the text has changed since it was imported", name));
    check_turns(database, id, name, text, problems);
    check_quotations(database, id, name, text, problems);
  }
}

void check_counts(SQLite::Database& database, std::vector<Message>& problems) {
  SQLite::Statement speakers{
      database,
      "SELECT t.name, s.label FROM speaker s JOIN transcript t ON t.id = s.transcript "
      "LEFT JOIN (SELECT transcript, speaker, count(*) AS turns, sum(sentences) AS sentences, "
      "           sum(words) AS words FROM turn GROUP BY transcript, speaker) u "
      "ON u.transcript = s.transcript AND u.speaker = s.number "
      "WHERE s.turns <> coalesce(u.turns, 0) OR s.sentences <> coalesce(u.sentences, 0) "
      "OR s.words <> coalesce(u.words, 0) ORDER BY t.id, s.number"};
  while (speakers.executeStep())
    problems.push_back(message("{}: de tellingen van spreker '{}' kloppen niet met de beurten",
                               "{}: the counts of speaker '{}' do not agree with the turns",
                               text_at(speakers, 0), text_at(speakers, 1)));
  SQLite::Statement transcripts{
      database,
      "SELECT t.name FROM transcript t LEFT JOIN (SELECT transcript, sum(turns) AS turns, "
      "sum(sentences) AS sentences, sum(words) AS words FROM speaker GROUP BY transcript) s "
      "ON s.transcript = t.id WHERE t.turns <> coalesce(s.turns, 0) "
      "OR t.sentences <> coalesce(s.sentences, 0) OR t.words <> coalesce(s.words, 0) "
      "ORDER BY t.id"};
  while (transcripts.executeStep())
    problems.push_back(message("{}: de tellingen kloppen niet met de sprekers",
                               "{}: the counts do not agree with the speakers",
                               text_at(transcripts, 0)));
}

}  // namespace

std::vector<Message> problems_of(SQLite::Database& database) {
  std::vector<Message> problems;
  check_file(database, problems);
  // A file that is damaged as such cannot be asked for more.
  if (!problems.empty()) return problems;
  check_transcripts(database, problems);
  check_counts(database, problems);
  for (Message& problem : problems_of_log(database)) problems.push_back(std::move(problem));
  return problems;
}

}  // namespace engine::store
