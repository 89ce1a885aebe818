#include <algorithm>
#include <sstream>

#include "engine/base/utf8.hpp"
#include "engine/codebook/loader.hpp"
#include "engine/codebook/names.hpp"
#include "engine/codebook/tree.hpp"

namespace engine::codebook {
namespace {

using base::message;

// What a pattern line can write behind @ and ~.
bool is_word_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, is_name_byte);
}

// `@name` in a line, with the byte where it stands.
struct Mention {
  std::string_view name;
  std::size_t at = 0;
};

std::vector<Mention> mentioned_lists(std::string_view line) {
  line = line.substr(0, comment_start(line));
  std::vector<Mention> result;
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    std::size_t end = at + 1;
    while (end < line.size() && is_name_byte(line[end])) ++end;
    result.push_back({line.substr(at + 1, end - at - 1), at});
  }
  return result;
}

// Stands in for a list that could not be read, so that its users give no
// errors of their own.
Node unreadable_list() { return make_word({Atom{}}); }

}  // namespace

void Loader::read_verbs(const YamlNode* node) {
  if (node == nullptr || !fields_.is_named_map(*node, message("verbs:", "verbs:"))) return;
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
  if (node == nullptr || !fields_.is_named_map(*node, message("lists:", "lists:"))) return;
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
      const auto again = std::ranges::find(list_chain_, each.name);
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

}  // namespace engine::codebook
