#include "engine/codebook/loader.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <system_error>

#include "engine/base/failure.hpp"
#include "engine/base/hash.hpp"
#include "engine/base/utf8.hpp"
#include "engine/codebook/lint.hpp"
#include "engine/codebook/suggest.hpp"
#include "engine/codebook/tree.hpp"
#include "engine/text/fold.hpp"

namespace engine::codebook {
namespace {

using base::message;

base::Message both(std::string_view notation) {
  return {std::string{notation}, std::string{notation}};
}

Place place_of(const TextLine& line) { return {line.place.line, line.place.column}; }

bool is_id_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

// What a pattern line can write behind @ and ~.
bool is_word_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_id_byte(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// `@name` in a line, with the byte where it stands.
struct Mention {
  std::string_view name;
  std::size_t at = 0;
};
std::vector<Mention> mentioned_lists(std::string_view line) {
  std::vector<Mention> result;
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    std::size_t end = at + 1;
    while (end < line.size() && is_word_name(line.substr(end, 1))) ++end;
    result.push_back({line.substr(at + 1, end - at - 1), at});
  }
  return result;
}

// Stands in for a list that could not be read, so that its users give no
// errors of their own.
Node unreadable_list() { return make_word({Atom{}}); }

std::string folded_role(std::string_view role) { return text::fold(role).with_accents; }

}  // namespace

Loader::Loader(const Source& source, std::string bytes)
    : fields_{source}, reader_{book_.vocabulary} {
  book_.digest = base::to_hex(base::sha256(bytes));
  book_.source = std::move(bytes);
}

base::Result<Codebook> Loader::load(const YamlNode& root) {
  if (root.kind == YamlNode::Kind::empty) {
    fields_.error(
        {}, message("het bestand bevat alleen commentaar", "the file holds nothing but comments"),
        message("duiding codebook new maakt een begin", "duiding codebook new makes a start"));
    return fields_.take_errors();
  }
  if (!fields_.is_map(root, message("het codeboek", "the codebook"),
                      {"codebook", "roles", "lists", "verbs", "contexts", "codes"}))
    return fields_.take_errors();
  read_head(Fields::find(root, "codebook"));
  read_roles(Fields::find(root, "roles"));
  read_verbs(Fields::find(root, "verbs"));
  read_lists(Fields::find(root, "lists"));
  read_contexts(Fields::find(root, "contexts"));
  const YamlNode* const codes = Fields::find(root, "codes");
  if (codes == nullptr || codes->kind == YamlNode::Kind::empty)
    fields_.error({1, 0}, message("er staan geen codes in", "it holds no codes"),
                  message("schrijf codes: en daaronder ten minste één code",
                          "write codes: and below it at least one code"));
  else
    read_codes(*codes, {});
  resolve_references();
  if (base::Diagnostics errors = fields_.take_errors(); !errors.empty()) return errors;
  lint(book_,
       {reader_.used(), used_lists_, used_contexts_, list_places_, verb_places_, context_places_},
       fields_);
  book_.warnings = fields_.take_warnings();
  return std::move(book_);
}

void Loader::read_head(const YamlNode* node) {
  const base::Message shape =
      message("schrijf codebook: {{id: naam, version: 0.1.0, language: nl}}",
              "write codebook: {{id: name, version: 0.1.0, language: en}}");
  if (node == nullptr || node->kind != YamlNode::Kind::map)
    return fields_.error(
        node == nullptr ? Place{1, 0} : node->place,
        message("het codeboek zegt niet hoe het heet", "the codebook does not say its name"),
        shape);
  fields_.is_map(*node, both("codebook:"), {"id", "version", "language", "title"});
  for (const auto& [key, into] : {std::pair{"id", &book_.id}, std::pair{"version", &book_.version},
                                  std::pair{"language", &book_.vocabulary.language}}) {
    const YamlNode* const value = Fields::find(*node, key);
    if (value != nullptr) *into = fields_.text(value);
    if (into->empty())
      fields_.error(value == nullptr ? node->place : value->place,
                    message("codebook: heeft geen {}", "codebook: has no {}", key), shape);
  }
  is_valid_id(book_.id, node->place, ".");
  book_.language = book_.vocabulary.language;
  book_.title = fields_.both_languages(Fields::find(*node, "title"));
}

void Loader::read_roles(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, both("roles:"))) return;
  for (const YamlNode::Entry& entry : node->entries)
    for (const TextLine& from : fields_.names(&entry.value)) {
      const auto [seen, fresh] =
          book_.roles.emplace(folded_role(from.text), folded_role(entry.key));
      if (!fresh)
        fields_.error(place_of(from),
                      message("de rol '{}' hoort al bij '{}'",
                              "the role '{}' already belongs to '{}'", from.text, seen->second),
                      message("noem hem één keer", "name it once"));
    }
}

