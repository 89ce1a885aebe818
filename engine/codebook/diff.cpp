#include "engine/codebook/diff.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/joined.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

using What = Difference::What;
using Kind = Difference::Change;

class Comparison {
 public:
  Comparison(const Codebook& before, const Codebook& after) : before_{before}, after_{after} {}

  std::vector<Difference> run() {
    changed(What::codebook, after_.id, "version", before_.version, after_.version);
    changed(What::codebook, after_.id, "roles", roles(before_), roles(after_));
    changed(What::codebook, after_.id, "within", std::to_string(before_.vocabulary.within),
            std::to_string(after_.vocabulary.within));
    compare(What::code, by_id(before_.codes), by_id(after_.codes),
            [this](const auto&, const Code* a, const Code* b) { compare_codes(*a, *b); });
    compare(What::rule, by_id(before_.rules), by_id(after_.rules),
            [this](const auto&, const Rule* a, const Rule* b) { compare_rules(*a, *b); });
    compare_meanings(What::list, meanings(before_.vocabulary.lists),
                     meanings(after_.vocabulary.lists));
    compare_meanings(What::verb, meanings(before_.vocabulary.verbs),
                     meanings(after_.vocabulary.verbs));
    compare_meanings(What::context, context_meanings(before_), context_meanings(after_));
    return std::move(found_);
  }

 private:
  template <class Value>
  static std::map<std::string, const Value*> by_id(const std::vector<Value>& values) {
    std::map<std::string, const Value*> map;
    for (const Value& value : values) map[value.id] = &value;
    return map;
  }

  template <class Value, class Compare>
  void compare(What what, const std::map<std::string, Value>& before,
               const std::map<std::string, Value>& after, Compare&& compare_both) {
    for (const auto& [id, value] : before)
      if (!after.contains(id)) found_.push_back({what, Kind::removed, id, "", "", ""});
    for (const auto& [id, value] : after)
      if (const auto old = before.find(id); old == before.end())
        found_.push_back({what, Kind::added, id, "", "", ""});
      else
        compare_both(id, old->second, value);
  }

  // What has no parts to show: two meanings, alike or not.
  void compare_meanings(What what, const std::map<std::string, std::string>& before,
                        const std::map<std::string, std::string>& after) {
    compare(what, before, after,
            [&](const std::string& id, const std::string& was, const std::string& is) {
              if (was != is) found_.push_back({what, Kind::changed, id, "", "", ""});
            });
  }

  void changed(What what, const std::string& id, std::string aspect, std::string before,
               std::string after) {
    if (before != after)
      found_.push_back(
          {what, Kind::changed, id, std::move(aspect), std::move(before), std::move(after)});
  }

  void compare_codes(const Code& a, const Code& b) {
    const auto text = [&](const char* aspect, const base::Message& was, const base::Message& is) {
      if (was != is) found_.push_back({What::code, Kind::changed, b.id, aspect, was.nl, is.nl});
    };
    text("label", a.label, b.label);
    text("brief", a.brief, b.brief);
    text("full", a.full, b.full);
    text("when_to_use", a.when_to_use, b.when_to_use);
    text("when_not_to_use", a.when_not_to_use, b.when_not_to_use);
    changed(What::code, b.id, "replaced_by", a.replaced_by, b.replaced_by);
    changed(What::code, b.id, "applies_to", roles(a), roles(b));
  }

  static std::string roles(const Codebook& book) {
    std::string out;
    for (const auto& [from, to] : book.roles)
      out += fmt::format("{}{} → {}", out.empty() ? "" : ", ", from, to);
    return out;
  }

  static std::string roles(const Code& code) {
    return code.applies_to ? base::joined(*code.applies_to) : "";
  }

