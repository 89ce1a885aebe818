// Codings as rows: `duiding codings`.
#pragma once

#include <string>
#include <vector>

#include "engine/coding/coding.hpp"
#include "engine/report/table.hpp"

namespace engine::report {

// The columns of the data formats, in the order docs/reference/codings.md
// gives them. `turn` counts from 1. `was`, `decided_by` and `reason` are null
// where nobody decided, `run` where no run gave it. After them `flags`:
// "role_unknown" where the code names roles and the speaker's is not known,
// "topic_missing" where a rule's topic words were not found nearby,
// "in_conflict", "other_evidence" and "no_longer_suggested" as in
// engine/review/view.hpp. Then `page`, `paragraph` and `begin_ms`: where the
// segment begins in the file that was imported, null where its format does not
// say. Last `memos`.
std::vector<Column> coding_columns();
// Fills `cells` with one coding; reuses what it holds.
void fill_coding(const coding::StudyView& view, const coding::Coding& coding,
                 std::vector<Cell>& cells);

// The same for a person: place, code and the text with its evidence «marked».
Table codings_table(const coding::StudyView& view,
                    const std::vector<const coding::Coding*>& codings, base::Language language);

// What a person should know of a coding beside its code, where it is not what
// most are (tier precise, own voice, suggested by the machine): " (hint,
// reported)", or nothing.
std::string remarks(const coding::Coding& coding, base::Language language);

// The coding's text with « and » around each stretch of evidence; overlapping
// stretches are one.
std::string mark_evidence(const coding::Coding& coding);

// Where the coding's rules found their words, cut to its segment; in order,
// overlapping and touching spans as one.
std::vector<text::CodePointSpan> evidence_spans(const coding::Coding& coding);
std::vector<text::CodePointSpan> merge_spans(std::vector<text::CodePointSpan> spans);

}  // namespace engine::report
