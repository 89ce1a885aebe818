#include "engine/codebook/lint.hpp"

#include <algorithm>

#include "engine/codebook/tree.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/fold.hpp"

namespace engine::codebook {
namespace {

using base::message;

// Concerns a whole line.
Place line(std::uint32_t number) { return {number, 0}; }

void lint_names(const Codebook& codebook, const Usage& usage, Fields& fields) {
  for (const auto& [name, place] : usage.list_places)
    if (!usage.in_patterns.lists.contains(name) && !usage.lists_in_rules.contains(name))
      fields.warn(
          place,
          message("de lijst '{}' wordt nergens gebruikt", "the list '{}' is used nowhere", name),
          message("haal hem weg, of gebruik hem als @{}", "remove it, or use it as @{}", name));
  for (const auto& [name, place] : usage.verb_places)
    if (!usage.in_patterns.verbs.contains(name))
      fields.warn(
          place,
          message("het werkwoord '{}' wordt nergens gebruikt", "the verb '{}' is used nowhere",
                  name),
          message("haal het weg, of gebruik het als ~{}", "remove it, or use it as ~{}", name));
  for (std::uint32_t i = 0; i < codebook.contexts.size(); ++i)
    if (!usage.contexts.contains(i))
      fields.warn(usage.context_places[i],
                  message("de context '{}' wordt nergens gebruikt",
                          "the context '{}' is used nowhere", codebook.contexts[i].id),
                  message("haal hem weg, of noem hem onder contexts: van een code",
                          "remove it, or name it under contexts: of a code"));
}

void lint_codes(const Codebook& codebook, Fields& fields) {
  std::vector<bool> in_use(codebook.codes.size());
  for (const Rule& rule : codebook.rules) in_use[rule.code] = true;
  for (const Context& context : codebook.contexts)
    if (context.effect == Context::Effect::recode) in_use[context.recode_to] = true;
  for (const Code& code : codebook.codes)
    if (code.parent) in_use[*code.parent] = true;
  for (std::size_t i = 0; i < codebook.codes.size(); ++i) {
    const Code& code = codebook.codes[i];
    if (!in_use[i] && code.replaced_by.empty())
      fields.warn(line(code.line),
                  message("de code '{}' heeft geen regels en geen kinderen",
                          "the code '{}' has no rules and no children", code.id),
                  message("alleen mensen zullen hem geven", "only people will give it"));
  }
}

// What two patterns have in common that find the same.
std::string meaning_of(const Pattern& pattern) {
  std::string meaning;
  append_canonical(meaning, pattern.node);
  for (const Condition& each : pattern.conditions) {
    append_canonical(meaning, std::uint64_t{each.wanted});
    append_canonical(meaning, static_cast<std::uint64_t>(each.where));
    append_canonical(meaning, std::uint64_t{each.reach});
    append_canonical(meaning, each.pattern);
  }
  return meaning;
}

// Within one code: two codes may well share a wording.
void lint_duplicates(const Codebook& codebook, Fields& fields) {
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> first_line;
  for (const Rule& rule : codebook.rules)
    for (const Pattern& pattern : rule.patterns) {
      const auto [seen, fresh] =
          first_line.emplace(std::pair{rule.code, meaning_of(pattern)}, pattern.line);
      if (!fresh)
        fields.warn(line(pattern.line),
                    message("hetzelfde patroon staat al op regel {}",
                            "the same pattern already stands on line {}", seen->second),
                    message("haal een van beide weg", "remove one"));
    }
}

// `via via`: written as said, and yet said once, since what a speaker repeats
// is seen once.
std::optional<std::string_view> repeated_word(std::string_view pattern) {
  const auto is_word = [](std::string_view item) {  // a number said twice stays two
    return !text::is_digit(item.front()) &&
           item.find_first_of("(){}|;<>@~!?*'\"/=_.") == std::string_view::npos;
  };
  std::string_view before;
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find(' '), pattern.size());
    const std::string_view item = pattern.substr(0, end);
    if (!item.empty()) {
      if (item == before && is_word(item)) return item;
      before = item;
    }
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  return std::nullopt;
}

void lint_repeats(const Codebook& codebook, Fields& fields) {
  for (const Rule& rule : codebook.rules)
    for (const Pattern& pattern : rule.patterns)
      if (const auto word = repeated_word(pattern.source))
        fields.warn(line(pattern.line),
                    message("'{0} {0}' past ook waar '{0}' één keer gezegd is: een herhaald woord "
                            "telt als één",
                            "'{0} {0}' also matches where '{0}' is said once: a repeated word "
                            "counts as one",
                            *word),
                    message("schrijf er een woord bij dat ernaast hoort te staan",
                            "add a word that belongs beside it"));
}

void lint_tests(const Codebook& codebook, Fields& fields) {
  for (const Rule& rule : codebook.rules) {
    const bool has_miss = std::ranges::any_of(
        rule.tests, [](const RuleTest& test) { return test.expect == RuleTest::Expect::miss; });
    if (!has_miss)
      fields.warn(line(rule.line),
                  message("de regel '{}' heeft geen miss", "the rule '{}' has no miss", rule.id),
                  message("schrijf miss: | en een zin die erop lijkt en niet gevonden mag worden",
                          "write miss: | and a sentence that looks alike and must not be found"));
    std::set<std::string> sources;
    for (const Pattern& pattern : rule.patterns) sources.insert(text::fold(pattern.source).plain);
    for (const RuleTest& test : rule.tests)
      if (test.expect == RuleTest::Expect::hit && sources.contains(text::fold(test.text).plain))
        fields.warn(line(test.line),
                    message("deze hit is het patroon zelf en toetst dus weinig",
                            "this hit is the pattern itself, so that it tests little"),
                    message("schrijf een zin zoals mensen hem zeggen",
                            "write a sentence as people say it"));
  }
}

}  // namespace

void lint(const Codebook& codebook, const Usage& usage, Fields& fields) {
  lint_names(codebook, usage, fields);
  lint_codes(codebook, fields);
  lint_repeats(codebook, fields);
  lint_duplicates(codebook, fields);
  lint_tests(codebook, fields);
}

}  // namespace engine::codebook
