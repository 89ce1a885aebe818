#include "engine/store/coding_reading.hpp"

#include <utility>

#include "engine/store/names.hpp"

namespace engine::store {
namespace {

// Columns from `first` on: first_sentence, end_sentence, first_word, end_word.
coding::Place place_at(const SQLite::Statement& row, text::CodePointSpan span, std::uint32_t turn,
                       int first) {
  return {span,
          turn,
          uint32_at(row, first),
          uint32_at(row, first + 1),
          uint32_at(row, first + 2),
          uint32_at(row, first + 3)};
}

}  // namespace

CodingReader::CodingReader(SQLite::Database& database, const std::string& where)
    : codings_{database,
               "SELECT c.row, c.id, c.text, c.transcript, c.speaker, c.first_run, b.codebook, "
               "v.version, k.code, c.begin_cp, c.end_cp, c.turn, c.first_sentence, "
               "c.end_sentence, c.first_word, c.end_word, c.unit, c.tier, c.voice "
               "FROM coding c JOIN code k ON k.id = c.code "
               "JOIN codebook_version v ON v.id = c.codebook_version "
               "JOIN codebook b ON b.id = v.codebook "
               "WHERE " +
                   where},
      evidence_{database,
                "SELECT r.rule, r.code, e.begin_cp, e.end_cp, e.unit, e.tier, e.voice, "
                "e.topic_missing, e.context, e.segment_begin_cp, e.segment_end_cp, "
                "e.first_sentence, e.end_sentence, e.first_word, e.end_word "
                "FROM evidence e JOIN rule r ON r.id = e.rule WHERE e.coding = ? "
                "ORDER BY e.number"} {}

std::optional<StoredCoding> CodingReader::next() {
  if (!codings_.executeStep()) return std::nullopt;
  StoredCoding coding;
  coding.row = int64_at(codings_, 0);
  coding.id = text_at(codings_, 1);
  coding.text = text_at(codings_, 2);
  coding.transcript = int64_at(codings_, 3);
  coding.speaker = uint32_at(codings_, 4);
  coding.first_run = int64_at(codings_, 5);
  coding.codebook = text_at(codings_, 6);
  coding.codebook_version = text_at(codings_, 7);
  coding::Suggestion& suggestion = coding.suggestion;
  suggestion.code = text_at(codings_, 8);
  suggestion.segment = place_at(codings_, span_at(codings_, 9), uint32_at(codings_, 11), 12);
  suggestion.unit = unit(text_at(codings_, 16));
  suggestion.tier = tier(text_at(codings_, 17));
  suggestion.voice = voice(text_at(codings_, 18));
  add_evidence(coding);
  return coding;
}

void CodingReader::add_evidence(StoredCoding& coding) {
  coding::Suggestion& suggestion = coding.suggestion;
  with(evidence_, coding.row);
  while (evidence_.executeStep()) {
    coding::Evidence evidence;
    evidence.rule = text_at(evidence_, 0);
    evidence.code = suggestion.code;
    evidence.span = span_at(evidence_, 2);
    evidence.unit = unit(text_at(evidence_, 4));
    evidence.tier = tier(text_at(evidence_, 5));
    evidence.voice = voice(text_at(evidence_, 6));
    evidence.topic_missing = int64_at(evidence_, 7) != 0;
    evidence.context = text_at(evidence_, 8);
    evidence.segment = evidence_.isColumnNull(9) ? suggestion.segment
                                                 : place_at(evidence_, span_at(evidence_, 9),
                                                            suggestion.segment.turn, 11);
    suggestion.evidence.push_back(std::move(evidence));
    coding.rule_codes.push_back(int64_at(evidence_, 1));
  }
}

}  // namespace engine::store
