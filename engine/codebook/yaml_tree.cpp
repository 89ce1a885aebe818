#include "engine/codebook/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>

#include "engine/codebook/literal_blocks.hpp"

namespace engine::codebook {

bool YamlNode::operator==(const YamlNode&) const = default;

namespace {

using base::Message;
using base::message;

// Leaves yaml-cpp at once; never leaves this file.
struct Stop {};

YamlNode node_at(Place place, YamlNode::Kind kind) {
  YamlNode node;
  node.kind = kind;
  node.place = place;
  return node;
}

Message with_literal_block() {
  return message("zet de tekst in een blok: sleutel: | en de tekst ingesprongen eronder",
                 "put the text into a block: key: | and the text indented below it");
}

// yaml-cpp counts lines from 0 and columns in bytes.
Place place_at(const Source& source, const YAML::Mark& mark) {
  if (mark.is_null()) return {};
  return source.place(static_cast<std::uint32_t>(mark.line) + 1,
                      static_cast<std::size_t>(mark.column));
}

class TreeBuilder final : public YAML::EventHandler {
 public:
  // `text` is what yaml-cpp reads: the source, or the source with its literal
  // blocks emptied, whose contents then come from `blocks`.
  TreeBuilder(const Source& source, const std::string& text,
              const std::map<std::uint32_t, std::string>& blocks)
      : source_{source}, text_{text}, blocks_{blocks} {}

  YamlNode root;
  base::Diagnostics problems;
  std::size_t blocks_found = 0;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      stop(place_of(mark),
           message("een tweede YAML-document in één bestand", "a second YAML document in one file"),
           message("haal de regel --- weg, of maak er een eigen bestand van",
                   "remove the line ---, or make it a file of its own"));
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    add(mark, node_at(place_of(mark), YamlNode::Kind::empty));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(place_of(mark), message("een YAML-verwijzing (*)", "a YAML alias (*)"),
           with_literal_block());
    add(mark, node_at(place_of(mark), YamlNode::Kind::empty));
  }
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    refuse(place_of(mark), message("een YAML-anker (&{})", "a YAML anchor (&{})", name),
           with_literal_block());
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    YamlNode node = node_at(place_of(mark), YamlNode::Kind::text);
    node.style = style_at(mark);
    const auto block =
        node.style == YamlNode::Style::literal ? blocks_.find(node.place.line) : blocks_.end();
    if (block != blocks_.end()) ++blocks_found;
    node.text = block != blocks_.end() ? block->second : value;
    if (node.style == YamlNode::Style::quoted && !is_closed(byte_of(mark)))
      stop(node.place, message("een aanhalingsteken zonder tweede", "a quote without a second one"),
           message("sluit de tekst met hetzelfde aanhalingsteken",
                   "close the text with the same quote"));
    check_tag(tag, node);
    add(mark, std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, YamlNode::Kind::list);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, YamlNode::Kind::map);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  // A list or map that is being filled. `key` is set between a key and its value.
  struct Open {
    YamlNode node;
    std::map<std::string, std::uint32_t, std::less<>> first_line;
    std::string key;
    Place key_place;
    bool key_read = false;
    bool value_refused = false;
  };

  [[nodiscard]] std::size_t byte_of(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }
  [[nodiscard]] Place place_of(const YAML::Mark& mark) const { return place_at(source_, mark); }

  [[nodiscard]] YamlNode::Style style_at(const YAML::Mark& mark) const {
    const std::size_t at = byte_of(mark);
    switch (at < text_.size() ? text_[at] : ' ') {
      case '|':
        return YamlNode::Style::literal;
      case '>':
        return YamlNode::Style::folded;
      case '"':
      case '\'':
        return YamlNode::Style::quoted;
      default:
        return YamlNode::Style::plain;
    }
  }

