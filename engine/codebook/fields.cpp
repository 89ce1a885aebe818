#include "engine/codebook/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "engine/base/joined.hpp"
#include "engine/codebook/reader.hpp"
#include "engine/codebook/suggest.hpp"

namespace engine::codebook {
namespace {

using base::Message;
using base::message;

std::string_view without_spaces_around(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

base::Diagnostics in_file_order(base::Diagnostics problems) {
  std::ranges::sort(problems, [](const base::Diagnostic& a, const base::Diagnostic& b) {
    return std::tie(a.line, a.column, a.problem.en) < std::tie(b.line, b.column, b.problem.en);
  });
  return problems;
}

}  // namespace

void Fields::error(Place place, Message what, Message hint) {
  add({source_.problem(place, std::move(what), std::move(hint))});
}

void Fields::add(const base::Diagnostics& problems) {
  for (const base::Diagnostic& each : problems) {
    if (errors_.size() == base::kMostProblems) {
      base::Diagnostic rest = source_.problem(
          {},
          message("meer dan {} problemen; de rest staat hier niet",
                  "more than {} problems; the rest is not listed", base::kMostProblems),
          message("los deze eerst op", "mend these first"));
      rest.line = UINT32_MAX;  // sorted last; take_errors makes it the whole file
      errors_.push_back(std::move(rest));
    }
    if (errors_.size() > base::kMostProblems) return;
    errors_.push_back(each);
  }
}

void Fields::warn(Place place, Message what, Message hint) {
  if (warnings_.size() >= base::kMostProblems) return;
  warnings_.push_back(source_.problem(place, std::move(what), std::move(hint)));
  warnings_.back().severity = base::Severity::warning;
}

base::Diagnostics Fields::take_errors() {
  base::Diagnostics result = in_file_order(std::move(errors_));
  if (!result.empty() && result.back().line == UINT32_MAX) result.back().line = 0;
  return result;
}

base::Diagnostics Fields::take_warnings() { return in_file_order(std::move(warnings_)); }

void Fields::wrong_kind(const YamlNode& node, Message wanted) {
  error(node.place, message("een waarde van een andere soort", "a value of another kind"),
        std::move(wanted));
}

void Fields::wrong_choice(const YamlNode& node, std::string_view asked,
                          const std::vector<std::string_view>& possible) {
  error(node.place, message("'{}' kan hier niet", "'{}' is not possible here", asked),
        did_you_mean("", asked, possible,
                     message("mogelijk: {}", "possible: {}", base::joined(possible))));
}

bool Fields::is_named_map(const YamlNode& node, const Message& what) {
  if (node.kind == YamlNode::Kind::map) return true;
  wrong_kind(node, {fmt::format("in {} horen regels als naam: waarde", what.nl),
                    fmt::format("lines such as name: value belong in {}", what.en)});
  return false;
}

bool Fields::is_map(const YamlNode& node, const Message& what,
                    std::initializer_list<std::string_view> known) {
  if (!is_named_map(node, what)) return false;
  const std::vector<std::string_view> names{known};
  for (const YamlNode::Entry& entry : node.entries) {
    if (std::ranges::find(names, entry.key) != names.end()) continue;
    error(entry.place,
          {fmt::format("'{}' is geen sleutel van {}", entry.key, what.nl),
           fmt::format("'{}' is not a key of {}", entry.key, what.en)},
          did_you_mean("", entry.key, names,
                       message("mogelijk: {}", "possible: {}", base::joined(names))));
  }
  return true;
}

const YamlNode* Fields::find(const YamlNode& map, std::string_view key) {
  for (const YamlNode::Entry& entry : map.entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

std::string Fields::text(const YamlNode* node) {
  if (node == nullptr || node->kind == YamlNode::Kind::empty) return {};
  if (node->kind != YamlNode::Kind::text) {
    wrong_kind(*node, message("hier hoort een tekst", "a text belongs here"));
    return {};
  }
  return std::string{without_spaces_around(node->text)};
}

Message Fields::both_languages(const YamlNode* node) {
  if (node == nullptr) return {};
  if (node->kind != YamlNode::Kind::map) {
    const std::string one = text(node);
    return {one, one};
  }
  is_map(*node, message("een tekst in twee talen", "a text in two languages"), {"nl", "en"});
  Message both{text(find(*node, "nl")), text(find(*node, "en"))};
  if (both.nl.empty()) both.nl = both.en;
  if (both.en.empty()) both.en = both.nl;
  return both;
}

TextLine Fields::line_of(const YamlNode& node) {
  return {text(&node), {source_.path(), node.place.line, node.place.column}};
}

std::vector<TextLine> Fields::names(const YamlNode* node) {
  std::vector<TextLine> result;
  if (node == nullptr || node->kind == YamlNode::Kind::empty) return result;
  if (node->kind == YamlNode::Kind::text) {
    result.push_back(line_of(*node));
  } else if (node->kind == YamlNode::Kind::list) {
    for (const YamlNode& item : node->items) result.push_back(line_of(item));
  } else {
    wrong_kind(*node, message("schrijf [a, b]", "write [a, b]"));
  }
  return result;
}

std::uint16_t Fields::number(const YamlNode* node, std::uint16_t least, std::uint16_t most,
                             std::uint16_t otherwise) {
  if (node == nullptr) return otherwise;
  const std::string written = text(node);
  std::uint16_t value = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, problem] = std::from_chars(written.data(), end, value);
  if (problem == std::errc{} && stop == end && value >= least && value <= most) return value;
  error(node->place,
        message("'{}' is geen getal van {} tot en met {}", "'{}' is no number from {} to {}",
                written, least, most),
        {});
  return otherwise;
}

// The lines of a literal block follow its header, one for one; only the
// indentation is gone.
std::vector<TextLine> Fields::block_lines(const YamlNode& node) {
  std::vector<TextLine> result;
  std::uint32_t number = node.place.line;
  for (std::string_view rest = node.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    if (without_spaces_around(line).empty()) continue;
    const std::size_t whole = source_.line(number).size();
    const std::size_t indent = whole > line.size() ? whole - line.size() : 0;
    result.push_back(
        {std::string{line}, {source_.path(), number, static_cast<std::uint32_t>(indent) + 1}});
  }
  return result;
}

std::vector<TextLine> Fields::notation(const YamlNode* node) {
  if (node == nullptr || node->kind == YamlNode::Kind::empty) return {};
  if (node->kind != YamlNode::Kind::text || node->style != YamlNode::Style::literal) {
    error(
        node->place,
        message("patronen staan in een blok; YAML zou !, : en # er anders uit halen",
                "patterns stand in a block; YAML would take !, : and # out of them"),
        message("schrijf | achter de dubbele punt en elk patroon op een eigen, ingesprongen regel",
                "write | behind the colon and each pattern on an indented line of its own"));
    return {};
  }
  std::vector<TextLine> lines = block_lines(*node);
  const auto says_nothing = [](const TextLine& line) {
    return without_spaces_around(std::string_view{line.text}.substr(0, comment_start(line.text)))
        .empty();
  };
  std::erase_if(lines, says_nothing);
  return lines;
}

void Fields::warn_lost_tail(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::text || node.style != YamlNode::Style::plain) return;
  const std::string_view line = source_.line(node.place.line);
  const std::size_t at = line.find(node.text);
  if (at == std::string_view::npos) return;
  const std::string_view rest = without_spaces_around(line.substr(at + node.text.size()));
  if (!rest.empty() && rest.front() == '#')
    warn(node.place,
         message("YAML leest alles na # als commentaar", "YAML reads all behind # as a comment"),
         message("hoort het bij de tekst: zet die tussen aanhalingstekens of in een blok (|)",
                 "if it belongs to the text, put that in quotes or into a block (|)"));
}

std::vector<TextLine> Fields::sentences(const YamlNode* node) {
  std::vector<TextLine> result;
  if (node == nullptr || node->kind == YamlNode::Kind::empty) return result;
  if (node->kind == YamlNode::Kind::text && node->style == YamlNode::Style::literal) {
    result = block_lines(*node);
    const auto is_comment = [](const TextLine& line) {
      return without_spaces_around(line.text).front() == '#';
    };
    std::erase_if(result, is_comment);
    for (TextLine& line : result) line.text = std::string{without_spaces_around(line.text)};
    return result;
  }
  warn_lost_tail(*node);
  for (const YamlNode& item : node->items) warn_lost_tail(item);
  result = names(node);
  std::erase_if(result, [](const TextLine& line) { return line.text.empty(); });
  return result;
}

}  // namespace engine::codebook