void Loader::read_verbs(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, both("verbs:"))) return;
  WordReader words;
  for (const YamlNode::Entry& entry : node->entries) {
    if (!is_word_name(entry.key))
      fields_.error(
          entry.place,
          message("'{}' kan niet achter ~ staan", "'{}' cannot stand behind ~", entry.key),
          message("gebruik letters, cijfers, - en _", "use letters, digits, - and _"));
    Verb& verb = book_.vocabulary.verbs[entry.key];
    verb_places_[entry.key] = entry.place;
    if (!fields_.is_map(entry.value, message("een werkwoord", "a verb"),
                        {"particle", "forms", "infinitive", "participle"}))
      continue;
    verb.particle = fields_.text(Fields::find(entry.value, "particle"));
    verb.infinitive = fields_.text(Fields::find(entry.value, "infinitive"));
    verb.participle = fields_.text(Fields::find(entry.value, "participle"));
    for (const TextLine& forms : fields_.names(Fields::find(entry.value, "forms"))) {
      std::istringstream each{forms.text};
      for (std::string form; each >> form;) verb.forms.push_back(std::move(form));
    }
    if (verb.forms.empty())
      fields_.error(
          entry.place,
          message("het werkwoord '{}' heeft geen vormen", "the verb '{}' has no forms", entry.key),
          message("schrijf forms: stel stelt stellen stelde stelden",
                  "write forms: and its forms with spaces between"));
    if (verb.infinitive.empty()) {
      if (entry.key.substr(0, verb.particle.size()) == verb.particle)
        verb.infinitive = entry.key.substr(verb.particle.size());
      if (verb.infinitive.empty())
        fields_.error(entry.place,
                      message("wat is het hele werkwoord van '{}'?",
                              "what is the infinitive of '{}'?", entry.key),
                      message("schrijf infinitive: zonder '{}'", "write infinitive: without '{}'",
                              verb.particle));
    }
    std::vector<std::string> all = verb.forms;
    all.insert(all.end(), {verb.particle, verb.infinitive, verb.participle});
    for (const std::string& form : all) {
      if (form.empty()) continue;
      auto atom = words.word(form);
      if (const auto* const trouble = std::get_if<Trouble>(&atom))
        fields_.error(entry.value.place, trouble->problem, trouble->hint);
      else if (form.find('*') != std::string::npos)
        fields_.error(entry.value.place,
                      message("'{}': een werkwoordsvorm heeft geen *",
                              "'{}': a form of a verb has no *", form),
                      message("schrijf de vormen uit", "write out the forms"));
    }
  }
}

void Loader::read_lists(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, both("lists:"))) return;
  for (const YamlNode::Entry& entry : node->entries) {
    list_entries_.emplace(entry.key, &entry);
    list_places_[entry.key] = entry.place;
    book_.list_lines[entry.key] = entry.place.line;
    if (!is_word_name(entry.key))
      fields_.error(
          entry.place,
          message("'{}' kan niet achter @ staan", "'{}' cannot stand behind @", entry.key),
          message("gebruik letters, cijfers, - en _", "use letters, digits, - and _"));
  }
  for (const YamlNode::Entry& entry : node->entries) read_list(entry);
}

// Depth first, so that a list stands ready before those that use it.
void Loader::read_list(const YamlNode::Entry& entry) {
  if (!lists_begun_.insert(entry.key).second) return;
  list_chain_.push_back(entry.key);
  std::vector<Node> alternatives;
  const std::vector<TextLine> lines = fields_.notation(&entry.value);
  for (const TextLine& line : lines) {
    bool usable = may_read_more(line.place, 1);
    for (const Mention& each : mentioned_lists(line.text)) {
      const auto found = list_entries_.find(each.name);
      if (found == list_entries_.end()) continue;  // the reader says so, with its place
      const Place place{line.place.line,
                        line.place.column + static_cast<std::uint32_t>(base::count_code_points(
                                                std::string_view{line.text}.substr(0, each.at)))};
      const auto again = std::find(list_chain_.begin(), list_chain_.end(), each.name);
      if (again != list_chain_.end()) {
        std::string circle;
        for (auto at = again; at != list_chain_.end(); ++at) circle += "@" + *at + " → ";
        fields_.error(place,
                      message("lijsten verwijzen in een kring: {}@{}",
                              "lists refer in a circle: {}@{}", circle, each.name),
                      message("haal een van de verwijzingen weg", "remove one of the references"));
        usable = false;
      } else if (list_chain_.size() >= kMaxListChain) {
        fields_.error(place,
                      message("meer dan {} lijsten in elkaar",
                              "more than {} lists inside one another", kMaxListChain),
                      message("voeg lijsten samen", "merge lists"));
        usable = false;
      } else {
        read_list(*found->second);
      }
    }
    if (!usable) continue;
    base::Result<Pattern> read =
        reader_.pattern(line.text, {.use = LineReader::Use::list}, line.place);
    if (!read)
      fields_.add(read.error());
    else if (may_grow(line.place, size_of(read->node)))
      alternatives.push_back(std::move(read->node));
  }
  const bool is_block = entry.value.style == YamlNode::Style::literal;
  if (lines.empty() && (is_block || entry.value.kind == YamlNode::Kind::empty))
    fields_.error(entry.place,
                  message("de lijst '{}' is leeg", "the list '{}' is empty", entry.key),
                  message("schrijf | achter de dubbele punt en de woorden op ingesprongen regels",
                          "write | behind the colon and the words on indented lines"));
  Node node = alternatives.empty() ? unreadable_list() : make_choice(std::move(alternatives));
  book_.vocabulary.lists.insert_or_assign(entry.key, std::move(node));
  list_chain_.pop_back();
}

