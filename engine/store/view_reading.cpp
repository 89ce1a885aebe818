#include "engine/store/view_reading.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "engine/store/codebook_table.hpp"
#include "engine/store/coding_reading.hpp"
#include "engine/store/earlier.hpp"
#include "engine/store/transcript_table.hpp"

namespace engine::store {
namespace {

coding::Coding coding_of(StoredCoding& stored, std::uint32_t transcript) {
  coding::Suggestion& suggestion = stored.suggestion;
  coding::Coding coding;
  coding.id = std::move(stored.id);
  coding.transcript = transcript;
  coding.speaker = stored.speaker;
  coding.code = suggestion.code;
  coding.segment = suggestion.segment;
  coding.text = std::move(stored.text);
  coding.unit = suggestion.unit;
  coding.tier = suggestion.tier;
  coding.voice = suggestion.voice;
  for (coding::Evidence& evidence : suggestion.evidence)
    coding.rules.push_back(
        {std::move(evidence.rule), evidence.span, evidence.tier, evidence.voice});
  coding.codebook = std::move(stored.codebook);
  coding.codebook_version = std::move(stored.codebook_version);
  coding.run = stored.first_run;
  coding.topic_missing = topic_missing(suggestion);
  return coding;
}

void add_role_map(SQLite::Database& database, coding::StudyView& view) {
  SQLite::Statement rows{database,
                         "SELECT b.codebook, m.role, m.mapped_to FROM codebook_role m "
                         "JOIN codebook b ON b.id = m.codebook"};
  while (rows.executeStep()) view.role_map[{text_at(rows, 0), text_at(rows, 1)}] = text_at(rows, 2);
}

// How often each rule was suppressed after a run, by its code and its id.
std::map<std::pair<std::string, std::string>, std::uint32_t> suppressed_after(
    SQLite::Database& database, std::int64_t run, const std::set<std::int64_t>& transcripts) {
  SQLite::Statement rows{database,
                         "SELECT k.code, r.rule, z.transcript, count(*) FROM suppressed z "
                         "JOIN rule r ON r.id = z.rule JOIN code k ON k.id = r.code "
                         "WHERE z.given_run <= ?1 AND (z.ended_run IS NULL OR z.ended_run > ?1) "
                         "GROUP BY z.rule, z.transcript"};
  with(rows, run);
  std::map<std::pair<std::string, std::string>, std::uint32_t> suppressed;
  while (rows.executeStep())
    if (transcripts.contains(int64_at(rows, 2)))
      suppressed[{text_at(rows, 0), text_at(rows, 1)}] += uint32_at(rows, 3);
  return suppressed;
}

void add_earlier_codebooks(SQLite::Database& database, std::int64_t run, coding::StudyView& view) {
  std::set<std::int64_t> transcripts;
  for (const coding::TranscriptView& transcript : view.transcripts)
    transcripts.insert(transcript.id);
  auto suppressed = suppressed_after(database, run, transcripts);
  for (const codebook::Codebook& book : codebooks_after(database, run)) {
    for (const auto& [role, mapped_to] : book.roles) view.role_map[{book.id, role}] = mapped_to;
    for (const codebook::Code& code : book.codes) {
      if (!code.replaced_by.empty()) continue;
      view.codes.push_back({.id = code.id,
                            .label = code.label,
                            .brief = code.brief,
                            .colour = code.colour,
                            .codebook = book.id,
                            .codebook_version = book.version,
                            .applies_to = code.applies_to,
                            .run_on = {}});
    }
    for (const codebook::Rule& rule : book.rules) {
      const codebook::Code& code = book.codes[rule.code];
      if (code.replaced_by.empty())
        view.rules.push_back({rule.id, code.id, rule.tier, suppressed[{code.id, rule.id}]});
    }
  }
}

// The index of a transcript in a view, by its row.
using Indices = std::map<std::int64_t, std::uint32_t>;

Indices indices_of(const std::vector<coding::TranscriptView>& transcripts) {
  Indices indices;
  for (const coding::TranscriptView& transcript : transcripts)
    indices[transcript.id] = static_cast<std::uint32_t>(indices.size());
  return indices;
}

const coding::SpeakerView& speaker_at(const coding::StudyView& view, std::uint32_t transcript,
                                      std::uint32_t speaker) {
  const auto& speakers = view.transcripts[transcript].speakers;
  if (speaker >= speakers.size())
    throw SQLite::Exception{"a coding's speaker is missing", SQLITE_CORRUPT};
  return speakers[speaker];
}

void add_run_on(SQLite::Database& database, const Indices& indices, coding::StudyView& view) {
  SQLite::Statement rows{database,
                         "SELECT d.transcript FROM coded d JOIN code k ON k.id = d.code "
                         "WHERE k.code = ?"};
  for (coding::CodeView& code : view.codes) {
    with(rows, code.id);
    while (rows.executeStep())
      if (const auto index = indices.find(int64_at(rows, 0)); index != indices.end())
        code.run_on.push_back(index->second);
    std::ranges::sort(code.run_on);
  }
}

// In their order, but each after those that it is below: "a", "a.b", "a.b.c".
std::vector<coding::CodeView> put_below(std::vector<coding::CodeView> codes) {
  std::unordered_map<std::string_view, std::size_t> waiting;
  for (std::size_t at = 0; at < codes.size(); ++at) waiting.emplace(codes[at].id, at);
  std::vector<std::size_t> order;
  order.reserve(codes.size());
  const auto take = [&](std::string_view id) {
    const auto found = waiting.find(id);
    if (found == waiting.end()) return;
    order.push_back(found->second);
    waiting.erase(found);
  };
  for (const coding::CodeView& code : codes) {
    const std::string_view id = code.id;
    for (std::size_t dot = id.find('.'); dot != std::string::npos; dot = id.find('.', dot + 1))
      take(id.substr(0, dot));
    take(id);
  }
  std::vector<coding::CodeView> ordered;
  ordered.reserve(codes.size());
  for (const std::size_t at : order) ordered.push_back(std::move(codes[at]));
  return ordered;
}

// Anybody may give them, anywhere. In the order in which they came in, as the log
// has it.
void add_open_codes(SQLite::Database& database, coding::StudyView& view) {
  std::set<std::string> known;
  for (const coding::CodeView& code : view.codes) known.insert(code.id);
  std::vector<coding::CodeView> open;
  SQLite::Statement rows{
      database,
      "SELECT o.code, o.label, o.definition, o.colour, o.source FROM open_code o "
      "LEFT JOIN (SELECT code, min(row) AS place FROM log_entry WHERE action = 'open-code' "
      "GROUP BY code) p ON p.code = o.code ORDER BY p.place IS NULL, p.place, o.code"};
  while (rows.executeStep()) {
    coding::CodeView code;
    code.id = text_at(rows, 0);
    if (known.contains(code.id)) continue;
    code.label = {text_at(rows, 1), text_at(rows, 1)};
    code.brief = {text_at(rows, 2), text_at(rows, 2)};
    code.colour = text_at(rows, 3);
    code.codebook = text_at(rows, 4);
    for (std::uint32_t at = 0; at < view.transcripts.size(); ++at) code.run_on.push_back(at);
    open.push_back(std::move(code));
  }
  std::ranges::move(put_below(std::move(open)), std::back_inserter(view.codes));
}

// The last run that began no later; all of them without a time.
std::optional<std::int64_t> last_run(SQLite::Database& database, const Look& look) {
  if (!look.at) return std::nullopt;
  SQLite::Statement run{database,
                        "SELECT coalesce(max(id), 0) FROM run "
                        "WHERE substr(at, 1, 19) || iif(length(at) = 20, '.000Z', substr(at, 20)) "
                        "<= ?"};
  with(run, *look.at).executeStep();
  return int64_at(run, 0);
}

std::string condition(const Look& look, const std::optional<std::int64_t>& run) {
  std::string where = "c.ended_run IS NULL";
  if (run)
    where = fmt::format("c.given_run <= {0} AND (c.ended_run IS NULL OR c.ended_run > {0})", *run);
  if (look.transcript) where += fmt::format(" AND c.transcript = {}", *look.transcript);
  return where + " ORDER BY c.row";
}

void add_codings(SQLite::Database& database, const Indices& indices, const Look& look,
                 coding::StudyView& view) {
  std::map<std::string, const coding::CodeView*> codes;
  for (const coding::CodeView& code : view.codes) codes[code.id] = &code;
  CodingReader reader{database, condition(look, last_run(database, look))};
  while (std::optional<StoredCoding> stored = reader.next()) {
    const auto transcript = indices.find(stored->transcript);
    const auto code = codes.find(stored->suggestion.code);
    if (transcript == indices.end() || code == codes.end()) continue;
    const coding::SpeakerView& speaker = speaker_at(view, transcript->second, stored->speaker);
    if (!view.applies(*code->second, speaker)) continue;
    coding::Coding& coding = view.codings.emplace_back(coding_of(*stored, transcript->second));
    coding.role_unknown = code->second->applies_to.has_value() &&
                          view.mapped_role(*code->second, speaker.role) == transcript::kUnknownRole;
  }
  std::ranges::sort(view.codings, [](const coding::Coding& a, const coding::Coding& b) {
    return std::tie(a.transcript, a.segment.span, a.code, a.id) <
           std::tie(b.transcript, b.segment.span, b.code, b.id);
  });
  add_source_positions(database, view);
}

// Rows of a code, a transcript, and a speaker in it.
struct CodedSpeaker {
  std::int64_t code = 0, transcript = 0;
  std::uint32_t speaker = 0;
  auto operator<=>(const CodedSpeaker&) const = default;
};
struct Found {
  std::uint32_t own = 0, other = 0;  // suggestions by voice
};

// Counted here: GROUP BY would sort all rows first.
std::map<CodedSpeaker, Found> found_by_speaker(SQLite::Database& database) {
  SQLite::Statement rows{database,
                         "SELECT code, transcript, speaker, voice = 'own' FROM coding "
                         "WHERE ended_run IS NULL"};
  std::map<CodedSpeaker, Found> result;
  while (rows.executeStep()) {
    Found& found = result[{int64_at(rows, 0), int64_at(rows, 1), uint32_at(rows, 2)}];
    ++(int64_at(rows, 3) != 0 ? found.own : found.other);
  }
  return result;
}

}  // namespace

std::string load_title(SQLite::Database& database) {
  SQLite::Statement row{database, "SELECT title FROM study"};
  if (!row.executeStep()) throw SQLite::Exception{"the title is missing", SQLITE_CORRUPT};
  return text_at(row, 0);
}

// Codings come ordered by transcript and begin; so do the places.
void add_source_positions(SQLite::Database& database, coding::StudyView& view) {
  for (auto coding = view.codings.begin(); coding != view.codings.end();) {
    const std::uint32_t transcript = coding->transcript;
    const auto places = load_place_rows(database, view.transcripts[transcript].id);
    auto place = places.begin();
    coding::SourcePosition now;
    for (; coding != view.codings.end() && coding->transcript == transcript; ++coding) {
      for (; place != places.end() && place->begin_cp <= coding->segment.span.begin().value;
           ++place) {
        if (place->begin_ms) now.begin_ms = place->begin_ms;
        if (place->page) now.page = place->page;
        if (place->paragraph) now.paragraph = place->paragraph;
      }
      coding->source = now;
    }
  }
}

coding::StudyView load_view(SQLite::Database& database, const Look& look) {
  coding::StudyView view;
  view.title = load_title(database);
  view.transcripts = load_transcript_views(database, look);
  if (look.at) {
    undo_changes(database, *look.at, view.transcripts);
    add_earlier_codebooks(database, *last_run(database, look), view);
  } else {
    view.codes = load_code_views(database);
    view.rules = load_rule_views(database);
    add_role_map(database, view);
  }
  const auto indices = indices_of(view.transcripts);
  add_run_on(database, indices, view);
  add_open_codes(database, view);
  add_codings(database, indices, look, view);
  return view;
}

std::optional<coding::Coding> load_last_suggestion(SQLite::Database& database,
                                                   const std::string& id) {
  CodingReader reader{database, "c.id = ? ORDER BY c.row DESC LIMIT 1"};
  std::optional<StoredCoding> stored = reader.read(id).next();
  if (!stored) return std::nullopt;
  return coding_of(*stored, 0);
}

std::vector<CodeCount> load_code_counts(SQLite::Database& database) {
  coding::StudyView view;
  view.transcripts = load_transcript_views(database, {});
  view.codes = load_code_views(database);
  add_role_map(database, view);
  const Indices indices = indices_of(view.transcripts);
  std::vector<CodeCount> counts;
  std::map<std::string, std::size_t> places;  // of a code in `counts` and in the view
  for (const coding::CodeView& code : view.codes) {
    places[code.id] = counts.size();
    counts.push_back({code.id});
  }
  std::map<std::int64_t, std::size_t> places_by_row;
  SQLite::Statement codes{database, "SELECT id, code FROM code"};
  while (codes.executeStep())
    if (const auto place = places.find(text_at(codes, 1)); place != places.end())
      places_by_row.emplace(int64_at(codes, 0), place->second);

  std::set<std::pair<std::size_t, std::uint32_t>> found_in;
  for (const auto& [what, found] : found_by_speaker(database)) {
    const auto place = places_by_row.find(what.code);
    const auto transcript = indices.find(what.transcript);
    if (place == places_by_row.end() || transcript == indices.end()) continue;
    const auto& speaker = speaker_at(view, transcript->second, what.speaker);
    if (!view.applies(view.codes[place->second], speaker)) continue;
    CodeCount& count = counts[place->second];
    count.codings += found.own;
    count.other_voices += found.other;
    if (found.own > 0 && found_in.emplace(place->second, transcript->second).second)
      ++count.transcripts;
  }
  return counts;
}

}  // namespace engine::store
