#include "tests/store/small_study.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "engine/base/hash.hpp"
#include "engine/transcript/read.hpp"

namespace store_test {

namespace codebook_ = engine::codebook;

codebook_::Codebook codebook(const std::string& version) {
  codebook_::Codebook book;
  book.id = "proef";
  book.version = version;
  book.language = "nl";
  book.title = {"Proef", "Trial"};
  book.source = "codebook: " + version;
  book.digest = digest(book.source);
  const auto add_code = [&](const std::string& id, std::optional<std::uint32_t> parent) {
    codebook_::Code code;
    code.id = id;
    code.parent = parent;
    code.label = {id, id};
    code.colour = "#112233";
    book.codes.push_back(code);
  };
  add_code("a", std::nullopt);
  add_code("a.kind", 0);
  add_code("b", std::nullopt);
  const auto add_rule = [&](const std::string& id, std::uint32_t code) {
    codebook_::Rule rule;
    rule.id = id;
    rule.code = code;
    book.rules.push_back(rule);
  };
  add_rule("a1", 0);
  add_rule("a2", 0);
  add_rule("k1", 1);
  add_rule("b1", 2);
  return book;
}

engine::transcript::Transcript interview(const std::string& text) {
  auto read = engine::transcript::read_bytes(text, "proef.txt", {});
  if (!read) throw std::logic_error{read.error().front().problem.en};
  return std::move(*read);
}

std::string digest(const std::string& text) {
  return engine::base::to_hex(engine::base::sha256(text));
}

std::vector<store::TurnRow> turn_rows(const engine::transcript::Transcript& interview) {
  std::vector<store::TurnRow> rows;
  for (const engine::transcript::SpeakerTurn& turn : interview.turns) {
    const std::string_view said = interview.text.at(turn.span);
    rows.push_back({turn.speaker, interview.text.to_code_points(turn.span), turn.begin_ms,
                    static_cast<std::uint32_t>(std::ranges::count(said, '.')),
                    static_cast<std::uint32_t>(std::ranges::count(said, ' ') + 1)});
  }
  return rows;
}

SmallStudy::SmallStudy()
    : path{folder.path("proef.duiding")}, study{store::Study::create(path, "Proef")} {}

std::int64_t SmallStudy::import(const std::string& name, const std::string& text,
                                std::optional<std::int64_t> replaces) {
  const engine::transcript::Transcript read = interview(text);
  std::int64_t id = 0;
  study.write([&](store::Writer& writer) {
    id = writer.add_transcript(read, name, digest(text), "test", replaces);
    writer.append_text(id, read.text.bytes());
    writer.append_turns(id, turn_rows(read));
    writer.finish_transcript(id);
  });
  return id;
}

store::Changes SmallStudy::run(std::int64_t transcript, const std::vector<std::string>& codes,
                               const std::vector<coding::Evidence>& evidence,
                               const std::vector<coding::Suppression>& suppressions,
                               const codebook_::Codebook& with) {
  const engine::transcript::Transcript read = study.load_transcript(transcript);
  const std::vector<store::TurnRow> turns = turn_rows(read);
  store::Changes changes;
  study.write([&](store::Writer& writer) {
    writer.begin_run({});
    writer.apply_codebook(with);
    writer.end_replaced(changes);
    writer.replace_evidence(
        {transcript, read.text, 0, 0, turns, with.id, codes, evidence, suppressions}, changes);
    for (const std::string& code : codes) writer.mark_coded(transcript, code, "f");
  });
  return changes;
}

std::vector<std::string> SmallStudy::suggestions(std::int64_t transcript) const {
  std::vector<std::string> lines;
  for (const coding::Suggestion& each : study.suggestions(transcript)) {
    std::string line = fmt::format("{}-{} {}:", each.segment.span.begin().value,
                                   each.segment.span.end().value, each.code);
    for (const coding::Evidence& evidence : each.evidence)
      line += fmt::format(" {}@{}-{}", evidence.rule, evidence.span.begin().value,
                          evidence.span.end().value);
    lines.push_back(line);
  }
  return lines;
}

std::string SmallStudy::sql(const std::string& query) const {
  SQLite::Database database{path.string(), SQLite::OPEN_READONLY};
  return database.execAndGet(query).getString();
}

coding::Evidence evidence(const std::string& rule, const std::string& code, CodePointSpan words,
                          CodePointSpan segment, std::uint32_t turn) {
  coding::Evidence made;
  made.rule = rule;
  made.code = code;
  made.span = words;
  made.segment.span = segment;
  made.segment.turn = turn;
  return made;
}

}  // namespace store_test
