#include "engine/store/sample_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/failure.hpp"
#include "engine/base/joined.hpp"
#include "engine/store/clock.hpp"
#include "engine/store/names.hpp"

namespace engine::store {
namespace {

using coding::Mark;
using coding::Sample;
using coding::SampledCode;
using coding::SampledUnit;

constexpr const char* kAllTiers = "all";
// In the log's `detail`.
constexpr std::string_view kSampleIs = "sample=", kUnitIs = "unit=";

std::size_t index_of(Mark mark) { return static_cast<std::size_t>(mark); }
Mark mark(const std::string& word) { return known(coding::parse_mark(word), word); }

std::string tier_of(const Sample& sample) {
  return sample.tiers.empty() ? kAllTiers : std::string{codebook::name(sample.tiers.front())};
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::uint32_t number_of(const std::string& word) {
  std::uint32_t number = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, number);
  if (error != std::errc{} || stop != end)
    throw SQLite::Exception{"'" + word + "' is no unit", SQLITE_CORRUPT};
  return number;
}

void insert_codes(SQLite::Database& database, const Sample& sample) {
  SQLite::Statement insert{database,
                           "INSERT INTO sample_code (sample, number, code, codebook, "
                           "codebook_version, codebook_digest, population, found, flagged, "
                           "near_miss, rest, flagged_otherwise) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  std::uint32_t number = 0;
  for (const SampledCode& code : sample.codes)
    with(insert, sample.id, number++, code.code, code.codebook, code.codebook_version,
         code.codebook_digest, code.population, code.found, code.flagged,
         code.unflagged[index_of(Mark::near_miss)], code.unflagged[index_of(Mark::rest)],
         code.unflagged[index_of(Mark::flagged)])
        .exec();
}

void insert_units(SQLite::Database& database, LogTable& log, const Sample& sample) {
  SQLite::Statement insert{database,
                           "INSERT INTO sample_unit (sample, number, transcript, sentence, "
                           "begin_cp, end_cp, stratum) VALUES (?, ?, ?, ?, ?, ?, ?)"};
  SQLite::Statement insert_mark{
      database, "INSERT INTO sample_mark (sample, unit, code, mark) VALUES (?, ?, ?, ?)"};
  for (const SampledUnit& unit : sample.units) {
    with(insert, sample.id, unit.number, log.key_of(unit.transcript), unit.sentence,
         unit.span.begin().value, unit.span.end().value, coding::name(unit.stratum))
        .exec();
    for (const auto& [code, mark] : unit.marks)
      with(insert_mark, sample.id, unit.number, code, coding::name(mark)).exec();
  }
}

void load_codes(SQLite::Statement& rows, Sample& sample) {
  with(rows, sample.id);
  while (rows.executeStep()) {
    SampledCode& code = sample.codes.emplace_back();
    int column = 0;
    for (std::string* field : {&code.code, &code.codebook, &code.codebook_version,
                               &code.codebook_digest, &code.population, &code.found})
      *field = text_at(rows, column++);
    code.flagged = static_cast<std::uint64_t>(int64_at(rows, column++));
    for (const Mark stratum : {Mark::near_miss, Mark::rest, Mark::flagged})
      code.unflagged[index_of(stratum)] = static_cast<std::uint64_t>(int64_at(rows, column++));
  }
}

void load_units(SQLite::Statement& rows, SQLite::Statement& marks, Sample& sample) {
  std::map<std::uint32_t, std::size_t> by_number;
  with(rows, sample.id);
  while (rows.executeStep()) {
    SampledUnit& unit = sample.units.emplace_back();
    unit.number = uint32_at(rows, 0);
    unit.transcript = text_at(rows, 1);
    unit.sentence = uint32_at(rows, 2);
    unit.span = known(text::CodePointSpan::make(text::CodePointOffset{uint32_at(rows, 3)},
                                                text::CodePointOffset{uint32_at(rows, 4)}),
                      "end_cp");
    unit.stratum = mark(text_at(rows, 5));
    by_number.emplace(unit.number, sample.units.size() - 1);
  }
  with(marks, sample.id);
  while (marks.executeStep()) {
    const auto unit = by_number.find(uint32_at(marks, 0));
    const std::uint32_t code = uint32_at(marks, 1);
    if (unit == by_number.end() || code >= sample.codes.size())
      throw SQLite::Exception{"a mark of no unit or code", SQLITE_CORRUPT};
    sample.units[unit->second].marks.emplace_back(code, mark(text_at(marks, 2)));
  }
}

// The rows of one sample, column by column as they are there.
void copy_rows(SQLite::Database& database, SQLite::Database& other, const char* table,
               const char* key, const std::string& sample) {
  SQLite::Statement rows{other, fmt::format("SELECT * FROM {} WHERE {} = ?", table, key)};
  const int columns = rows.getColumnCount();
  std::string marks = "?";
  for (int i = 1; i < columns; ++i) marks += ", ?";
  SQLite::Statement insert{database, fmt::format("INSERT INTO {} VALUES ({})", table, marks)};
  with(rows, sample);
  while (rows.executeStep()) {
    insert.reset();
    for (int i = 0; i < columns; ++i)
      if (const SQLite::Column column = rows.getColumn(i); column.isInteger())
        insert.bind(i + 1, column.getInt64());
      else
        insert.bind(i + 1, column.getString());
    insert.exec();
  }
}

// Not where a transcript was deleted since: its digest is gone.
bool is_what_its_id_says(const Sample& sample) {
  return coding::sample_id(sample) == sample.id ||
         std::ranges::any_of(sample.units, &std::string::empty, &SampledUnit::transcript);
}

}  // namespace

void hide_marks(SQLite::Database& database) {
  run_once(database, "UPDATE sample_unit SET stratum = 'rest'");
  run_once(database, "UPDATE sample_mark SET mark = 'rest'");
}

void unite_samples(SQLite::Database& database, SQLite::Database& other, const std::string& path) {
  // A blind copy has only what it was given, without the marks.
  SQLite::Statement blind{other, "SELECT 1 FROM this_copy WHERE blind"};
  if (blind.executeStep()) return;
  SQLite::Statement known{database, "SELECT 1 FROM sample WHERE id = ?"};
  for (const Sample& sample : load_samples(other)) {
    if (with(known, sample.id).executeStep()) continue;
    if (!is_what_its_id_says(sample))
      throw base::Failure{
          base::message("{0}: steekproef {1} is veranderd; er is niets samengevoegd",
                        "{0}: sample {1} was changed; nothing was merged", path, sample.id),
          base::message("trek in de studie zelf een nieuwe: duiding sample STUDY",
                        "draw a new one in the study itself: duiding sample STUDY")};
    copy_rows(database, other, "sample", "id", sample.id);
    for (const char* table : {"sample_code", "sample_unit", "sample_mark"})
      copy_rows(database, other, table, "sample", sample.id);
  }
}

bool add_sample(SQLite::Database& database, LogTable& log, const Sample& sample) {
  const std::string tier = tier_of(sample);
  if (run_once(database,
               "INSERT INTO sample (id, at, seed, tier, left_out) VALUES (?, ?, ?, ?, ?) "
               "ON CONFLICT DO NOTHING",
               sample.id, log.now(), sample.seed, tier, sample.left_out) == 0)
    return false;
  insert_codes(database, sample);
  insert_units(database, log, sample);
  LogEntry entry;
  entry.action = "sample";
  entry.detail = fmt::format("{}{} seed={} tier={} units={}", kSampleIs, sample.id, sample.seed,
                             tier, sample.units.size());
  log.append(std::move(entry));
  return true;
}

std::vector<Sample> load_samples(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT id, at, seed, tier, left_out FROM sample ORDER BY at, id"};
  SQLite::Statement codes{database,
                          "SELECT code, codebook, codebook_version, codebook_digest, population, "
                          "found, flagged, near_miss, rest, flagged_otherwise "
                          "FROM sample_code WHERE sample = ? ORDER BY number"};
  SQLite::Statement units{database,
                          "SELECT u.number, coalesce(y.digest, ''), u.sentence, u.begin_cp, "
                          "u.end_cp, u.stratum FROM sample_unit u "
                          "LEFT JOIN transcript_key y ON y.key = u.transcript "
                          "WHERE u.sample = ? ORDER BY u.number"};
  SQLite::Statement marks{
      database, "SELECT unit, code, mark FROM sample_mark WHERE sample = ? ORDER BY unit, code"};
  std::vector<Sample> samples;
  while (rows.executeStep()) {
    Sample& sample = samples.emplace_back();
    sample.id = text_at(rows, 0);
    sample.at = text_at(rows, 1);
    sample.seed = static_cast<std::uint64_t>(int64_at(rows, 2));
    if (const std::string word = text_at(rows, 3); word != kAllTiers) sample.tiers = {tier(word)};
    sample.left_out = static_cast<std::uint64_t>(int64_at(rows, 4));
    load_codes(codes, sample);
    load_units(units, marks, sample);
  }
  return samples;
}

void append_judgement(LogTable& log, const coding::Judgement& judgement, const SampledUnit& unit) {
  LogEntry entry;
  entry.action = "judge";
  entry.coder = judgement.coder;
  entry.transcript = log.key_of(unit.transcript);
  entry.begin_cp = unit.span.begin().value;
  entry.end_cp = unit.span.end().value;
  entry.code = base::joined(judgement.codes, " ");
  entry.detail = fmt::format("{}{} {}{}", kSampleIs, judgement.sample, kUnitIs, judgement.unit);
  log.append(std::move(entry));
}

std::vector<coding::Judgement> load_judgements(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT coder, code, detail FROM log_entry WHERE action = 'judge' "
                         "ORDER BY at, origin, number, id"};
  std::vector<coding::Judgement> judgements;
  while (rows.executeStep()) {
    coding::Judgement& each = judgements.emplace_back();
    each.coder = text_at(rows, 0);
    each.codes = words_of(text_at(rows, 1));
    for (const std::string& word : words_of(text_at(rows, 2))) {
      if (word.starts_with(kSampleIs)) each.sample = word.substr(kSampleIs.size());
      if (word.starts_with(kUnitIs)) each.unit = number_of(word.substr(kUnitIs.size()));
    }
  }
  return judgements;
}

}  // namespace engine::store
