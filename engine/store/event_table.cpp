#include "engine/store/event_table.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "engine/base/joined.hpp"
#include "engine/store/names.hpp"

namespace engine::store {
namespace {

using coding::Event;
using text::CodePointOffset;
using text::CodePointSpan;

constexpr const char* kBlind = "blind=1";

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string spans_to_text(const std::vector<CodePointSpan>& spans) {
  std::vector<std::string> words;
  words.reserve(spans.size());
  for (const CodePointSpan span : spans)
    words.push_back(fmt::format("{}-{}", span.begin().value, span.end().value));
  return base::joined(words, " ");
}

std::vector<CodePointSpan> spans_of(const std::string& text) {
  std::vector<CodePointSpan> spans;
  for (const std::string& word : split(text)) {
    CodePointOffset begin, end;
    const char* const stop = word.data() + word.size();
    const auto first = std::from_chars(word.data(), stop, begin.value);
    const bool dash = first.ec == std::errc{} && first.ptr != stop && *first.ptr == '-';
    const auto second = dash ? std::from_chars(first.ptr + 1, stop, end.value) : first;
    const auto span = dash && second.ec == std::errc{} && second.ptr == stop
                          ? CodePointSpan::make(begin, end)
                          : std::nullopt;
    spans.push_back(known(span, word));
  }
  return spans;
}

std::optional<CodePointSpan> span_of(const std::optional<std::uint32_t>& begin,
                                     const std::optional<std::uint32_t>& end) {
  if (!begin || !end) return std::nullopt;
  return known(CodePointSpan::make(CodePointOffset{*begin}, CodePointOffset{*end}), "end_cp");
}

Event event_of(LogEntry entry) {
  Event event;
  event.id = std::move(entry.id);
  event.order = {std::move(entry.at), std::move(entry.origin), entry.number};
  event.coder = readable(std::move(entry.coder));
  event.act = known(coding::parse_act(entry.action), entry.action);
  event.coding = std::move(entry.coding);
  event.code = readable(std::move(entry.code));
  event.segment = span_of(entry.begin_cp, entry.end_cp);
  event.evidence = spans_of(entry.evidence);
  event.to_code = readable(std::move(entry.to_code));
  event.to_segment = span_of(entry.to_begin_cp, entry.to_end_cp);
  event.about = std::move(entry.about);
  event.settles = split(entry.settles);
  for (const std::string& word : split(entry.detail)) event.blind |= word == kBlind;
  return event;
}

}  // namespace

std::string append_event(LogTable& log, const Event& event) {
  LogEntry entry;
  entry.coder = event.coder;
  entry.action = coding::name(event.act);
  if (!event.transcript.empty()) entry.transcript = log.key_of(event.transcript);
  entry.coding = event.coding;
  entry.code = event.code;
  if (event.segment) {
    entry.begin_cp = event.segment->begin().value;
    entry.end_cp = event.segment->end().value;
  }
  entry.evidence = spans_to_text(event.evidence);
  entry.to_code = event.to_code;
  if (event.to_segment) {
    entry.to_begin_cp = event.to_segment->begin().value;
    entry.to_end_cp = event.to_segment->end().value;
  }
  entry.about = event.about;
  entry.settles = base::joined(event.settles, " ");
  if (event.blind) entry.detail = kBlind;
  LogTexts texts;
  if (!event.reason.empty()) texts.emplace_back("reason", event.reason);
  if (!event.memo.empty()) texts.emplace_back("memo", event.memo);
  return log.append(std::move(entry), texts);
}

std::vector<Event> load_events(SQLite::Database& database) {
  SQLite::Statement rows{
      database, fmt::format("SELECT {}, y.digest, r.text, m.text FROM log_entry e "
                            "LEFT JOIN transcript_key y ON y.key = e.transcript "
                            "LEFT JOIN log_text r ON r.entry = e.id AND r.name = 'reason' "
                            "LEFT JOIN log_text m ON m.entry = e.id AND m.name = 'memo' "
                            "WHERE e.action IN ('accept', 'reject', 'recode', 'move', 'add', "
                            "'memo', 'undo', 'redo', 'assign', 'unassign') "
                            "AND (e.transcript = '' OR y.digest IS NOT NULL) "
                            "ORDER BY e.at, e.origin, e.number, e.id",
                            kEntryColumns)};
  constexpr int kDigest = 19;
  std::vector<Event> events;
  while (rows.executeStep()) {
    Event& event = events.emplace_back(event_of(entry_at(rows)));
    event.transcript = text_at(rows, kDigest);
    event.reason = text_at(rows, kDigest + 1);
    event.memo = text_at(rows, kDigest + 2);
  }
  return events;
}

std::vector<coding::Replacement> load_replacements(SQLite::Database& database) {
  SQLite::Statement pairs{database,
                          "SELECT o.id, o.digest, n.digest FROM transcript o "
                          "JOIN transcript n ON n.id = o.replaced_by ORDER BY o.id"};
  SQLite::Statement stretches{database,
                              "SELECT begin_cp, end_cp, newer_begin_cp FROM unchanged "
                              "WHERE older = ? ORDER BY begin_cp"};
  std::vector<coding::Replacement> replacements;
  while (pairs.executeStep()) {
    coding::Replacement& each = replacements.emplace_back();
    each.older_row = int64_at(pairs, 0);
    each.older = text_at(pairs, 1);
    each.newer = text_at(pairs, 2);
    with(stretches, int64_at(pairs, 0));
    while (stretches.executeStep())
      each.unchanged.push_back({CodePointSpan::of(uint32_at(stretches, 0), uint32_at(stretches, 1)),
                                CodePointOffset{uint32_at(stretches, 2)}});
  }
  return replacements;
}

void put_unchanged(SQLite::Database& database, std::int64_t older,
                   const std::vector<coding::Unchanged>& stretches) {
  SQLite::Statement insert{database,
                           "INSERT INTO unchanged (older, begin_cp, end_cp, newer_begin_cp) "
                           "VALUES (?, ?, ?, ?)"};
  for (const coding::Unchanged& each : stretches)
    with(insert, older, each.older.begin().value, each.older.end().value, each.newer_begin.value)
        .exec();
}

}  // namespace engine::store
