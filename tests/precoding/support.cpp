#include "tests/precoding/support.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace precoding_test {

namespace coding = engine::coding;

namespace {

void fail(const engine::base::Diagnostics& problems) {
  std::string all;
  for (const auto& each : problems) all += to_text(each, engine::base::Language::en);
  FAIL(all);
}

}  // namespace

Codebook load(const std::string& yaml) {
  auto loaded = engine::codebook::load(yaml, "proef.yaml");
  if (!loaded) {
    CAPTURE(yaml);
    fail(loaded.error());
  }
  return std::make_shared<const engine::codebook::Codebook>(std::move(*loaded));
}

std::string yaml(const std::vector<TestCode>& codes, const std::string& id,
                 const std::string& top) {
  std::string text =
      fmt::format("codebook: {{id: {}, version: 1, language: nl}}\n{}codes:\n", id, top);
  for (const TestCode& code : codes) {
    text += fmt::format("  {}:\n{}", code.id, code.more);
    if (code.patterns.empty()) {
      if (code.more.empty()) text += "    label: Niets\n";
      continue;
    }
    text +=
        fmt::format("    rules:\n    - id: r.{}\n{}      patterns: |\n", code.id, code.rule_more);
    for (const std::string& pattern : code.patterns) text += "        " + pattern + "\n";
    text += "      hit: iets\n      miss: niets\n";
  }
  return text;
}

Codebook codebook(const std::vector<TestCode>& codes, const std::string& id) {
  return load(yaml(codes, id));
}

std::vector<std::filesystem::path> TestStudy::files(
    const std::vector<std::pair<std::string, std::string>>& texts) const {
  std::vector<std::filesystem::path> paths;
  for (const auto& [name, text] : texts) paths.emplace_back(folder.write(name + ".txt", text));
  return paths;
}

precoding::CodeOutcome TestStudy::code(const std::vector<Codebook>& codebooks,
                                       const std::vector<std::filesystem::path>& files,
                                       unsigned jobs) {
  precoding::CodeRequest request;
  request.codebooks = codebooks;
  request.files = files;
  request.jobs = jobs;
  auto outcome = precoding::code(study, request);
  if (!outcome) fail(outcome.error());
  return std::move(*outcome);
}

std::vector<precoding::FileOutcome> TestStudy::import(
    const std::vector<std::filesystem::path>& files, std::optional<std::string> replace) {
  precoding::ImportRequest request;
  request.files = files;
  request.replace = std::move(replace);
  return precoding::import_files(study, request);
}

std::vector<std::string> TestStudy::suggestions() const {
  std::vector<std::string> lines;
  for (const store::TranscriptRow& row : study.transcripts())
    for (const coding::Suggestion& each : study.suggestions(row.id)) {
      std::string line =
          fmt::format("{} {}-{} {} {} {}:", row.name, each.segment.span.begin().value,
                      each.segment.span.end().value, each.code, engine::codebook::name(each.voice),
                      engine::codebook::name(each.tier));
      for (const coding::Evidence& evidence : each.evidence)
        line += fmt::format(" {}@{}-{}", evidence.rule, evidence.span.begin().value,
                            evidence.span.end().value);
      lines.push_back(line);
    }
  return lines;
}

std::string dump(const std::filesystem::path& study) {
  SQLite::Database database{study.string(), SQLite::OPEN_READONLY};
  SQLite::Statement tables{
      database,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
      "('this_copy', 'log_entry', 'log_text', 'transcript_key', 'quote_key', 'seal') "
      "ORDER BY name"};
  std::string text;
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    text += table + '\n';
    SQLite::Statement rows{database, "SELECT * FROM \"" + table + '"'};
    while (rows.executeStep()) {
      for (int column = 0; column < rows.getColumnCount(); ++column) {
        const std::string name = rows.getColumnName(column);
        if (name != "at" && !name.ends_with("_at"))
          text += '|' + rows.getColumn(column).getString();
      }
      text += '\n';
    }
  }
  return text;
}

std::vector<std::string> told(const std::vector<precoding::CodeChange>& changes) {
  std::vector<std::string> lines;
  for (const precoding::CodeChange& each : changes)
    lines.push_back(
        fmt::format("{} +{} -{} ~{}", each.code, each.appeared, each.gone, each.other_evidence));
  return lines;
}

}  // namespace precoding_test