  // yaml-cpp takes the end of the file for the missing quote, and swallows
  // everything up to there.
  [[nodiscard]] bool is_closed(std::size_t quote_at) const {
    const char quote = text_[quote_at];
    for (std::size_t i = quote_at + 1; i < text_.size(); ++i) {
      const bool escapes = quote == '"'
                               ? text_[i] == '\\'
                               : text_[i] == quote && i + 1 < text_.size() && text_[i + 1] == quote;
      if (escapes)
        ++i;
      else if (text_[i] == quote)
        return true;
    }
    return false;
  }

  void refuse(Place place, Message what, Message hint) {
    problems.push_back(source_.problem(place, std::move(what), std::move(hint)));
  }
  [[noreturn]] void stop(Place place, Message what, Message hint) {
    refuse(place, std::move(what), std::move(hint));
    throw Stop{};
  }

  void check_tag(const std::string& tag, const YamlNode& node) {
    const bool own =
        tag.empty() || tag == "?" ||
        (tag == "!" && node.kind == YamlNode::Kind::text && node.style != YamlNode::Style::plain);
    if (own) return;
    refuse(node.place,
           message("YAML leest '{}' als een type en laat het weg",
                   "YAML reads '{}' as a type and drops it", tag),
           with_literal_block());
  }

  void count_node(Place place) {
    if (++nodes_ > kMaxYamlNodes)
      stop(
          place,
          message("meer dan {} sleutels en waarden", "more than {} keys and values", kMaxYamlNodes),
          message("splits het codeboek", "split the codebook"));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YamlNode::Kind kind) {
    const Place place = place_of(mark);
    count_node(place);
    if (open_.size() >= kMaxYamlDepth)
      stop(place,
           message("meer dan {} niveaus in elkaar", "more than {} levels inside one another",
                   kMaxYamlDepth),
           message("een codeboek heeft er hooguit een stuk of tien",
                   "a codebook has about ten at most"));
    YamlNode node = node_at(place, kind);
    check_tag(tag, node);
    open_.emplace_back();
    open_.back().node = std::move(node);
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    place_in_parent(std::move(done));
  }

  void add(const YAML::Mark& mark, YamlNode node) {
    count_node(place_of(mark));
    place_in_parent(std::move(node));
  }

  void place_in_parent(YamlNode node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key_read) {
      read_key(parent, std::move(node));
    } else {
      parent.key_read = false;
      if (!parent.value_refused)
        parent.node.entries.push_back({std::move(parent.key), parent.key_place, std::move(node)});
    }
  }

  void read_key(Open& parent, YamlNode node) {
    parent.key_read = true;
    parent.key_place = node.place;
    parent.value_refused = true;
    if (node.kind != YamlNode::Kind::text || node.style == YamlNode::Style::literal ||
        node.style == YamlNode::Style::folded)
      return refuse(node.place, message("een sleutel is een enkel woord", "a key is a single word"),
                    message("schrijf sleutel: waarde", "write key: value"));
    const auto [seen, fresh] = parent.first_line.emplace(node.text, node.place.line);
    if (!fresh)
      return refuse(
          node.place,
          message("'{}' staat al op regel {}", "'{}' is already given on line {}", node.text,
                  seen->second),
          message("haal een van beide weg, of voeg ze samen", "remove one, or merge them"));
    parent.value_refused = false;
    parent.key = std::move(node.text);
  }

  const Source& source_;
  const std::string& text_;
  const std::map<std::uint32_t, std::string>& blocks_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
  std::size_t documents_ = 0;
};

// What yaml-cpp says, in words that help.
struct Explained {
  std::string_view yaml;
  Message problem;
  Message hint;
};

