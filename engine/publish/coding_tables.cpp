#include "engine/publish/coding_tables.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/report/codings.hpp"
#include "engine/report/words.hpp"

namespace engine::publish {
namespace {

using base::message;
using report::Cell;
using report::Column;
using report::count_cell;
using report::Json;
using report::Table;
using report::text_cell;

Column column(const char* key) { return {.key = key, .heading = message("{}", "{}", key)}; }

bool is_in_a_table_of_its_own(const std::string& key) { return key == "rules" || key == "memos"; }

std::string words_of(const Json& list) {
  std::string words;
  for (const Json& word : list)
    (words += words.empty() ? "" : " ") += word.get_ref<const std::string&>();
  return words;
}

// What the machine said, where a person changed it.
void add_was(const coding::Coding& coding, std::vector<Cell>& row) {
  const auto& was = coding.was;
  row.push_back(was ? text_cell(was->code) : Cell{});
  row.push_back(was ? count_cell(was->segment.span.begin().value) : Cell{});
  row.push_back(was ? count_cell(was->segment.span.end().value) : Cell{});
}

void add_context(const Context& context, std::vector<Cell>& row) {
  row.push_back(text_cell(context.whole()));
  row.push_back(count_cell(context.span.begin().value));
  row.push_back(count_cell(context.span.end().value));
}

std::string quoted(const std::string& word) {
  if (word.find_first_of(" \t\n'\"\\$`&|;<>()*?[]#~!{}") == std::string::npos && !word.empty())
    return word;
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

}  // namespace

Table codings_table(const Material& material) {
  Table table;
  table.title = message("Coderingen: {}", "Codings: {}", material.codings.size());
  table.notes = {
      message("alle codeurs, trappen, stemmen en statussen; posities in codepunten van de "
              "opgeslagen tekst, het einde niet meegerekend",
              "all coders, tiers, voices and states; positions in code points of the stored text, "
              "the end not included"),
      message(
          "context: de zinnen waarin de codering ligt, met die ervoor en erna in dezelfde beurt",
          "context: the sentences the coding lies in, with those before and after in the same "
          "turn")};
  const std::vector<Column> known = report::coding_columns();
  for (const Column& each : known) {
    if (is_in_a_table_of_its_own(each.key)) continue;
    if (each.key == "was") {
      for (const char* key : {"was_code", "was_begin_cp", "was_end_cp"})
        table.columns.push_back(column(key));
      continue;
    }
    table.columns.push_back(each);
    if (each.key == "text")
      for (const char* key : {"context", "context_begin_cp", "context_end_cp"})
        table.columns.push_back(column(key));
  }
  table.columns.push_back(column("why"));
  std::vector<Cell> cells;
  table.rows.reserve(material.codings.size());
  for (std::size_t i = 0; i < material.codings.size(); ++i) {
    const coding::Coding& coding = *material.codings[i];
    report::fill_coding(material.view, coding, cells);
    std::vector<Cell> row;
    row.reserve(table.columns.size());
    for (std::size_t at = 0; at < known.size(); ++at) {
      const std::string& key = known[at].key;
      if (is_in_a_table_of_its_own(key)) continue;
      if (key == "was")
        add_was(coding, row);
      else if (key == "flags")
        row.push_back(text_cell(words_of(std::get<Json>(cells[at]))));
      else
        row.push_back(std::move(cells[at]));
      if (key == "text") add_context(material.contexts[i], row);
    }
    row.emplace_back(why_command(material.study, material.view.transcripts[coding.transcript].name,
                                 coding.segment.span.begin()));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table evidence_table(const Material& material) {
  Table table;
  table.title =
      message("Bewijs: de woorden die een regel vond", "Evidence: the words a rule found");
  table.notes = {
      message("posities in codepunten van de opgeslagen tekst, het einde niet meegerekend",
              "positions in code points of the stored text, the end not included")};
  for (const char* key :
       {"id", "transcript", "code", "rule", "begin_cp", "end_cp", "tier", "voice"})
    table.columns.push_back(column(key));
  for (const coding::Coding* coding : material.codings)
    for (const coding::RuleEvidence& evidence : coding->rules)
      table.rows.push_back({coding->id, material.view.transcripts[coding->transcript].name,
                            coding->code, evidence.rule, count_cell(evidence.span.begin().value),
                            count_cell(evidence.span.end().value),
                            std::string{codebook::name(evidence.tier)},
                            std::string{codebook::name(evidence.voice)}});
  return table;
}

std::string why_command(const std::string& study, const std::string& transcript,
                        text::CodePointOffset at) {
  return fmt::format("duiding why {} {} --at cp:{}", quoted(study), quoted(transcript), at.value);
}

}  // namespace engine::publish