  void compare_rules(const Rule& a, const Rule& b) {
    const auto of = [&](const char* aspect, std::string was, std::string is) {
      changed(What::rule, b.id, aspect, std::move(was), std::move(is));
    };
    of("code", before_.codes[a.code].id, after_.codes[b.code].id);
    of("tier", std::string{name(a.tier)}, std::string{name(b.tier)});
    of("unit", std::string{name(a.unit)}, std::string{name(b.unit)});
    of("scope", a.across_sentences ? "turn" : "sentence", b.across_sentences ? "turn" : "sentence");
    of("contexts", contexts(before_, a), contexts(after_, b));
    of("requires_any", topics(a), topics(b));
    const std::set<std::string> was = lines(a);
    const std::set<std::string> is = lines(b);
    for (const std::string& line : was)
      if (!is.contains(line))
        found_.push_back({What::rule, Kind::removed, b.id, "pattern", line, ""});
    for (const std::string& line : is)
      if (!was.contains(line))
        found_.push_back({What::rule, Kind::added, b.id, "pattern", "", line});
  }

  static std::string contexts(const Codebook& book, const Rule& rule) {
    std::string ids;
    for (const std::uint32_t context : rule.contexts)
      ids += (ids.empty() ? "" : ", ") + book.contexts[context].id;
    return ids;
  }

  static std::string topics(const Rule& rule) {
    if (!rule.requires_any) return "";
    using Scope = RequiresAny::Scope;
    const Scope scope = rule.requires_any->scope;
    return fmt::format("{} ({}{})", fmt::join(rule.requires_any->lists, ", "),
                       scope == Scope::sentence ? "sentence"
                       : scope == Scope::turn   ? "turn"
                                                : "turn_and_previous",
                       rule.requires_any->drop ? ", drop" : "");
  }

  static std::set<std::string> lines(const Rule& rule) {
    std::set<std::string> sources;
    for (const Pattern& pattern : rule.patterns) sources.insert(pattern.source);
    for (const RegexLine& regex : rule.regexes) sources.insert("regex: " + regex.source);
    return sources;
  }

  static std::map<std::string, std::string> meanings(
      const std::map<std::string, Node, std::less<>>& lists) {
    std::map<std::string, std::string> out;
    for (const auto& [id, node] : lists) append_canonical(out[id], node);
    return out;
  }

  static std::map<std::string, std::string> meanings(
      const std::map<std::string, Verb, std::less<>>& verbs) {
    std::map<std::string, std::string> out;
    for (const auto& [id, verb] : verbs)
      out[id] = fmt::format("{}|{}|{}|{}", verb.particle, fmt::join(verb.forms, " "),
                            verb.infinitive, verb.participle);
    return out;
  }

  static std::map<std::string, std::string> context_meanings(const Codebook& book) {
    std::map<std::string, std::string> out;
    for (const Context& context : book.contexts) {
      std::string& meaning = out[context.id];
      meaning = fmt::format("{}|{}|{}|{}", static_cast<int>(context.effect), name(context.voice),
                            static_cast<int>(context.looks), context.reach);
      if (context.effect == Context::Effect::recode) meaning += book.codes[context.recode_to].id;
      for (const auto* patterns : {&context.patterns, &context.stops_at})
        for (const Pattern& pattern : *patterns) append_canonical(meaning += '|', pattern.source);
    }
    return out;
  }

  const Codebook& before_;
  const Codebook& after_;
  std::vector<Difference> found_;
};

}  // namespace

std::string_view name(Difference::What what) {
  switch (what) {
    case What::codebook:
      return "codebook";
    case What::code:
      return "code";
    case What::rule:
      return "rule";
    case What::list:
      return "list";
    case What::verb:
      return "verb";
    case What::context:
      return "context";
  }
  return "";
}

std::string_view name(Difference::Change change) {
  switch (change) {
    case Kind::added:
      return "added";
    case Kind::removed:
      return "removed";
    case Kind::changed:
      return "changed";
  }
  return "";
}

std::vector<Difference> diff(const Codebook& before, const Codebook& after) {
  return Comparison{before, after}.run();
}

}  // namespace engine::codebook
