#include <algorithm>
#include <limits>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/store/names.hpp"
#include "engine/store/transcript_table.hpp"

namespace engine::store {
namespace {

constexpr const char* kColumns =
    "SELECT t.id, t.name, t.digest, t.format, t.encoding, t.turns, t.sentences, t.words, "
    "t.tokeniser FROM transcript t ";
constexpr const char* kNow = "WHERE t.replaced_by IS NULL ";
// Stored by an earlier version, a time has whole seconds and sorts after its own.
constexpr const char* kThen =
    "LEFT JOIN transcript n ON n.id = t.replaced_by "
    "WHERE t.imported_at <= ?1 AND (n.id IS NULL OR n.imported_at > ?1) ";

TranscriptRow row_at(const SQLite::Statement& row) {
  return {int64_at(row, 0),  text_at(row, 1),   text_at(row, 2),   text_at(row, 3), text_at(row, 4),
          uint32_at(row, 5), uint32_at(row, 6), uint32_at(row, 7), text_at(row, 8)};
}

// Spans that go up, taken from code points to bytes in one pass over the text.
class Conversion {
 public:
  Conversion(std::string_view text, std::uint32_t begin_cp) : text_{text}, at_cp_{begin_cp} {}

  std::uint32_t to_byte(std::uint32_t code_point) {
    // A damaged study may say anything: stay within the text.
    if (code_point > at_cp_) {
      at_byte_ += base::utf8_prefix(text_.substr(at_byte_), code_point - at_cp_).size();
      at_cp_ = code_point;
    }
    return static_cast<std::uint32_t>(at_byte_);
  }

