#include "engine/codebook/codebook.hpp"

#include <algorithm>
#include <type_traits>

#include "engine/base/hash.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

// Numbers, texts and trees one after the other.
class Canonical {
 public:
  template <class Enum>
    requires std::is_enum_v<Enum>
  Canonical& add(Enum value) {
    return add(static_cast<std::uint64_t>(value));
  }
  Canonical& add(std::uint64_t number) {
    append_canonical(bytes_, number);
    return *this;
  }
  Canonical& add(std::string_view text) {
    append_canonical(bytes_, text);
    return *this;
  }
  Canonical& add(const Node& node) {
    append_canonical(bytes_, node);
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

void add_conditions(Canonical& out, const std::vector<Condition>& conditions) {
  out.add(conditions.size());
  for (const Condition& each : conditions)
    // The source is stored with what the condition suppressed.
    out.add(std::uint64_t{each.wanted})
        .add(each.where)
        .add(each.reach)
        .add(each.source)
        .add(each.pattern);
}

void add_patterns(Canonical& out, const std::vector<Pattern>& patterns) {
  out.add(patterns.size());
  for (const Pattern& each : patterns) {
    out.add(each.node);
    add_conditions(out, each.conditions);
  }
}

void add_context(Canonical& out, const Context& context, const Codebook& codebook) {
  out.add(context.id).add(context.effect);
  if (context.effect == Context::Effect::voice) out.add(context.voice);
  if (context.effect == Context::Effect::recode) out.add(codebook.codes[context.recode_to].id);
  out.add(context.looks).add(context.reach);
  add_patterns(out, context.patterns);
  add_patterns(out, context.stops_at);
}

void add_rule(Canonical& out, const Rule& rule, const Codebook& codebook) {
  out.add(rule.id).add(rule.tier).add(rule.unit).add(std::uint64_t{rule.across_sentences});
  add_patterns(out, rule.patterns);
  out.add(rule.regexes.size());
  for (const RegexLine& each : rule.regexes) {
    out.add(each.regex);
    add_conditions(out, each.conditions);
  }
  out.add(std::uint64_t{rule.requires_any.has_value()});
  if (rule.requires_any) {
    const RequiresAny& topic = *rule.requires_any;
    out.add(topic.scope).add(std::uint64_t{topic.drop}).add(topic.lists.size());
    for (const std::string& each : topic.lists) out.add(each);
    out.add(topic.pattern);
  }
  out.add(rule.contexts.size());
  for (const std::uint32_t each : rule.contexts)
    add_context(out, codebook.contexts[each], codebook);
}

}  // namespace

std::optional<std::uint32_t> Codebook::find_code(std::string_view full_id) const {
  const auto found =
      std::ranges::find_if(codes, [&](const Code& each) { return each.id == full_id; });
  if (found == codes.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - codes.begin());
}

std::string_view Codebook::mapped_role(std::string_view role) const {
  const auto found = roles.find(role);
  return found == roles.end() ? role : std::string_view{found->second};
}

std::string Codebook::fingerprint(std::uint32_t code) const {
  Canonical out;
  out.add(codes[code].id);
  for (const Rule& rule : rules)
    if (rule.code == code) add_rule(out, rule, *this);
  return base::to_hex(base::sha256(out.bytes()));
}

std::string_view top_code(std::string_view full_id) { return full_id.substr(0, full_id.find('.')); }

bool applies(const std::optional<std::vector<std::string>>& applies_to, std::string_view role) {
  if (!applies_to) return role != "interviewer" && role != "moderator";
  return role.empty() || role == "unknown" ||
         std::find(applies_to->begin(), applies_to->end(), role) != applies_to->end();
}

}  // namespace engine::codebook
