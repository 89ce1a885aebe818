#include <algorithm>

#include "engine/codebook/loader.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/codebook/tree.hpp"
#include "engine/text/fold.hpp"

namespace engine::codebook {
namespace {

using base::message;

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

// "interviewer> en vindt u …" → the role and the rest.
struct Spoken {
  std::string role;
  std::string text;
};
Spoken split_role(const std::string& line) {
  const std::size_t end = line.find('>');
  const bool has_role = end != std::string::npos && end > 0 && line.find(' ') > end &&
                        line.find_first_not_of(" \t", end + 1) != std::string::npos;
  if (!has_role) return {"", line};
  return {text::fold(line.substr(0, end)).with_accents,
          line.substr(line.find_first_not_of(" \t", end + 1))};
}

}  // namespace

void Loader::read_codes(const YamlNode& node, const Inherited& from) {
  if (!fields_.is_named_map(node, message("een lijst van codes", "a list of codes"))) return;
  for (const YamlNode::Entry& entry : node.entries) read_code(entry, from);
}

void Loader::read_code(const YamlNode::Entry& entry, const Inherited& from) {
  if (book_.codes.size() == kMaxCodes)
    fields_.error(entry.place, message("meer dan {} codes", "more than {} codes", kMaxCodes),
                  message("splits het codeboek", "split the codebook"));
  if (book_.codes.size() >= kMaxCodes) return;
  is_valid_id(entry.key, entry.place, "");
  const auto index = static_cast<std::uint32_t>(book_.codes.size());
  Code& code = book_.codes.emplace_back();
  code.id = from.prefix + entry.key;
  code.parent = from.parent;
  code.line = entry.place.line;
  code.applies_to = from.applies_to;
  code.colour = from.colour;
  code_indices_.emplace(code.id, index);
  const YamlNode& map = entry.value;
  if (!fields_.is_map(map, message("een code", "a code"),
                      {"label", "brief", "full", "when_to_use", "when_not_to_use", "colour",
                       "origin", "confusable_with", "examples", "changes", "replaced_by",
                       "applies_to", "contexts", "rules", "children"}))
    return;
  code.label = fields_.both_languages(Fields::find(map, "label"));
  if (code.label.nl.empty()) code.label = {code.id, code.id};
  code.brief = fields_.both_languages(Fields::find(map, "brief"));
  code.full = fields_.both_languages(Fields::find(map, "full"));
  code.when_to_use = fields_.both_languages(Fields::find(map, "when_to_use"));
  code.when_not_to_use = fields_.both_languages(Fields::find(map, "when_not_to_use"));
  code.origin = fields_.text(Fields::find(map, "origin"));
  if (const YamlNode* const colour = Fields::find(map, "colour")) {
    code.colour = fields_.text(colour);
    if (!is_colour(code.colour))
      fields_.error(colour->place, message("'{}' is geen kleur", "'{}' is no colour", code.colour),
                    message("schrijf bijvoorbeeld \"#C0392B\", met de aanhalingstekens",
                            "write for example \"#C0392B\", with the quotes"));
  }
  if (const YamlNode* const roles = Fields::find(map, "applies_to")) {
    code.applies_to.emplace();
    for (const TextLine& role : fields_.names(roles))
      code.applies_to->push_back(text::fold(role.text).with_accents);
  }
  if (const YamlNode* const next = Fields::find(map, "replaced_by")) {
    code.replaced_by = fields_.text(next);
    replacements_.push_back({index, code.replaced_by, next->place});
  }
  read_examples(Fields::find(map, "examples"), code);
  read_changes(Fields::find(map, "changes"), code);

  Inherited own{index, code.id + ".", code.colour, from.contexts, code.applies_to};
  if (const YamlNode* const contexts = Fields::find(map, "contexts"))
    own.contexts = context_indices(contexts);
  read_borders(Fields::find(map, "confusable_with"), index);
  read_rules(Fields::find(map, "rules"), index, own);
  if (const YamlNode* const children = Fields::find(map, "children")) read_codes(*children, own);
}

void Loader::read_examples(const YamlNode* node, Code& code) {
  using Kind = Example::Kind;
  if (node == nullptr) return;
  if (!fields_.is_map(*node, message("examples:", "examples:"),
                      {"typical", "atypical", "borderline", "counter"}))
    return;
  for (const auto& [key, kind] :
       {std::pair{"typical", Kind::typical}, std::pair{"atypical", Kind::atypical},
        std::pair{"borderline", Kind::borderline}, std::pair{"counter", Kind::counter}})
    for (TextLine& line : fields_.sentences(Fields::find(*node, key))) {
      if (!may_read_more(line.place, 1)) return;
      code.examples.push_back({kind, std::move(line.text), line.place.line});
    }
}

void Loader::read_changes(const YamlNode* node, Code& code) {
  if (node == nullptr) return;
  if (node->kind != YamlNode::Kind::list)
    return fields_.error(
        node->place, message("changes: is een lijst", "changes: is a list"),
        message("schrijf - {{date: 2024-05-01, version: 0.2.0, what: …, why: …, who: …}}",
                "write - {{date: 2024-05-01, version: 0.2.0, what: …, why: …, who: …}}"));
  for (const YamlNode& item : node->items) {
    if (!fields_.is_map(item, message("een wijziging", "a change"),
                        {"date", "version", "what", "why", "who"}))
      continue;
    code.changes.push_back(
        {fields_.text(Fields::find(item, "date")), fields_.text(Fields::find(item, "version")),
         fields_.text(Fields::find(item, "what")), fields_.text(Fields::find(item, "why")),
         fields_.text(Fields::find(item, "who"))});
  }
}

void Loader::read_borders(const YamlNode* node, std::uint32_t code) {
  if (node == nullptr ||
      !fields_.is_named_map(*node, message("confusable_with:", "confusable_with:")))
    return;
  for (const YamlNode::Entry& entry : node->entries) {
    borders_.push_back({code, entry.key, entry.place});
    book_.codes[code].confusable_with.emplace_back(entry.key, fields_.both_languages(&entry.value));
  }
}

void Loader::read_rules(const YamlNode* node, std::uint32_t code, const Inherited& from) {
  if (node == nullptr || node->kind == YamlNode::Kind::empty) return;
  if (node->kind != YamlNode::Kind::list)
    return fields_.error(
        node->place, message("rules: is een lijst", "rules: is a list"),
        message("begin elke regel met '- id: naam'", "begin each rule with '- id: name'"));
  for (const YamlNode& item : node->items) read_rule(item, code, from);
}

void Loader::read_rule(const YamlNode& node, std::uint32_t code, const Inherited& from) {
  if (book_.rules.size() == kMaxRules)
    fields_.error(node.place, message("meer dan {} regels", "more than {} rules", kMaxRules),
                  message("splits het codeboek", "split the codebook"));
  if (book_.rules.size() >= kMaxRules) return;
  Rule& rule = book_.rules.emplace_back();
  rule.code = code;
  rule.line = node.place.line;
  rule.contexts = from.contexts;
  if (!fields_.is_map(node, message("een regel", "a rule"),
                      {"id", "tier", "unit", "scope", "within", "patterns", "regex", "requires_any",
                       "contexts", "hit", "miss", "reported"}))
    return;
  const YamlNode* const id = Fields::find(node, "id");
  rule.id = fields_.text(id);
  if (rule.id.empty()) {
    fields_.error(node.place, message("een regel zonder id", "a rule without id"),
                  message("schrijf id: met een naam die nooit verandert",
                          "write id: with a name that never changes"));
  } else {
    is_valid_id(rule.id, id->place, ".");
    const auto [seen, fresh] = rule_lines_.emplace(rule.id, id->place.line);
    if (!fresh)
      fields_.error(id->place,
                    message("de regel '{}' staat al op regelnummer {}",
                            "the rule '{}' is already defined on line {}", rule.id, seen->second),
                    message("geef een van beide een andere naam, of voeg ze samen",
                            "rename one, or merge their patterns"));
  }
  rule.tier = fields_.choice<Tier>(Fields::find(node, "tier"), Tier::precise,
                                   {{"precise", Tier::precise}, {"hint", Tier::hint}});
  rule.unit = fields_.choice<Unit>(
      Fields::find(node, "unit"), Unit::sentence,
      {{"match", Unit::match}, {"sentence", Unit::sentence}, {"turn", Unit::turn}});
  rule.across_sentences = fields_.choice<bool>(Fields::find(node, "scope"), false,
                                               {{"sentence", false}, {"turn", true}});
  const LineReader::How how{
      .crossing = rule.across_sentences ? Crossing::sentences : Crossing::nothing,
      .within = fields_.number(Fields::find(node, "within"), 1, kMaxGap, book_.vocabulary.within)};
  rule.patterns = read_patterns(Fields::find(node, "patterns"), how);
  for (const TextLine& line : fields_.notation(Fields::find(node, "regex"))) {
    if (!may_read_more(line.place, 1)) break;
    base::Result<RegexLine> read = reader_.regex(line.text, how, line.place);
    if (!read)
      fields_.add(read.error());
    else
      rule.regexes.push_back(std::move(*read));
  }
  if (Fields::find(node, "patterns") == nullptr && Fields::find(node, "regex") == nullptr)
    fields_.error(node.place, message("een regel zonder patronen", "a rule without patterns"),
                  message("schrijf patterns: | en de patronen op ingesprongen regels",
                          "write patterns: | and the patterns on indented lines"));
  rule.requires_any = read_requires_any(Fields::find(node, "requires_any"));
  if (const YamlNode* const contexts = Fields::find(node, "contexts"))
    rule.contexts = context_indices(contexts);
  read_tests(node, rule);
}

void Loader::read_tests(const YamlNode& node, Rule& rule) {
  using Expect = RuleTest::Expect;
  bool has_hit = false;
  for (const auto& [key, expect] : {std::pair{"hit", Expect::hit}, std::pair{"miss", Expect::miss},
                                    std::pair{"reported", Expect::reported}})
    for (const TextLine& line : fields_.sentences(Fields::find(node, key))) {
      if (!may_read_more(line.place, 1)) return;
      Spoken spoken = split_role(line.text);
      rule.tests.push_back(
          {expect, std::move(spoken.role), std::move(spoken.text), line.place.line});
      has_hit = has_hit || expect == Expect::hit;
    }
  if (!has_hit)
    fields_.error(node.place,
                  message("de regel '{}' heeft geen hit", "the rule '{}' has no hit", rule.id),
                  message("schrijf hit: | en ten minste één zin die de regel moet vinden",
                          "write hit: | and at least one sentence that the rule must find"));
}

std::optional<RequiresAny> Loader::read_requires_any(const YamlNode* node) {
  using Scope = RequiresAny::Scope;
  if (node == nullptr) return std::nullopt;
  RequiresAny topic;
  if (!fields_.is_map(*node, message("requires_any:", "requires_any:"), {"scope", "lists", "else"}))
    return std::nullopt;
  topic.scope = fields_.choice<Scope>(Fields::find(*node, "scope"), Scope::sentence,
                                      {{"sentence", Scope::sentence},
                                       {"turn", Scope::turn},
                                       {"turn+previous", Scope::turn_and_previous}});
  topic.drop =
      fields_.choice<bool>(Fields::find(*node, "else"), false, {{"hint", false}, {"drop", true}});
  std::vector<Node> alternatives;
  for (const TextLine& each : fields_.names(Fields::find(*node, "lists"))) {
    if (fields_.is_full()) break;
    const std::string name = each.text.substr(each.text.starts_with('@') ? 1 : 0);
    const auto found = book_.vocabulary.lists.find(name);
    if (found == book_.vocabulary.lists.end()) {
      fields_.error(
          each.at(), message("er is geen lijst '{}'", "there is no list '{}'", name),
          did_you_mean("", name, names_of(book_.vocabulary.lists),
                       message("zet de lijst onder lists:", "put the list under lists:")));
      continue;
    }
    used_lists_.insert(name);
    if (!may_grow(each.place, size_of(found->second))) return std::nullopt;
    alternatives.push_back(found->second);
    topic.lists.push_back(name);
  }
  if (alternatives.empty() && Fields::find(*node, "lists") == nullptr)
    fields_.error(node->place,
                  message("requires_any: noemt geen lijsten", "requires_any: names no lists"),
                  message("schrijf lists: [naam]", "write lists: [name]"));
  if (alternatives.empty()) return std::nullopt;
  topic.pattern = make_choice(std::move(alternatives));
  return topic;
}

}  // namespace engine::codebook