void Loader::read_contexts(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, both("contexts:"))) return;
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

void Loader::resolve_references() {
  std::vector<std::string_view> ids;
  for (const Code& code : book_.codes) ids.push_back(code.id);
  const auto resolve = [&](const Reference& reference) -> std::optional<std::uint32_t> {
    const auto found = code_indices_.find(reference.code);
    if (found != code_indices_.end()) return found->second;
    fields_.error(reference.place,
                  message("er is geen code '{}'", "there is no code '{}'", reference.code),
                  did_you_mean("", reference.code, ids,
                               message("schrijf de volledige code, met een punt: code.subcode",
                                       "write the full code, with a dot: code.subcode")));
    return std::nullopt;
  };
  for (const Reference& each : recodes_)
    if (const auto code = resolve(each)) book_.contexts[each.from].recode_to = *code;
  for (const Reference& each : borders_) resolve(each);
  for (const Reference& each : replacements_) {
    const auto code = resolve(each);
    if (code == each.from)
      fields_.error(each.place,
                    message("een code vervangt zichzelf niet", "a code does not replace itself"),
                    message("noem de code die ervoor in de plaats kwam",
                            "name the code that took its place"));
  }
}

std::vector<Pattern> Loader::read_patterns(const YamlNode* node, LineReader::How how) {
  std::vector<Pattern> result;
  for (const TextLine& line : fields_.notation(node)) {
    if (!may_read_more(line.place, 1)) break;
    base::Result<Pattern> read = reader_.pattern(line.text, how, line.place);
    if (!read) {
      fields_.add(read.error());
      continue;
    }
    std::size_t size = size_of(read->node);
    for (const Condition& each : read->conditions) size += size_of(each.pattern);
    if (!may_grow(line.place, size)) break;
    result.push_back(std::move(*read));
  }
  return result;
}

bool Loader::may_read_more(const LinePlace& place, std::size_t lines) {
  const bool before = lines_ > kMaxLines;
  lines_ += lines;
  if (lines_ > kMaxLines && !before)
    fields_.error({place.line, 0},
                  message("meer dan {} regels met patronen, woorden en voorbeelden",
                          "more than {} lines of patterns, words and examples", kMaxLines),
                  message("splits het codeboek", "split the codebook"));
  return lines_ <= kMaxLines;
}

bool Loader::may_grow(const LinePlace& place, std::size_t size) {
  const bool before = size_ > kMaxTotalSize;
  size_ += size;
  if (size_ > kMaxTotalSize && !before)
    fields_.error(
        {place.line, 0},
        message(
            "alle patronen samen zijn uitgeschreven te groot: meer dan {} woorden en keuzes",
            "all patterns together are too large when written out: more than {} words and choices",
            kMaxTotalSize),
        message("gebruik lange lijsten in minder patronen", "use long lists in fewer patterns"));
  return size_ <= kMaxTotalSize;
}

bool Loader::is_valid_id(const std::string& id, Place place, std::string_view also) {
  const bool valid = !id.empty() && std::all_of(id.begin(), id.end(), [&](char c) {
    return is_id_byte(c) || also.find(c) != std::string_view::npos;
  });
  if (!valid && !id.empty())
    fields_.error(place, message("'{}' kan geen naam zijn", "'{}' cannot be a name", id),
                  message("gebruik alleen a-z, 0-9, - en _", "use only a-z, 0-9, - and _"));
  return valid;
}

base::Result<Codebook> load(std::string source, const std::string& path) {
  base::Result<Source> text = Source::read(source, path);
  if (!text) return text.error();
  base::Result<YamlNode> root = read_yaml(*text);
  if (!root) return root.error();
  return Loader{*text, std::move(source)}.load(*root);
}

base::Result<Codebook> load_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::error_code ignored;
  if (!file || std::filesystem::is_directory(path, ignored))
    throw base::Failure{message("{} is niet te openen", "{} cannot be opened", path.string())};
  // One byte more than allowed tells a file that is too large; /dev/zero ends here.
  std::string bytes;
  std::array<char, 64 * 1024> piece;
  while (bytes.size() <= kMaxFileSize && file.read(piece.data(), piece.size()).gcount() > 0)
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  if (file.bad())
    throw base::Failure{message("{} is niet te lezen", "{} cannot be read", path.string())};
  return load(std::move(bytes), path.string());
}

}  // namespace engine::codebook
