#include "engine/codebook/codebook.hpp"

#include <algorithm>

#include "engine/base/hash.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

using base::Hasher;

template <class Enum>
std::uint64_t number(Enum value) {
  return static_cast<std::uint64_t>(value);
}

void hash_conditions(Hasher& hasher, const std::vector<Condition>& conditions) {
  hasher.field(std::uint64_t{conditions.size()});
  for (const Condition& each : conditions) {
    hasher.field(std::uint64_t{each.wanted})
        .field(number(each.where))
        .field(std::uint64_t{each.reach});
    hasher.field(each.source);  // stored with what it suppressed
    hash_tree(hasher, each.pattern);
  }
}

void hash_patterns(Hasher& hasher, const std::vector<Pattern>& patterns) {
  hasher.field(std::uint64_t{patterns.size()});
  for (const Pattern& each : patterns) {
    hash_tree(hasher, each.node);
    hash_conditions(hasher, each.conditions);
  }
}

void hash_context(Hasher& hasher, const Context& context, const Codebook& codebook) {
  hasher.field(context.id).field(number(context.effect));
  if (context.effect == Context::Effect::voice) hasher.field(number(context.voice));
  if (context.effect == Context::Effect::recode) hasher.field(codebook.codes[context.recode_to].id);
  hasher.field(number(context.looks)).field(std::uint64_t{context.reach});
  hash_patterns(hasher, context.patterns);
  hash_patterns(hasher, context.stops_at);
}

void hash_rule(Hasher& hasher, const Rule& rule, const Codebook& codebook) {
  hasher.field(rule.id).field(number(rule.tier)).field(number(rule.unit));
  hasher.field(std::uint64_t{rule.across_sentences});
  hash_patterns(hasher, rule.patterns);
  hasher.field(std::uint64_t{rule.regexes.size()});
  for (const RegexLine& each : rule.regexes) {
    hasher.field(each.regex);
    hash_conditions(hasher, each.conditions);
  }
  hasher.field(std::uint64_t{rule.requires_any.has_value()});
  if (rule.requires_any) {
    const RequiresAny& topic = *rule.requires_any;
    hasher.field(number(topic.scope)).field(std::uint64_t{topic.drop});
    hasher.field(std::uint64_t{topic.lists.size()});
    for (const std::string& each : topic.lists) hasher.field(each);
    hash_tree(hasher, topic.pattern);
  }
  hasher.field(std::uint64_t{rule.contexts.size()});
  for (const std::uint32_t each : rule.contexts)
    hash_context(hasher, codebook.contexts[each], codebook);
}

}  // namespace

std::optional<std::uint32_t> Codebook::find_code(std::string_view full_id) const {
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const Code& each) { return each.id == full_id; });
  if (found == codes.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - codes.begin());
}

std::string_view Codebook::mapped_role(std::string_view role) const {
  const auto found = roles.find(role);
  return found == roles.end() ? role : std::string_view{found->second};
}

std::string Codebook::fingerprint(std::uint32_t code) const {
  Hasher hasher;
  hasher.field(codes[code].id);
  for (const Rule& rule : rules)
    if (rule.code == code) hash_rule(hasher, rule, *this);
  return base::to_hex(hasher.finish());
}

std::string_view top_code(std::string_view full_id) { return full_id.substr(0, full_id.find('.')); }

bool applies(const std::optional<std::vector<std::string>>& applies_to, std::string_view role) {
  if (!applies_to) return role != "interviewer" && role != "moderator";
  return role.empty() || role == "unknown" ||
         std::find(applies_to->begin(), applies_to->end(), role) != applies_to->end();
}

}  // namespace engine::codebook
