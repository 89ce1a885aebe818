#include "engine/store/coding_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/store/names.hpp"

namespace engine::store {

struct CodingTable::NewCoding {
  std::int64_t row = 0;
  std::string id;
  std::int64_t first_run = 0;
  coding::Suggestion suggestion;
};

struct CodingTable::NewEvidence {
  std::int64_t coding = 0;
  std::size_t number = 0;
  const coding::Evidence* evidence = nullptr;
  bool own_segment = false;  // other than the coding's
};

namespace {

using Key = std::tuple<std::string, text::CodePointSpan>;

Key key(const coding::Suggestion& suggestion) { return {suggestion.code, suggestion.segment.span}; }

}  // namespace

CodingTable::CodingTable(SQLite::Database& database, CodebookTable& codebooks)
    : database_{database},
      codebooks_{codebooks},
      suppressions_{database, codebooks},
      insert_codings_{database,
                      "coding (row, id, transcript, speaker, code, begin_cp, end_cp, turn, "
                      "first_sentence, end_sentence, first_word, end_word, text, unit, tier, "
                      "voice, codebook_version, first_run, given_run)",
                      19},
      insert_evidence_{database,
                       "evidence (coding, number, rule, begin_cp, end_cp, unit, tier, voice, "
                       "topic_missing, context, segment_begin_cp, segment_end_cp, "
                       "first_sentence, end_sentence, first_word, end_word)",
                       16},
      indexes_{database},
      statements_{database} {}

void CodingTable::begin_run(std::int64_t run) {
  run_ = run;
  next_row_ = database_.execAndGet("SELECT coalesce(max(row), 0) + 1 FROM coding").getInt64();
  first_ = next_row_ == 1;
  known_.clear();
  if (first_) indexes_.drop("coding");
}

void CodingTable::finish() { indexes_.build(); }

CodingTable::Known& CodingTable::known_of(std::int64_t transcript) {
  const auto [place, is_new] = known_.try_emplace(transcript);
  Known& known = place->second;
  if (!is_new) return known;
  SQLite::Statement& row = statements_(
      "SELECT digest, EXISTS (SELECT 1 FROM coded WHERE transcript = ?1) FROM transcript "
      "WHERE id = ?1");
  if (!with(row, transcript).executeStep())
    throw SQLite::Exception{"a transcript is missing", SQLITE_CORRUPT};
  known.digest = text_at(row, 0);
  known.fresh = int64_at(row, 1) == 0;
  row.reset();
  SQLite::Statement& recoded =
      statements_("SELECT code, to_code FROM recoded WHERE transcript = ?");
  with(recoded, transcript);
  while (recoded.executeStep()) known.recoded[int64_at(recoded, 0)].insert(int64_at(recoded, 1));
  return known;
}

// Evidence given earlier by other codes' rules stays, and is merged with the
// new: a recoded match and a code's own share their codings.
void CodingTable::replace(Findings findings, Changes& changes) {
  if (findings.turns.empty()) return;
  const TurnRange turns{findings.transcript, findings.turns.front().span.begin().value,
                        findings.turns.back().span.end().value};
  Known& known = known_of(findings.transcript);
  std::vector<std::int64_t> codes;
  codes.reserve(findings.codes.size());
  for (const std::string& code : findings.codes) codes.push_back(codebooks_.code_row(code));
  suppressions_.replace(turns, findings.codebook, codes, std::move(findings.suppressions), run_,
                        known.fresh);

  std::vector<StoredCoding> before;
  if (!known.fresh) before = current(findings, turns, codes);
  note_recoded(findings, known);

  std::vector<coding::Evidence> evidence = std::move(findings.evidence);
  std::map<Key, StoredCoding> old;
  for (StoredCoding& coding : before) {
    for (std::size_t i = 0; i < coding.rule_codes.size(); ++i)
      if (std::ranges::find(codes, coding.rule_codes[i]) == codes.end())
        evidence.push_back(coding.suggestion.evidence[i]);
    old.emplace(key(coding.suggestion), std::move(coding));
  }

  std::vector<NewCoding> added;
  for (coding::Suggestion& suggestion : coding::merge(std::move(evidence))) {
    ChangeCount& change = changes[suggestion.code];
    const auto earlier = old.find(key(suggestion));
    if (earlier == old.end()) {
      ++change.appeared;
    } else {
      const bool same = earlier->second.suggestion == suggestion;
      if (!same) end(earlier->second.row);
      old.erase(earlier);
      if (same) continue;
      ++change.other_evidence;
    }
    std::string id = coding::coding_id(known.digest, suggestion.code, suggestion.segment.span);
    const std::int64_t first_run = first_run_of(id);
    added.push_back({next_row_++, std::move(id), first_run, std::move(suggestion)});
  }
  for (const auto& [place, coding] : old) {
    end(coding.row);
    ++changes[coding.suggestion.code].gone;
  }
  store(findings, added);
}

// Codings of all codes that these codes' rules gave evidence for, or give now.
std::vector<StoredCoding> CodingTable::current(const Findings& findings, const TurnRange& turns,
                                               const std::vector<std::int64_t>& codes) {
  std::set<std::int64_t> affected{codes.begin(), codes.end()};
  const Known& known = known_of(findings.transcript);
  for (const std::int64_t code : codes)
    if (const auto to = known.recoded.find(code); to != known.recoded.end())
      affected.insert(to->second.begin(), to->second.end());
  for (const coding::Evidence& evidence : findings.evidence)
    affected.insert(codebooks_.code_row(evidence.code));

  if (!reader_)
    reader_.emplace(database_,
                    "c.transcript = ? AND c.code = ? AND c.begin_cp >= ? AND c.begin_cp < ? "
                    "AND c.ended_run IS NULL");
  std::vector<StoredCoding> codings;
  for (const std::int64_t code : affected) {
    reader_->read(turns.transcript, code, turns.begin_cp, turns.end_cp);
    while (std::optional<StoredCoding> coding = reader_->next())
      codings.push_back(std::move(*coding));
  }
  return codings;
}

void CodingTable::note_recoded(const Findings& findings, Known& known) {
  for (const coding::Evidence& evidence : findings.evidence) {
    const std::int64_t from = codebooks_.rule_ref(findings.codebook, evidence.rule).code;
    const std::int64_t to = codebooks_.code_row(evidence.code);
    if (from == to || !known.recoded[from].insert(to).second) continue;
    run_once(database_, "INSERT INTO recoded (transcript, code, to_code) VALUES (?, ?, ?)",
             findings.transcript, from, to);
  }
}

std::int64_t CodingTable::first_run_of(const std::string& id) {
  if (first_) return run_;
  SQLite::Statement& row =
      statements_("SELECT coalesce(min(first_run), ?) FROM coding WHERE id = ?");
  with(row, run_, id).executeStep();
  const std::int64_t first_run = int64_at(row, 0);
  row.reset();
  return first_run;
}

void CodingTable::end(std::int64_t row) {
  statements_.run("UPDATE coding SET ended_run = ? WHERE row = ?", run_, row);
}

void CodingTable::store(const Findings& findings, std::vector<NewCoding>& codings) {
  const std::int64_t version = codebooks_.current_version(findings.codebook);
  std::vector<NewEvidence> evidence;
  for (const NewCoding& coding : codings)
    for (std::size_t i = 0; i < coding.suggestion.evidence.size(); ++i) {
      const coding::Evidence& each = coding.suggestion.evidence[i];
      evidence.push_back({coding.row, i, &each, each.segment != coding.suggestion.segment});
    }

  insert_codings_.insert(std::span<const NewCoding>{codings}, [&](SQLite::Statement& insert,
                                                                  int first,
                                                                  const NewCoding& coding) {
    const coding::Suggestion& suggestion = coding.suggestion;
    const coding::Place& place = suggestion.segment;
    const std::uint32_t begin = place.span.begin().value;
    const std::uint32_t end = place.span.end().value;
    const auto quoted =
        text::CodePointSpan::of(begin - findings.text_begin_cp, end - findings.text_begin_cp);
    bind_from(insert, first, coding.row, coding.id, findings.transcript,
              findings.turns[place.turn - findings.first_turn].speaker,
              codebooks_.code_row(suggestion.code), begin, end, place.turn, place.first_sentence,
              place.end_sentence, place.first_word, place.end_word, findings.text.at(quoted),
              codebook::name(suggestion.unit), codebook::name(suggestion.tier),
              codebook::name(suggestion.voice), version, coding.first_run, run_);
  });

  insert_evidence_.insert(std::span<const NewEvidence>{evidence}, [&](SQLite::Statement& insert,
                                                                      int first,
                                                                      const NewEvidence& each) {
    const coding::Evidence& value = *each.evidence;
    const coding::Place& place = value.segment;
    const auto own = [&](std::uint32_t number) {
      return each.own_segment ? std::optional{number} : std::nullopt;
    };
    bind_from(insert, first, each.coding, each.number,
              codebooks_.rule_ref(findings.codebook, value.rule).rule, value.span.begin().value,
              value.span.end().value, codebook::name(value.unit), codebook::name(value.tier),
              codebook::name(value.voice), value.topic_missing, value.context,
              own(place.span.begin().value), own(place.span.end().value), own(place.first_sentence),
              own(place.end_sentence), own(place.first_word), own(place.end_word));
  });
}

void CodingTable::mark_coded(std::int64_t transcript, const std::string& code,
                             const std::string& fingerprint) {
  statements_.run(
      "INSERT INTO coded (transcript, code, fingerprint, run) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (transcript, code) DO UPDATE SET fingerprint = excluded.fingerprint, "
      "run = excluded.run",
      transcript, codebooks_.code_row(code), fingerprint, run_);
}

void CodingTable::forget_coded(std::int64_t transcript, const std::string& code) {
  run_once(database_, "DELETE FROM coded WHERE transcript = ? AND code = ?", transcript,
           codebooks_.code_row(code));
}

void CodingTable::end_replaced(Changes& changes) {
  SQLite::Statement gone{database_,
                         "SELECT k.code, count(*) FROM transcript t "
                         "JOIN coding c ON c.transcript = t.id JOIN code k ON k.id = c.code "
                         "WHERE t.replaced_by IS NOT NULL AND c.ended_run IS NULL GROUP BY k.code"};
  while (gone.executeStep()) changes[text_at(gone, 0)].gone += uint32_at(gone, 1);
  for (const char* sql :
       {"UPDATE coding SET ended_run = ? WHERE ended_run IS NULL AND transcript IN "
        "(SELECT id FROM transcript WHERE replaced_by IS NOT NULL)",
        "UPDATE suppressed SET ended_run = ? WHERE ended_run IS NULL AND transcript IN "
        "(SELECT id FROM transcript WHERE replaced_by IS NOT NULL)"})
    run_once(database_, sql, run_);
}

}  // namespace engine::store
