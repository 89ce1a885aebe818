#include "engine/publish/study_tables.hpp"

#include <set>
#include <utility>

#include "engine/analysis/cooccurrence.hpp"
#include "engine/analysis/frequencies.hpp"
#include "engine/analysis/rules.hpp"
#include "engine/base/joined.hpp"
#include "engine/publish/coding_tables.hpp"
#include "engine/report/cooccurrence_table.hpp"
#include "engine/report/frequencies_table.hpp"
#include "engine/report/rules_table.hpp"
#include "engine/report/words.hpp"

namespace engine::publish {
namespace {

using analysis::By;
using base::message;
using report::Cell;
using report::count_cell;
using report::Table;
using report::text_cell;

report::Column column(const char* key) { return {.key = key, .heading = message("{}", "{}", key)}; }

Table transcripts_table(const coding::StudyView& view) {
  Table table;
  table.title = message("Transcripten", "Transcripts");
  for (const char* key : {"transcript", "format", "speakers", "turns", "sentences", "words"})
    table.columns.push_back(column(key));
  for (const coding::TranscriptView& transcript : view.transcripts) {
    std::uint64_t turns = 0, sentences = 0, words = 0;
    for (const coding::SpeakerView& speaker : transcript.speakers) {
      turns += speaker.turns;
      sentences += speaker.sentences;
      words += speaker.words;
    }
    table.rows.push_back({transcript.name, text_cell(transcript.format),
                          count_cell(transcript.speakers.size()), count_cell(turns),
                          count_cell(sentences), count_cell(words)});
  }
  return table;
}

Table speakers_table(const coding::StudyView& view) {
  Table table;
  table.title = message("Sprekers", "Speakers");
  for (const char* key : {"transcript", "speaker", "role", "turns", "sentences", "words"})
    table.columns.push_back(column(key));
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const coding::SpeakerView& speaker : transcript.speakers)
      table.rows.push_back({transcript.name, text_cell(speaker.label), text_cell(speaker.role),
                            count_cell(speaker.turns), count_cell(speaker.sentences),
                            count_cell(speaker.words)});
  return table;
}

Table attributes_table(const coding::StudyView& view) {
  Table table;
  table.title = message("Kenmerken van transcripten", "Attributes of transcripts");
  for (const char* key : {"transcript", "attribute", "value"}) table.columns.push_back(column(key));
  for (const coding::TranscriptView& transcript : view.transcripts)
    for (const auto& [key, value] : transcript.attributes)
      table.rows.push_back({transcript.name, key, text_cell(value)});
  return table;
}

Table codes_table(const coding::StudyView& view) {
  Table table;
  table.title = message("Codes", "Codes");
  for (const char* key : {"code", "label_nl", "label_en", "brief_nl", "brief_en", "applies_to",
                          "codebook", "codebook_version"})
    table.columns.push_back(column(key));
  for (const coding::CodeView& code : view.codes) {
    const std::string roles = code.applies_to ? base::joined(*code.applies_to) : "";
    table.rows.push_back({code.id, text_cell(code.label.nl), text_cell(code.label.en),
                          text_cell(code.brief.nl), text_cell(code.brief.en), text_cell(roles),
                          text_cell(code.codebook), text_cell(code.codebook_version)});
  }
  return table;
}

// Of all attributes one under another: which it is and its value are columns.
Table frequencies_by_attribute(const Material& material) {
  std::set<std::string> keys;
  for (const coding::TranscriptView& transcript : material.view.transcripts)
    for (const auto& [key, value] : transcript.attributes) keys.insert(key);
  Table all;
  for (const std::string& key : keys) {
    Table one = frequencies_of(material, {By::What::attribute, key});
    for (report::Column& each : one.columns)
      if (each.key == "attribute:" + key) each = column("value");
    one.columns.insert(one.columns.begin(), column("attribute"));
    for (std::vector<Cell>& row : one.rows) row.insert(row.begin(), key);
    if (all.columns.empty()) {
      all = std::move(one);
      all.title = message("Codes per kenmerk", "Codes by attribute");
    } else {
      for (std::vector<Cell>& row : one.rows) all.rows.push_back(std::move(row));
    }
  }
  return all;
}

Table pairs_of(const Material& material, analysis::Level level) {
  const analysis::Within within;
  return report::cooccurrence_table(
      analysis::cooccurrence(material.view, within, level, material.selection), within, level,
      material.selection, analysis::count_decided(material.view, material.selection), false);
}

}  // namespace

Table frequencies_of(const Material& material, const By& by) {
  return report::frequencies_table(analysis::frequencies(material.view, by, material.selection), by,
                                   material.selection,
                                   analysis::count_decided(material.view, material.selection));
}

NamedTable cooccurrence_of(const Material& material) {
  return {"cooccurrence", pairs_of(material, analysis::Level::code)};
}

std::vector<NamedTable> study_tables(const Material& material) {
  std::vector<NamedTable> tables;
  const auto add = [&](std::string name, Table table) {
    tables.push_back({std::move(name), std::move(table)});
  };
  add("codings", codings_table(material));
  add("frequencies", frequencies_of(material, {By::What::code}));
  add("frequencies_by_subcode", frequencies_of(material, {By::What::subcode}));
  add("frequencies_by_transcript", frequencies_of(material, {By::What::transcript}));
  add("frequencies_by_speaker", frequencies_of(material, {By::What::speaker}));
  add("frequencies_by_role", frequencies_of(material, {By::What::role}));
  if (Table table = frequencies_by_attribute(material); !table.columns.empty())
    add("frequencies_by_attribute", std::move(table));
  tables.push_back(cooccurrence_of(material));
  add("cooccurrence_by_subcode", pairs_of(material, analysis::Level::subcode));
  add("rules",
      report::rules_table(analysis::rules(material.view, material.selection), material.selection,
                          analysis::count_decided(material.view, material.selection)));
  if (material.agreement) add("agreement", *material.agreement);
  if (material.estimate) add("estimate", *material.estimate);
  add("evidence", evidence_table(material));
  add("memos", material.memos);
  add("transcripts", transcripts_table(material.view));
  add("speakers", speakers_table(material.view));
  add("attributes", attributes_table(material.view));
  add("codes", codes_table(material.view));
  return tables;
}

std::vector<std::size_t> data_columns(const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < table.columns.size(); ++at)
    if (table.columns[at].show != report::Column::Show::table_only) columns.push_back(at);
  return columns;
}

}  // namespace engine::publish
