#include "engine/report/codings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/joined.hpp"
#include "engine/base/utf8.hpp"
#include "engine/report/words.hpp"

namespace engine::report {
namespace {

using base::message;
using coding::Coding;
using coding::StudyView;
using Show = Column::Show;

Json rules_as_json(const Coding& coding) {
  Json rules = Json::array();
  for (const coding::RuleEvidence& evidence : coding.rules)
    rules.push_back({{"rule", evidence.rule},
                     {"begin_cp", evidence.span.begin().value},
                     {"end_cp", evidence.span.end().value},
                     {"tier", codebook::name(evidence.tier)},
                     {"voice", codebook::name(evidence.voice)}});
  return rules;
}

bool is_no_longer_suggested(const Coding& coding) {
  return !coding.is_suggestion && coding.is_by_machine();
}

Json flags_as_json(const Coding& coding) {
  Json flags = Json::array();
  if (coding.role_unknown) flags.push_back("role_unknown");
  if (coding.topic_missing) flags.push_back("topic_missing");
  if (coding.in_conflict) flags.push_back("in_conflict");
  if (coding.other_evidence) flags.push_back("other_evidence");
  if (is_no_longer_suggested(coding)) flags.push_back("no_longer_suggested");
  return flags;
}

Cell was_cell(const Coding& coding) {
  if (!coding.was) return {};
  return Json{{"code", coding.was->code},
              {"begin_cp", coding.was->segment.span.begin().value},
              {"end_cp", coding.was->segment.span.end().value}};
}

Json memos_as_json(const Coding& coding) {
  Json memos = Json::array();
  for (const coding::Memo& memo : coding.memos)
    memos.push_back({{"coder", memo.coder}, {"memo", memo.text}});
  return memos;
}

std::string tier_name(const Coding& coding) {
  return coding.tier ? std::string{codebook::name(*coding.tier)} : "";
}

std::string speaker_in_words(const coding::SpeakerView& speaker) {
  return (speaker.label.empty() ? "–" : speaker.label) + " (" + speaker.role + ")";
}

}  // namespace

std::string remarks(const Coding& coding, base::Language language) {
  std::string words;
  const auto add = [&words](std::string_view word) {
    (words += words.empty() ? "" : ", ") += word;
  };
  if (coding.tier && *coding.tier != codebook::Tier::precise) add(codebook::name(*coding.tier));
  if (coding.voice != codebook::Voice::own) add(codebook::name(coding.voice));
  if (coding.status != coding::Status::suggested) add(coding::name(coding.status));
  if (!coding.is_by_machine()) add(base::joined(coding.coders));
  if (!coding.decided_by.empty() && coding.decided_by != coding.coders)
    add(message("door {}", "by {}", base::joined(coding.decided_by)).in(language));
  if (coding.in_conflict) add(message("in conflict", "in conflict").in(language));
  if (coding.other_evidence) add(message("ander bewijs", "other evidence").in(language));
  if (is_no_longer_suggested(coding))
    add(message("niet meer gesuggereerd", "no longer suggested").in(language));
  return words.empty() ? "" : " (" + words + ")";
}

std::vector<Column> coding_columns() {
  std::vector<Column> columns;
  for (const char* key : {"id",
                          "transcript",
                          "begin_cp",
                          "end_cp",
                          "text",
                          "code",
                          "unit",
                          "speaker",
                          "role",
                          "turn",
                          "coder",
                          "status",
                          "tier",
                          "voice",
                          "rules",
                          "codebook",
                          "codebook_version",
                          "run",
                          "was",
                          "decided_by",
                          "reason",
                          "flags",
                          "page",
                          "paragraph",
                          "begin_ms",
                          "memos"})
    columns.push_back({.key = key, .heading = message("{}", "{}", key)});
  return columns;
}

void fill_coding(const StudyView& view, const Coding& coding, std::vector<Cell>& cells) {
  const coding::TranscriptView& transcript = view.transcripts[coding.transcript];
  const coding::SpeakerView& speaker = transcript.speakers[coding.speaker];
  const auto number = [](std::uint64_t value) { return count_cell(value); };
  cells.clear();
  cells.push_back(text_cell(coding.id));
  cells.push_back(text_cell(transcript.name));
  cells.push_back(number(coding.segment.span.begin().value));
  cells.push_back(number(coding.segment.span.end().value));
  cells.push_back(text_cell(coding.text));
  cells.push_back(text_cell(coding.code));
  cells.push_back(text_cell(std::string{codebook::name(coding.unit)}));
  cells.push_back(text_cell(speaker.label));
  cells.push_back(text_cell(speaker.role));
  cells.push_back(number(std::uint64_t{coding.segment.turn} + 1));
  cells.push_back(text_cell(base::joined(coding.coders)));
  cells.push_back(text_cell(std::string{coding::name(coding.status)}));
  cells.push_back(text_cell(tier_name(coding)));
  cells.push_back(text_cell(std::string{codebook::name(coding.voice)}));
  cells.emplace_back(rules_as_json(coding));
  cells.push_back(text_cell(coding.codebook));
  cells.push_back(text_cell(coding.codebook_version));
  cells.push_back(coding.run > 0 ? Cell{coding.run} : Cell{});
  cells.push_back(was_cell(coding));
  cells.push_back(text_cell(base::joined(coding.decided_by)));
  cells.push_back(text_cell(coding.reason));
  cells.emplace_back(flags_as_json(coding));
  for (const auto& known : {coding.source.page, coding.source.paragraph, coding.source.begin_ms})
    cells.push_back(known ? number(*known) : Cell{});
  cells.emplace_back(memos_as_json(coding));
}

std::vector<text::CodePointSpan> evidence_spans(const Coding& coding) {
  const text::CodePointSpan segment = coding.segment.span;
  std::vector<text::CodePointSpan> spans;
  for (const coding::RuleEvidence& evidence : coding.rules) {
    const auto begin = std::max(segment.begin(), evidence.span.begin());
    const auto end = std::min(segment.end(), evidence.span.end());
    if (begin < end) spans.push_back(text::CodePointSpan::of(begin.value, end.value));
  }
  return merge_spans(std::move(spans));
}

std::vector<text::CodePointSpan> merge_spans(std::vector<text::CodePointSpan> spans) {
  std::ranges::sort(spans);
  std::vector<text::CodePointSpan> merged;
  for (const text::CodePointSpan span : spans) {
    if (merged.empty() || merged.back().end() < span.begin())
      merged.push_back(span);
    else
      merged.back() = text::CodePointSpan::of(merged.back().begin().value,
                                              std::max(merged.back().end(), span.end()).value);
  }
  return merged;
}

std::string mark_evidence(const Coding& coding) {
  std::string marked;
  std::string_view rest = coding.text;
  std::uint32_t at = coding.segment.span.begin().value;
  const auto copy_to = [&](text::CodePointOffset end) {
    const std::string_view piece = base::utf8_prefix(rest, end.value - at);
    marked += piece;
    rest.remove_prefix(piece.size());
    at = end.value;
  };
  for (const text::CodePointSpan span : evidence_spans(coding)) {
    copy_to(span.begin());
    marked += "«";
    copy_to(span.end());
    marked += "»";
  }
  marked += rest;
  return marked;
}

Table codings_table(const StudyView& view, const std::vector<const Coding*>& codings,
                    base::Language language) {
  Table table;
  std::size_t suggestions = 0, decided = 0;
  for (const Coding* coding : codings) {
    suggestions += coding->is_suggestion ? 1 : 0;
    decided += coding->is_suggestion && coding->status != coding::Status::suggested ? 1 : 0;
  }
  table.title =
      message("Coderingen: {} ({} van {} suggesties beoordeeld)",
              "Codings: {} ({} of {} suggestions decided)", codings.size(), decided, suggestions);
  table.columns = {
      {.key = "transcript", .heading = message("transcript", "transcript"), .section = true},
      {.key = "turn", .heading = message("beurt", "turn"), .section = true},
      {.key = "speaker", .heading = message("spreker", "speaker"), .section = true},
      {.key = "place", .heading = message("plaats", "place"), .right = true},
      {.key = "code", .heading = message("code", "code"), .wrap = true},
      {.key = "text", .heading = message("tekst", "text"), .wrap = true},
  };
  for (const Coding* coding : codings) {
    const coding::TranscriptView& transcript = view.transcripts[coding->transcript];
    const text::CodePointSpan place = coding->segment.span;
    table.rows.push_back({transcript.name, count_cell(std::uint64_t{coding->segment.turn} + 1),
                          speaker_in_words(transcript.speakers[coding->speaker]),
                          fmt::format("{}–{}", place.begin().value, place.end().value),
                          coding->code + remarks(*coding, language), mark_evidence(*coding)});
  }
  if (!codings.empty())
    table.notes = {
        message("«…»: de woorden die een regel vond; plaats: codepunten van de opgeslagen tekst, "
                "het einde niet meegerekend",
                "«…»: the words a rule found; place: code points of the stored text, the end not "
                "included"),
        message("zonder woord tussen haakjes: trap precise, stem own, nog niet beoordeeld",
                "without a word in parentheses: tier precise, voice own, not yet decided")};
  return table;
}

}  // namespace engine::report
