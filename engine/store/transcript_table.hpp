// Transcripts: their texts, speakers, turns, header lines and attributes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/bulk_insert.hpp"
#include "engine/store/writer.hpp"

namespace engine::store {

struct RoleChange {
  std::int64_t transcript = 0;
  std::int64_t speaker = 0;  // number
  std::string before;
};

class TranscriptTable {
 public:
  explicit TranscriptTable(SQLite::Database& database);

  std::int64_t add(const transcript::Transcript& interview, const std::string& name,
                   const std::string& digest, const std::string& tokeniser, const std::string& at,
                   std::optional<std::int64_t> replaces);
  void append_text(std::int64_t transcript, std::string_view text);
  void append_turns(std::int64_t transcript, std::span<const TurnRow> turns);
  void recount(std::int64_t transcript, const std::string& tokeniser);
  void recount_turns(std::int64_t transcript, std::span<const TurnRow> turns);
  void finish(std::int64_t transcript);

  // Every speaker that fits, also where the role was the same.
  std::vector<RoleChange> set_role(const std::string& label, const std::string& role,
                                   std::optional<std::int64_t> transcript);
  // Returns the value before, or "".
  std::string set_attribute(std::int64_t transcript, const std::string& key,
                            const std::string& value);

 private:
  struct Count {
    std::uint32_t turns = 0, sentences = 0, words = 0;
  };
  // A transcript whose turns are coming in.
  struct Unfinished {
    std::uint32_t next_turn = 0;
    std::uint32_t text_end_cp = 0;
    std::vector<Count> speakers;  // by number
  };

  void count(Unfinished& unfinished, std::span<const TurnRow> turns);
  void add_speakers(std::int64_t id, const transcript::Transcript& interview);
  void add_header(std::int64_t id, const transcript::Transcript& interview);
  void add_places(std::int64_t id, const transcript::Transcript& interview);
  void add_remarks(std::int64_t id, const transcript::Transcript& interview);
  void take_over(std::int64_t older, std::int64_t newer);

  SQLite::Database& database_;
  Statements statements_;
  BulkInsert insert_turns_;
  std::map<std::int64_t, Unfinished> unfinished_;
};

// Reading. By name: names are in the order of their bytes.
std::vector<TranscriptRow> load_transcript_rows(SQLite::Database& database);
std::vector<TranscriptRow> load_transcript_rows(SQLite::Database& database, const Look& look);
std::optional<TranscriptRow> find_transcript_row(SQLite::Database& database,
                                                 const std::string& name);
text::StoredText load_stored_text(SQLite::Database& database, std::int64_t id);
transcript::Transcript load_interview(SQLite::Database& database, std::int64_t id);
// What the source file says of the text from `begin_cp` on, in order.
struct PlaceRow {
  std::uint32_t begin_cp = 0;
  std::optional<std::uint32_t> begin_ms, page, paragraph;
};
std::vector<PlaceRow> load_place_rows(SQLite::Database& database, std::int64_t transcript);
std::vector<base::Message> load_remarks(SQLite::Database& database, std::int64_t id);
Stretch load_turns(SQLite::Database& database, std::int64_t id, std::uint32_t first_turn,
                   std::uint32_t bytes);
// By name; those that stood at `look.at`.
std::vector<coding::TranscriptView> load_transcript_views(SQLite::Database& database,
                                                          const Look& look);
std::vector<TurnRow> load_turn_rows(SQLite::Database& database, std::int64_t id);

}  // namespace engine::store