 private:
  std::string_view text_;
  std::size_t at_byte_ = 0;
  std::uint32_t at_cp_;
};

struct TurnsFrom {
  std::uint32_t first = 0;  // asked for
  std::uint32_t code_points = std::numeric_limits<std::uint32_t>::max();
};

// Also the turn before the first one asked for.
std::vector<TurnRow> turn_rows(SQLite::Database& database, std::int64_t id, TurnsFrom from) {
  SQLite::Statement rows{database,
                         "SELECT speaker, begin_cp, end_cp, begin_ms, sentences, words FROM turn "
                         "WHERE transcript = ? AND number >= ? ORDER BY number"};
  const std::size_t before = from.first == 0 ? 0 : 1;
  with(rows, id, from.first - before);
  std::vector<TurnRow> turns;
  while (rows.executeStep()) {
    TurnRow turn{.speaker = uint32_at(rows, 0),
                 .span = span_at(rows, 1),
                 .begin_ms = {},
                 .sentences = uint32_at(rows, 4),
                 .words = uint32_at(rows, 5)};
    if (!rows.isColumnNull(3)) turn.begin_ms = uint32_at(rows, 3);
    if (turns.size() > before &&
        turn.span.end().value - turns[before].span.begin().value > from.code_points)
      break;
    turns.push_back(turn);
  }
  if (turns.size() == before) turns.clear();
  return turns;
}

std::vector<transcript::SpeakerTurn> in_bytes(const std::vector<TurnRow>& stored,
                                              const text::StoredText& text,
                                              std::uint32_t text_begin_cp) {
  Conversion conversion{text.bytes(), text_begin_cp};
  std::vector<transcript::SpeakerTurn> turns;
  turns.reserve(stored.size());
  for (const TurnRow& turn : stored) {
    const std::uint32_t begin = conversion.to_byte(turn.span.begin().value);
    turns.push_back({turn.speaker,
                     text::ByteSpan::of(begin, conversion.to_byte(turn.span.end().value)),
                     turn.begin_ms});
  }
  return turns;
}

// A damaged file may hold anything, and what works on text relies on UTF-8.
void append_text(const SQLite::Statement& row, int column, std::string& text) {
  const SQLite::Column value = row.getColumn(column);
  const std::string_view piece{value.getText(), static_cast<std::size_t>(value.getBytes())};
  if (base::find_invalid_utf8(piece))
    throw SQLite::Exception{"a transcript's text is not UTF-8", SQLITE_CORRUPT};
  text += piece;
}

constexpr const char* kRemarks =
    "SELECT nl, en FROM transcript_remark WHERE transcript = ? ORDER BY number";

// `rows`: of kRemarks, prepared once for all transcripts.
std::vector<base::Message> remarks_of(SQLite::Statement& rows, std::int64_t id) {
  with(rows, id);
  std::vector<base::Message> remarks;
  while (rows.executeStep()) remarks.push_back({text_at(rows, 0), text_at(rows, 1)});
  return remarks;
}

}  // namespace

std::vector<TranscriptRow> load_transcript_rows(SQLite::Database& database) {
  return load_transcript_rows(database, {});
}

std::vector<TranscriptRow> load_transcript_rows(SQLite::Database& database, const Look& look) {
  SQLite::Statement rows{database,
                         std::string{kColumns} + (look.at ? kThen : kNow) + "ORDER BY t.name"};
  if (look.at) with(rows, *look.at);
  std::vector<TranscriptRow> transcripts;
  while (rows.executeStep()) transcripts.push_back(row_at(rows));
  return transcripts;
}

std::optional<TranscriptRow> find_transcript_row(SQLite::Database& database,
                                                 const std::string& name) {
  SQLite::Statement row{database, std::string{kColumns} + kNow + "AND t.name = ?"};
  if (!with(row, name).executeStep()) return std::nullopt;
  return row_at(row);
}

text::StoredText load_stored_text(SQLite::Database& database, std::int64_t id) {
  SQLite::Statement pieces{
      database, "SELECT text FROM transcript_text WHERE transcript = ? ORDER BY begin_cp"};
  with(pieces, id);
  std::string text;
  while (pieces.executeStep()) append_text(pieces, 0, text);
  return text::StoredText{std::move(text)};
}

std::vector<PlaceRow> load_place_rows(SQLite::Database& database, std::int64_t transcript) {
  SQLite::Statement rows{database,
                         "SELECT begin_cp, begin_ms, page, paragraph FROM source_place "
                         "WHERE transcript = ? ORDER BY begin_cp"};
  with(rows, transcript);
  const auto known = [&rows](int column) {
    return rows.isColumnNull(column) ? std::nullopt : std::optional{uint32_at(rows, column)};
  };
  std::vector<PlaceRow> places;
  while (rows.executeStep()) places.push_back({uint32_at(rows, 0), known(1), known(2), known(3)});
  return places;
}

std::vector<base::Message> load_remarks(SQLite::Database& database, std::int64_t id) {
  SQLite::Statement rows{database, kRemarks};
  return remarks_of(rows, id);
}

Stretch load_turns(SQLite::Database& database, std::int64_t id, std::uint32_t first_turn,
                   std::uint32_t bytes) {
  Stretch stretch;
  std::vector<TurnRow> turns = turn_rows(database, id, {first_turn, bytes});
  if (turns.empty()) return stretch;
  stretch.first_turn = first_turn == 0 ? 0 : first_turn - 1;

  SQLite::Statement pieces{
      database,
      "SELECT begin_cp, text FROM transcript_text WHERE transcript = ?1 AND begin_cp < ?3 "
      "AND begin_cp >= (SELECT max(begin_cp) FROM transcript_text "
      "                 WHERE transcript = ?1 AND begin_cp <= ?2) ORDER BY begin_cp"};
  with(pieces, id, turns.front().span.begin().value, turns.back().span.end().value);
  std::string text;
  while (pieces.executeStep()) {
    if (text.empty()) stretch.text_begin_cp = uint32_at(pieces, 0);
    append_text(pieces, 1, text);
  }
  stretch.text = text::StoredText{std::move(text)};
  stretch.turns = in_bytes(turns, stretch.text, stretch.text_begin_cp);
  stretch.rows = std::move(turns);
  return stretch;
}

transcript::Transcript load_interview(SQLite::Database& database, std::int64_t id) {
  transcript::Transcript interview;
  SQLite::Statement row{database, "SELECT name, format, encoding FROM transcript WHERE id = ?"};
  if (!with(row, id).executeStep())
    throw SQLite::Exception{"a transcript is missing", SQLITE_CORRUPT};
  interview.name = text_at(row, 0);
  interview.format = text_at(row, 1);
  interview.encoding = text_at(row, 2);

  SQLite::Statement speakers{database,
                             "SELECT label, role, role_source FROM speaker "
                             "WHERE transcript = ? ORDER BY number"};
  with(speakers, id);
  while (speakers.executeStep())
    interview.speakers.push_back(
        {text_at(speakers, 0), text_at(speakers, 1), role_source(text_at(speakers, 2))});

  SQLite::Statement header{
      database, "SELECT key, value FROM transcript_header WHERE transcript = ? ORDER BY number"};
  with(header, id);
  while (header.executeStep())
    interview.header.emplace_back(text_at(header, 0), text_at(header, 1));

  interview.text = load_stored_text(database, id);
  Conversion conversion{interview.text.bytes(), 0};
  for (const PlaceRow& place : load_place_rows(database, id))
    interview.places.push_back({text::ByteOffset{conversion.to_byte(place.begin_cp)},
                                place.begin_ms, place.page.value_or(0),
                                place.paragraph.value_or(0)});
  interview.remarks = load_remarks(database, id);
  interview.turns = in_bytes(turn_rows(database, id, {}), interview.text, 0);
  if (std::ranges::any_of(interview.turns, [&](const transcript::SpeakerTurn& turn) {
        return turn.speaker >= interview.speakers.size();
      }))
    throw SQLite::Exception{"a turn's speaker is missing", SQLITE_CORRUPT};
  return interview;
}

std::vector<TurnRow> load_turn_rows(SQLite::Database& database, std::int64_t id) {
  return turn_rows(database, id, {});
}

std::vector<coding::TranscriptView> load_transcript_views(SQLite::Database& database,
                                                          const Look& look) {
  SQLite::Statement speakers{database,
                             "SELECT label, role, turns, sentences, words FROM speaker "
                             "WHERE transcript = ? ORDER BY number"};
  SQLite::Statement attributes{
      database, "SELECT key, value FROM attribute WHERE transcript = ? ORDER BY key"};
  SQLite::Statement remarks{database, kRemarks};
  std::vector<coding::TranscriptView> views;
  for (const TranscriptRow& row : load_transcript_rows(database, look)) {
    coding::TranscriptView view{row.id,     row.name, row.format, row.encoding,
                                row.digest, {},       {},         remarks_of(remarks, row.id)};
    with(speakers, row.id);
    while (speakers.executeStep())
      view.speakers.push_back({text_at(speakers, 0), text_at(speakers, 1), uint32_at(speakers, 2),
                               uint32_at(speakers, 3), uint32_at(speakers, 4)});
    with(attributes, row.id);
    while (attributes.executeStep())
      view.attributes.emplace_back(text_at(attributes, 0), text_at(attributes, 1));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace engine::store
