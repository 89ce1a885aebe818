#include "engine/store/earlier.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/base/failure.hpp"

namespace engine::store {
namespace {

using coding::TranscriptView;

struct Change {
  std::string name;  // of the attribute
  std::optional<std::size_t> speaker;
  std::string before, after;
};

// `speaker=2 user=anna`
std::optional<std::size_t> speaker_in(std::string_view detail) {
  constexpr std::string_view kSpeaker = "speaker=";
  const std::size_t at = detail.find(kSpeaker);
  if (at == std::string_view::npos) return std::nullopt;
  detail.remove_prefix(at + kSpeaker.size());
  std::size_t number = 0;
  const auto read = std::from_chars(detail.data(), detail.data() + detail.size(), number);
  return read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

void undo_role(const Change& change, TranscriptView& transcript) {
  if (*change.speaker >= transcript.speakers.size()) return;
  std::string& role = transcript.speakers[*change.speaker].role;
  if (role == change.after) role = change.before;
}

// "" is how the log names an attribute that is not there.
void undo_attribute(const Change& change, TranscriptView& transcript) {
  auto& attributes = transcript.attributes;
  const auto known =
      std::ranges::find(attributes, change.name, &std::pair<std::string, std::string>::first);
  if ((known == attributes.end() ? "" : known->second) != change.after) return;
  if (known != attributes.end()) attributes.erase(known);
  if (change.before.empty()) return;
  const auto place = std::ranges::lower_bound(attributes, change.name, {},
                                              &std::pair<std::string, std::string>::first);
  attributes.emplace(place, change.name, change.before);
}

}  // namespace

void undo_changes(SQLite::Database& database, const std::string& at,
                  std::vector<TranscriptView>& transcripts) {
  SQLite::Statement rows{
      database,
      "SELECT k.digest, e.detail, name.text, before.text, after.text FROM log_entry e "
      "JOIN transcript_key k ON k.key = e.transcript "
      "LEFT JOIN log_text name ON name.entry = e.id AND name.name = 'key' "
      "JOIN log_text before ON before.entry = e.id AND before.name = 'before' "
      "JOIN log_text after ON after.entry = e.id AND after.name = 'after' "
      "WHERE e.action IN ('role', 'attribute') AND e.at > ? ORDER BY e.row DESC"};
  with(rows, at);
  while (rows.executeStep()) {
    const auto transcript =
        std::ranges::find(transcripts, text_at(rows, 0), &TranscriptView::digest);
    if (transcript == transcripts.end()) continue;
    const Change change{text_at(rows, 2), speaker_in(text_at(rows, 1)), text_at(rows, 3),
                        text_at(rows, 4)};
    if (change.speaker)
      undo_role(change, *transcript);
    else
      undo_attribute(change, *transcript);
  }
}

std::vector<codebook::Codebook> codebooks_after(SQLite::Database& database, std::int64_t run) {
  SQLite::Statement rows{
      database,
      "SELECT b.codebook, v.source FROM codebook b "
      "JOIN codebook_version v ON v.id = (SELECT r.codebook_version FROM run_codebook r "
      "  JOIN codebook_version w ON w.id = r.codebook_version "
      "  WHERE w.codebook = b.id AND r.run <= ? ORDER BY r.run DESC LIMIT 1) ORDER BY b.id"};
  with(rows, run);
  std::vector<codebook::Codebook> codebooks;
  while (rows.executeStep()) {
    auto book = codebook::load(text_at(rows, 1), text_at(rows, 0));
    if (!book)
      throw base::Failure{
          base::message("codeboek {} van toen is niet meer te lezen",
                        "codebook {} of then can no longer be read", text_at(rows, 0)),
          book.error().front().problem};
    codebooks.push_back(*std::move(book));
  }
  return codebooks;
}

}  // namespace engine::store