// A tab where YAML wants spaces makes it stumble over something further on.
bool is_indented_with_tab(std::string_view line) {
  return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

Explained tab_in_indentation() {
  return {"", message("een tab in de inspringing", "a tab in the indentation"),
          message("spring in met spaties", "indent with spaces")};
}

Message unreadable() {
  return message("hier is de YAML niet te lezen", "the YAML cannot be read here");
}

Explained explain(const std::string& reason) {
  static const std::vector<Explained> known = {
      {"end of map not found",
       message("de inspringing of een dubbele punt klopt hier niet",
               "the indentation or a colon is wrong here"),
       message("sleutels van één niveau staan recht onder elkaar, met ': ' erachter",
               "keys of one level stand right below each other, followed by ': '")},
      {"end of sequence not found",
       message("de inspringing van deze lijst klopt niet", "the indentation of this list is wrong"),
       message("de streepjes van één lijst staan recht onder elkaar, en de sleutels achter een "
               "streepje ook",
               "the dashes of one list stand right below each other, and so do the keys behind a "
               "dash")},
      {"illegal map value", message("een ':' die hier niet kan", "a ':' that cannot stand here"),
       with_literal_block()},
      {"illegal map key", message("een sleutel die hier niet kan", "a key that cannot stand here"),
       with_literal_block()},
      {"illegal block entry",
       message("een '- ' die hier niet kan", "a '- ' that cannot stand here"),
       with_literal_block()},
      {"end of map flow not found",
       message("'{{' zonder '}}', of een komma of aanhalingsteken te weinig",
               "'{{' without '}}', or a comma or quote is missing"),
       message("schrijf {{nl: …, en: …}}; een tekst met een komma of dubbele punt tussen "
               "aanhalingstekens",
               "write {{nl: …, en: …}}; a text with a comma or colon in quotes")},
      {"end of sequence flow not found",
       message("'[' zonder ']', of een komma te weinig", "'[' without ']', or a comma is missing"),
       message("schrijf [a, b]", "write [a, b]")},
      {"unknown escape character: ",
       message("een onbekend teken na \\", "an unknown character behind \\"),
       message("schrijf de tekst tussen enkele aanhalingstekens",
               "write the text in single quotes")},
      {"the referenced anchor is not defined",
       message("een YAML-verwijzing (*)", "a YAML alias (*)"), with_literal_block()},
      {"unknown token",
       message("een teken waar YAML niets mee kan", "a character that YAML cannot read"),
       message("zet de tekst tussen aanhalingstekens", "put the text in quotes")},
  };
  for (const Explained& each : known)
    if (reason.substr(0, each.yaml.size()) == each.yaml) return each;
  return {"", unreadable(), message("yaml-cpp zegt: {}", "yaml-cpp says: {}", reason)};
}

}  // namespace

namespace {

struct Outcome {
  base::Result<YamlNode> result;
  std::size_t blocks_found = 0;
};

Outcome read(const Source& source, const std::string& text,
             const std::map<std::uint32_t, std::string>& blocks) {
  const auto is_bracket = [](char c) { return c == '[' || c == '{'; };
  const auto brackets = std::count_if(text.begin(), text.end(), is_bracket);
  if (static_cast<std::size_t>(brackets) > kMaxYamlBrackets)
    return {source.problem({}, message("{} haken ([ en {{)", "{} brackets ([ and {{)", brackets),
                           message("ten hoogste {}; splits het codeboek",
                                   "at most {}; split the codebook", kMaxYamlBrackets))};
  std::istringstream stream{text};
  TreeBuilder builder{source, text, blocks};
  try {
    YAML::Parser parser{stream};
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return {std::move(builder.problems)};
  } catch (const YAML::Exception& exception) {
    const Place place = place_at(source, exception.mark);
    Explained explained = is_indented_with_tab(source.line(place.line)) ? tab_in_indentation()
                                                                        : explain(exception.msg);
    builder.problems.push_back(
        source.problem(place, std::move(explained.problem), std::move(explained.hint)));
  }
  if (!builder.problems.empty()) return {std::move(builder.problems)};
  return {std::move(builder.root), builder.blocks_found};
}

}  // namespace

base::Result<YamlNode> read_yaml_whole(const Source& source) {
  return read(source, source.text(), {}).result;
}

base::Result<YamlNode> read_yaml(const Source& source) {
  const LiteralBlocks cut = cut_literal_blocks(source);
  Outcome quick = read(source, cut.text, cut.blocks);
  const bool certain = quick.result.has_value() && quick.blocks_found == cut.blocks.size();
  return certain ? std::move(quick.result) : read_yaml_whole(source);
}

}  // namespace engine::codebook
