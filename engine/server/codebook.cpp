// What the codes mean, and the rules that suggest them with what people made of them.
#include <map>

#include "engine/analysis/rules.hpp"
#include "engine/server/handlers.hpp"
#include "engine/server/json.hpp"

namespace engine::server {
namespace {

std::string_view kind_name(codebook::Example::Kind kind) {
  switch (kind) {
    case codebook::Example::Kind::typical:
      return "typical";
    case codebook::Example::Kind::atypical:
      return "atypical";
    case codebook::Example::Kind::borderline:
      return "borderline";
    case codebook::Example::Kind::counter:
      return "counter";
  }
  return "";
}

Json examples_json(const codebook::Code& code) {
  Json examples = Json::array();
  for (const codebook::Example& example : code.examples)
    examples.push_back({{"kind", kind_name(example.kind)}, {"text", example.text}});
  return examples;
}

Json code_json(const Room& room, const codebook::Code& code) {
  Json confusable = Json::array();
  for (const auto& [id, border] : code.confusable_with)
    confusable.push_back({{"code", id}, {"border", room.say(border)}});
  Json applies = nullptr;
  if (code.applies_to) applies = *code.applies_to;
  return {{"id", code.id},
          {"label", room.say(code.label)},
          {"colour", code.colour},
          {"brief", room.say(code.brief)},
          {"full", room.say(code.full)},
          {"when_to_use", room.say(code.when_to_use)},
          {"when_not_to_use", room.say(code.when_not_to_use)},
          {"origin", code.origin},
          {"confusable_with", std::move(confusable)},
          {"examples", examples_json(code)},
          {"replaced_by", code.replaced_by.empty() ? Json(nullptr) : Json(code.replaced_by)},
          {"applies_to", std::move(applies)}};
}

using Counts = std::map<std::string, analysis::RuleRow>;  // by rule

Json number_json(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json rule_json(const codebook::Codebook& codebook, const codebook::Rule& rule,
               const Counts& counts) {
  Json patterns = Json::array(), misses = Json::array();
  for (const codebook::Pattern& pattern : rule.patterns) patterns.push_back(pattern.source);
  for (const codebook::RegexLine& regex : rule.regexes) patterns.push_back(regex.source);
  for (const codebook::RuleTest& test : rule.tests)
    if (test.expect == codebook::RuleTest::Expect::miss) misses.push_back(test.text);
  Json json = {{"id", rule.id},
               {"code", codebook.codes[rule.code].id},
               {"tier", codebook::name(rule.tier)},
               {"unit", codebook::name(rule.unit)},
               {"patterns", std::move(patterns)},
               {"misses", std::move(misses)}};
  if (const auto found = counts.find(rule.id); found != counts.end()) {
    const analysis::RuleRow& row = found->second;
    json["suggestions"] = row.suggestions;
    json["other_voices"] = row.other_voices;
    json["suppressed"] = row.suppressed;
    json["accepted"] = row.accepted;
    json["rejected"] = row.rejected;
    json["acceptance"] = number_json(row.acceptance.value);
    json["acceptance_low"] = json["acceptance_high"] = nullptr;
    if (row.acceptance_interval) {
      json["acceptance_low"] = row.acceptance_interval->low;
      json["acceptance_high"] = row.acceptance_interval->high;
    }
  }
  return json;
}

}  // namespace

// Counting takes the whole study; `counts=no` leaves it out.
Answer codebook_page(Room& room, const Ask& ask) {
  Counts counts;
  if (ask.parameter("counts") != "no")
    for (analysis::RuleRow& row : analysis::rules(room.view(), {}))
      counts.emplace(row.rule, std::move(row));
  Json codebooks = Json::array();
  for (const codebook::Codebook& codebook : room.codebooks()) {
    Json codes = Json::array(), rules = Json::array();
    for (const codebook::Code& code : codebook.codes) codes.push_back(code_json(room, code));
    for (const codebook::Rule& rule : codebook.rules)
      rules.push_back(rule_json(codebook, rule, counts));
    codebooks.push_back({{"id", codebook.id},
                         {"version", codebook.version},
                         {"title", room.say(codebook.title)},
                         {"codes", std::move(codes)},
                         {"rules", std::move(rules)}});
  }
  return json_answer({{"codebooks", std::move(codebooks)}});
}

}  // namespace engine::server
