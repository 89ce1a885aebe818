#include <algorithm>

#include "engine/codebook/loader.hpp"
#include "engine/codebook/suggest.hpp"

namespace engine::codebook {

using base::message;

void Loader::read_contexts(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, message("contexts:", "contexts:"))) return;
  if (node->entries.size() > kMaxContexts)
    return fields_.error(node->place, message("{} contexten", "{} contexts", node->entries.size()),
                         message("ten hoogste {}", "at most {}", kMaxContexts));
  for (const YamlNode::Entry& entry : node->entries) {
    context_names_[entry.key] = static_cast<std::uint32_t>(book_.contexts.size());
    context_places_.push_back(entry.place);
    is_valid_id(entry.key, entry.place, "");
    book_.contexts.push_back(read_context(entry));
  }
}

Context Loader::read_context(const YamlNode::Entry& entry) {
  using Looks = Context::Looks;
  Context context;
  context.id = entry.key;
  if (!fields_.is_map(entry.value, message("een context", "a context"),
                      {"effect", "looks", "reach", "stops_at", "patterns"}))
    return context;
  const YamlNode& map = entry.value;
  read_effect(Fields::find(map, "effect"), entry.place, context);
  context.looks = fields_.choice<Looks>(Fields::find(map, "looks"), Looks::forward,
                                        {{"forward", Looks::forward},
                                         {"backward", Looks::backward},
                                         {"both", Looks::both},
                                         {"inside", Looks::inside},
                                         {"sentence", Looks::sentence},
                                         {"turn", Looks::turn}});
  context.reach = fields_.number(Fields::find(map, "reach"), 0, kMaxReach, context.reach);
  context.patterns =
      read_patterns(Fields::find(map, "patterns"), {.use = LineReader::Use::context});
  context.stops_at =
      read_patterns(Fields::find(map, "stops_at"), {.use = LineReader::Use::context});
  if (Fields::find(map, "patterns") == nullptr)
    fields_.error(entry.place,
                  message("de context '{}' heeft geen patronen", "the context '{}' has no patterns",
                          entry.key),
                  message("schrijf patterns: | en de patronen op ingesprongen regels",
                          "write patterns: | and the patterns on indented lines"));
  const bool has_direction = context.looks == Looks::forward || context.looks == Looks::backward ||
                             context.looks == Looks::both;
  for (const std::string_view key : {"reach", "stops_at"})
    if (const YamlNode* const value = Fields::find(map, key); value != nullptr && !has_direction)
      fields_.warn(value->place,
                   message("{} doet niets bij looks: inside, sentence of turn",
                           "{} does nothing with looks: inside, sentence or turn", key),
                   message("laat het weg, of kies forward, backward of both",
                           "leave it out, or choose forward, backward or both"));
  return context;
}

void Loader::read_effect(const YamlNode* node, Place at, Context& context) {
  const base::Message possible = message(
      "mogelijk: voice=reported, voice=negated, voice=question, voice=hypothetical, voice=meta, "
      "drop, \"recode: CODE\"",
      "possible: voice=reported, voice=negated, voice=question, voice=hypothetical, voice=meta, "
      "drop, \"recode: CODE\"");
  const std::string written = fields_.text(node);
  const std::string_view effect = written;
  const Place place = node == nullptr ? at : node->place;
  const auto value_of = [&](std::string_view name) -> std::optional<std::string_view> {
    if (effect.substr(0, name.size()) != name) return std::nullopt;
    std::string_view rest = effect.substr(name.size());
    if (rest.empty() || (rest.front() != '=' && rest.front() != ':')) return std::nullopt;
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    return rest;
  };
  if (effect == "drop") {
    context.effect = Context::Effect::drop;
  } else if (const auto voice = value_of("voice")) {
    const std::optional<Voice> known = parse_voice(*voice);
    if (!known || *known == Voice::own)
      fields_.error(place,
                    message("'{}' is geen stem die een context kan geven",
                            "'{}' is no voice that a context can give", *voice),
                    possible);
    context.voice = known.value_or(Voice::reported);
  } else if (const auto code = value_of("recode")) {
    context.effect = Context::Effect::recode;
    recodes_.push_back(
        {static_cast<std::uint32_t>(book_.contexts.size()), std::string{*code}, place});
  } else {
    fields_.error(place,
                  written.empty() ? message("de context zegt niet wat hij doet",
                                            "the context does not say what it does")
                                  : message("'{}' is geen effect", "'{}' is no effect", written),
                  possible);
  }
}

std::vector<std::uint32_t> Loader::context_indices(const YamlNode* node) {
  std::vector<std::uint32_t> result;
  for (const TextLine& each : fields_.names(node)) {
    if (fields_.is_full()) break;
    const auto found = context_names_.find(each.text);
    if (found == context_names_.end()) {
      fields_.error(each.at(),
                    message("er is geen context '{}'", "there is no context '{}'", each.text),
                    did_you_mean("", each.text, names_of(context_names_),
                                 message("zet hem onder contexts:", "put it under contexts:")));
    } else if (std::ranges::find(result, found->second) == result.end()) {
      result.push_back(found->second);
      used_contexts_.insert(found->second);
    }
  }
  return result;
}

}  // namespace engine::codebook
